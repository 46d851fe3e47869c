import Secrecy

/// Why a text is not base64; positions count from 1.
public enum Base64Problem: Error, Equatable, CustomStringConvertible, Sendable {
  /// A byte outside the alphabet.
  case badCharacter(UInt8, position: Int)

  /// A length that is not a multiple of four.
  case wrongLength(Int)

  /// A `=` before the end, or more of them than two.
  case misplacedPadding(position: Int)

  /// Bits of the last character before the padding that stand for nothing, and are not zero.
  case trailingBits(position: Int)

  public var description: String {
    switch self {
    case .badCharacter(let byte, let position):
      "not base64: character \(Self.name(byte)) at position \(position)" + Self.hint(byte)
    case .wrongLength(let length):
      "not base64: \(length) characters are not a multiple of four; the end, or the '=' that fill it up, are missing"
    case .misplacedPadding(let position):
      "not base64: '=' at position \(position), only one or two are allowed and only at the end"
    case .trailingBits(let position):
      "not base64: the last bits of the character at position \(position) are not zero"
    }
  }

  private static func name(_ byte: UInt8) -> String {
    (0x21..<0x7F).contains(byte)
      ? "'\(Unicode.Scalar(byte))'" : "0x" + String(hexadecimal: [byte])
  }

  private static func hint(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): " (a line break)"
    case UInt8(ascii: " "): " (a blank)"
    case UInt8(ascii: "\t"): " (a tab)"
    case UInt8(ascii: "-"), UInt8(ascii: "_"): " (of the URL-safe alphabet, which SASL does not use)"
    default: ""
    }
  }

  /// Checks a text, and gives the number of padding characters.
  static func check(_ text: UnsafeRawBufferPointer) throws(Base64Problem) -> Int {
    let equals = UInt8(ascii: "=")
    for (index, byte) in text.enumerated() where byte != equals && value(of: byte) == nil {
      throw .badCharacter(byte, position: index + 1)
    }
    let dataCount = text.firstIndex(of: equals) ?? text.count
    let padding = text.count - dataCount
    if padding > 2 || text[dataCount...].contains(where: { $0 != equals }) {
      throw .misplacedPadding(position: dataCount + 1)
    }
    if text.count % 4 != 0 { throw .wrongLength(text.count) }
    let unused: UInt8 = padding == 2 ? 0b1111 : padding == 1 ? 0b11 : 0
    if dataCount > 0, let last = value(of: text[dataCount - 1]), last & unused != 0 {
      throw .trailingBits(position: dataCount)
    }
    return padding
  }

  /// The six bits that a character of the alphabet stands for.
  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
