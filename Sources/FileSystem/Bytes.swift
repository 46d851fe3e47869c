/// Bytes of texts, as the C locale classifies them.
extension UInt8 {
  public static let blank = UInt8(ascii: " ")
  public static let tab = UInt8(ascii: "\t")
  public static let newline = UInt8(ascii: "\n")
  public static let carriageReturn = UInt8(ascii: "\r")
  public static let colon = UInt8(ascii: ":")
  public static let slash = UInt8(ascii: "/")
  public static let equals = UInt8(ascii: "=")
  public static let dollar = UInt8(ascii: "$")
  public static let hash = UInt8(ascii: "#")
  public static let question = UInt8(ascii: "?")
  public static let backslash = UInt8(ascii: "\\")

  public var isDigit: Bool { (0x30...0x39).contains(self) }
  public var isLowerCase: Bool { (0x61...0x7a).contains(self) }
  public var isUpperCase: Bool { (0x41...0x5a).contains(self) }
  public var isLetter: Bool { isLowerCase || isUpperCase }
  /// What isspace(3) says in the C locale.
  public var isSpace: Bool { self == .blank || (0x09...0x0d).contains(self) }
  public var isASCII: Bool { self < 0x80 }
}

extension Collection<UInt8> {
  /// These bytes in quotes for a message; only the first 80 of a longer text are shown.
  public var quoted: String {
    let shown = ByteString(prefix(80)).description
    return count > 80 ? "'\(shown)…'" : "'\(shown)'"
  }
}
