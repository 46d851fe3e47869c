/// A message as it goes over the line after DATA (RFC 5321, section 4.5.2).
struct MessageData: Equatable {
  /// With CR LF at the end of every line, a dot doubled at the beginning of one, and the end of the data.
  let wire: [UInt8]

  /// The size that SIZE wants to know (RFC 1870, section 5): with CR LF, without doubled dots and the end.
  let size: Int

  /// Whether there are bytes beyond ASCII, in the header or at all.
  let has8BitHeader: Bool
  let has8Bit: Bool

  /// The longest line without its end (RFC 5322, section 2.1.1).
  static let maximumOfLine = 998

  /// Why a message cannot be sent.
  struct Problem: Error, Equatable, CustomStringConvertible {
    let description: String
  }

  /// Makes data of a message with any kind of line ends: CR LF, LF or CR.
  init(_ message: [UInt8]) throws(Problem) {
    var wire: [UInt8] = []
    wire.reserveCapacity(message.count + message.count / 32 + 16)
    var stuffed = 0
    var number = 1
    var length = 0
    var isHeader = true
    var has8BitHeader = false
    var has8Bit = false
    var previous: UInt8 = 0
    for byte in message {
      defer { previous = byte }
      // The LF of a CR LF has been written with the CR.
      if byte == 10, previous == 13 { continue }
      if byte == 13 || byte == 10 {
        // The first empty line ends the header.
        if length == 0 { isHeader = false }
        wire += [13, 10]
        number += 1
        length = 0
        continue
      }
      guard byte != 0 else { throw Problem(description: "line \(number) of the message contains a NUL") }
      if length == 0, byte == UInt8(ascii: ".") {
        wire.append(byte)
        stuffed += 1
      }
      wire.append(byte)
      length += 1
      guard length <= Self.maximumOfLine else {
        throw Problem(
          description:
            "line \(number) of the message is longer than the \(Self.maximumOfLine) bytes that mail allows")
      }
      if byte >= 0x80 {
        has8Bit = true
        if isHeader { has8BitHeader = true }
      }
    }
    if length > 0 { wire += [13, 10] }
    size = wire.count - stuffed
    self.wire = wire + ".\r\n".utf8
    self.has8Bit = has8Bit
    self.has8BitHeader = has8BitHeader
  }
}
