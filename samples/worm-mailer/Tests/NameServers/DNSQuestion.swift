/// A question as it came, and the answers that can be given to it.
public struct DNSQuestion: Sendable {
  /// The whole message.
  public let message: [UInt8]
  public let isTCP: Bool

  /// The name in lower case, with dots between the labels.
  public let name: String

  /// The number of the type of records: 1 for A.
  public let type: UInt16

  /// The bytes of the question section.
  private let section: [UInt8]

  init?(_ message: [UInt8], isTCP: Bool) {
    var labels: [String] = []
    var place = 12
    while place < message.count, message[place] != 0 {
      let end = place + 1 + Int(message[place])
      guard end < message.count else { return nil }
      labels.append(String(decoding: message[(place + 1)..<end], as: UTF8.self).lowercased())
      place = end
    }
    guard place + 5 <= message.count else { return nil }
    self.message = message
    self.isTCP = isTCP
    name = labels.joined(separator: ".")
    type = UInt16(message[place + 1]) << 8 | UInt16(message[place + 2])
    section = Array(message[12..<(place + 5)])
  }

  /// An answer with these records, each made by `record`.
  ///
  /// - Parameters:
  ///   - code: The response code: 2 is SERVFAIL, 3 NXDOMAIN, 5 REFUSED.
  ///   - isTruncated: Whether it says that there is more.
  ///   - count: How many records it says that it has, instead of how many there are.
  ///   - identifier: What is added to the question's identifier.
  public func answer(
    _ records: [[UInt8]] = [], code: UInt8 = 0, isTruncated: Bool = false, count: Int? = nil,
    identifier: UInt8 = 0
  ) -> [UInt8] {
    let number = count ?? records.count
    let head: [UInt8] = [
      message[0], message[1] &+ identifier, 0x81 | (isTruncated ? 2 : 0), 0x80 | code, 0, 1,
      UInt8(number >> 8), UInt8(number & 0xFF), 0, 0, 0, 0,
    ]
    return head + section + records.joined()
  }

  /// A record; without an owner it is the question's name, by a pointer.
  public static func record(_ type: UInt16, _ data: [UInt8], owner: String? = nil) -> [UInt8] {
    let name = owner.map(wire) ?? [0xC0, 12]
    let fixed: [UInt8] = [UInt8(type >> 8), UInt8(type & 0xFF), 0, 1, 0, 0, 0, 60]
    return name + fixed + [UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data
  }

  /// A name as it is sent.
  public static func wire(_ name: String) -> [UInt8] {
    name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
  }
}
