/// Takes a secret out of what others sent, such as the reply of a server that repeats the line it does not understand.
///
/// The secret is found as it is and in base64, also in the midst of what was encoded together with it.
public struct Redaction: Sendable {
  /// What stands for what is not shown; its length says nothing.
  public static let mask = "********"

  /// The shortest secret that is looked for, in bytes.
  ///
  /// Of a shorter one the masks would tell more than they hide, as it occurs in other words as well.
  public static let shortestSecret = 4

  private let patterns: [Secret]

  public init(_ secret: Secret) {
    guard secret.count >= Self.shortestSecret else {
      patterns = []
      return
    }
    // Encoded after a number of bytes that leaves a rest of 0, 1 or 2 by three, each byte becomes 4/3 characters;
    // those at both ends depend on their neighbours.
    let encoded = (0...2).map { before in
      let text = Base64.encode(Secret(joining: [Secret(repeatElement(0, count: before)), secret]))
      return text.withBytes { Secret($0[((before * 8 + 5) / 6)..<((before + secret.count) * 8 / 6)]) }
    }
    patterns = [secret] + encoded
  }

  /// The bytes with every occurrence masked.
  public func masked(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if let found = patterns.first(where: { $0.withBytes { rest.starts(with: $0) } }) {
        result += Array(Self.mask.utf8)
        index += found.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The text with every occurrence masked.
  public func masked(_ text: String) -> String {
    String(decoding: masked(text.utf8), as: UTF8.self)
  }

  func quoted(_ bytes: some Collection<UInt8>) -> String {
    Printable.quoted(masked(bytes))
  }

  func text(_ bytes: some Collection<UInt8>, limit: Int = 200) -> String {
    Printable.text(masked(bytes), limit: limit)
  }
}

extension Credentials {
  /// Takes the password out of texts.
  public var redaction: Redaction { Redaction(password) }
}
