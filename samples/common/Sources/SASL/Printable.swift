/// Foreign bytes made fit for one line of a terminal.
///
/// Control characters, invisible characters and bytes that are not UTF-8 are shown by escapes: `\0`, `\n`, `\x1B`,
/// `\u{202E}`.
public enum Printable {
  /// The text of at most so many bytes; what is cut off is shown by an ellipsis.
  public static func text(_ bytes: some Collection<UInt8>, limit: Int = 200) -> String {
    let shown = Array(bytes.prefix(max(limit, 0)))
    let isCut = shown.count < bytes.count
    var text = String(validating: shown, as: UTF8.self)
    if isCut, text == nil {
      // The cut may have gone through a character.
      for length in 1...3 where text == nil && (0xC2...0xF4).contains(shown.suffix(length).first ?? 0) {
        text = String(validating: shown.dropLast(length), as: UTF8.self)
      }
    }
    let escaped = text.map { $0.unicodeScalars.map(escape).joined() } ?? shown.map(escape).joined()
    return isCut ? escaped + "…" : escaped
  }

  /// The text of a string.
  public static func text(_ string: String, limit: Int = 200) -> String {
    text(Array(string.utf8), limit: limit)
  }

  /// The text in quotes, in which quotes are escaped as well.
  static func quoted(_ string: String, limit: Int = 200) -> String {
    quoted(Array(string.utf8), limit: limit)
  }

  static func quoted(_ bytes: some Collection<UInt8>, limit: Int = 200) -> String {
    "\""
      + text(bytes, limit: limit).split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"") + "\""
  }

  /// Whether bytes are text, found without leaving a copy of them.
  static func isUTF8(_ bytes: some Collection<UInt8>) -> Bool {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid: continue
      case .emptyInput: return true
      case .error: return false
      }
    }
  }

  private static func escape(_ byte: UInt8) -> String {
    byte < 0x80 ? escape(Unicode.Scalar(byte)) : hexadecimal(byte)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\0": return "\\0"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\\": return "\\\\"
    case " "..."~": return String(scalar)
    case "\u{1}"..."\u{7F}": return hexadecimal(UInt8(truncatingIfNeeded: scalar.value))
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .surrogate,
      .unassigned:
      return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: return String(scalar)
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
