import FileSystem

extension String {
  /// Foreign bytes as a text on one line that can do no harm to a terminal or a log.
  ///
  /// Control characters, invisible ones and bytes that are not UTF-8 are written out: `\0`, `\n`, `\x1B`, `\u{202E}`,
  /// `\xFF`. A text that has been printed is not changed when it is printed again.
  ///
  /// - Parameters:
  ///   - bytes: What somebody else wrote.
  ///   - limit: How many bytes are shown at most; an ellipsis stands for the rest.
  ///   - escaped: Characters that get a backslash; with the backslash among them what was written out can be told from
  ///     what came so.
  public init(
    printing bytes: some Collection<UInt8>, limit: Int = .max, escaping escaped: Set<Unicode.Scalar> = []
  ) {
    self = ""
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var rest = bytes[...]
    var room = limit
    while !rest.isEmpty {
      let length: Int
      var character: Unicode.Scalar?
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        length = encoded.count
        character = Unicode.UTF8.decode(encoded)
      case .error(let count): length = count
      case .emptyInput: return
      }
      guard length <= room else {
        self += "…"
        return
      }
      if let character {
        self += Self.printed(character, escaped)
      } else {
        for byte in rest.prefix(length) { self += Self.escape(byte) }
      }
      rest = rest.dropFirst(length)
      room -= length
    }
  }

  /// Foreign bytes in quotes; quotes and backslashes among them are escaped.
  public init(quoting bytes: some Collection<UInt8>, limit: Int = 200) {
    self = "\"" + String(printing: bytes, limit: limit, escaping: ["\"", "\\"]) + "\""
  }

  private static func printed(_ scalar: Unicode.Scalar, _ escaped: Set<Unicode.Scalar>) -> String {
    switch scalar {
    case "\0": return "\\0"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case " "..."~": return escaped.contains(scalar) ? "\\\(scalar)" : String(scalar)
    case "\u{1}"..."\u{7F}": return escape(UInt8(truncatingIfNeeded: scalar.value))
    default: break
    }
    guard scalar.isActing || scalar.properties.generalCategory == .spaceSeparator else {
      return String(scalar)
    }
    return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  private static func escape(_ byte: UInt8) -> String {
    "\\x" + String(hexadecimal: [byte], uppercase: true)
  }
}
