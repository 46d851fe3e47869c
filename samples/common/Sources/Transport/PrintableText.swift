extension String {
  /// Bytes from the network as a text that can do no harm to a terminal or a log.
  ///
  /// What is not UTF-8 is replaced by U+FFFD. Control characters, and others that change how the text around them is
  /// shown, are written out: `\0`, `\r`, `\n`, `\t`, `\x1B`, `\u{202E}`.
  public init(printing bytes: some Sequence<UInt8>) {
    self = ""
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\0": self += "\\0"
      case "\r": self += "\\r"
      case "\n": self += "\\n"
      case "\t": self += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control where scalar.value < 0x100:
          let hex = String(scalar.value, radix: 16, uppercase: true)
          self += "\\x" + (hex.count < 2 ? "0" : "") + hex
        case .control, .format, .lineSeparator, .paragraphSeparator:
          self += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        default: unicodeScalars.append(scalar)
        }
      }
    }
  }
}
