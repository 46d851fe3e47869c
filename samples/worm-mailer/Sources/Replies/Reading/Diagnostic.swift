import Secrecy

/// What a server said, fit to be shown.
enum Diagnostic {
  /// As many bytes are shown.
  static let maximumSize = 300

  /// On one line, each run of blanks as one.
  static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let words = bytes.prefix(2000).split { $0.isBlank || $0 == 0x0A || $0 == 0x0D }
    return String(printing: Array(words.joined(separator: [0x20])), limit: maximumSize)
  }
}
