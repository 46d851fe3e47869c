/// Characters that a terminal acts on, or shows nothing for: no output may have one of a package, a tree or an argument.
public enum ActingCharacters {
  /// All of those below U+0100 but NUL, tab and newline, which files and arguments cannot have everywhere, and one or more of
  /// each other kind: marks of direction, separators, invisible ones, tags, private ones.
  public static let all: String = {
    let low: [ClosedRange<UInt32>] = [0x01...0x08, 0x0b...0x1f, 0x7f...0x9f, 0xad...0xad]
    let others: [UInt32] = [
      0x061c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c,
      0x202d,
      0x202e, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0xe000, 0xfeff, 0xfff9, 0xe0001, 0xe0041,
      0xe007f,
      0x10fffd,
    ]
    return String(String.UnicodeScalarView((low.joined() + others).compactMap(Unicode.Scalar.init)))
  }()

  /// The same with NUL, and with bytes that are not UTF-8: C1 characters, ESC and CSI in more bytes than they need, half
  /// of a surrogate pair, a character that is cut short.
  public static let bytes: [UInt8] =
    Array(all.utf8) + Array(0x80...0x9f)
    + [
      0xc0, 0x9b, 0xc1, 0x9b, 0xe0, 0x80, 0x9b, 0xed, 0xa0, 0x80, 0xf5, 0x80, 0x80, 0x80, 0xfe, 0xff, 0xe2,
      0x80, 0,
    ]

  /// A text with bytes in place of each `{}`.
  public static func filled(_ form: String, with bytes: [UInt8]) -> [UInt8] {
    let parts = form.split(separator: "{}", omittingEmptySubsequences: false)
    return Array(parts.map { Array($0.utf8) }.joined(separator: bytes))
  }

  /// Those that are in a text: control characters but tab and newline, formats, separators, private and unassigned ones.
  public static func found(in text: String) -> [String] {
    Set(text.unicodeScalars).filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\t" && scalar != "\n"
      case .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
      default: scalar.properties.isDefaultIgnorableCodePoint
      }
    }.map { String($0.value, radix: 16) }.sorted()
  }
}
