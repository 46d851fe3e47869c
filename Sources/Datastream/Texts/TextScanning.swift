internal import FileSystem
internal import SystemPackage

/// One line of a text, with where it stands.
struct TextLine {
  let file: FilePath
  /// Counted from 1.
  let number: Int
  /// The bytes without the newline.
  let bytes: ArraySlice<UInt8>

  func problem(_ message: String) -> Problem { Problem(in: file, line: number, message) }

  /// The runs of bytes between blanks and tabs, which are all that the installers split at.
  var words: [ArraySlice<UInt8>] { bytes.split { $0 == .blank || $0 == .tab } }
}

/// The lines of a text; what follows the last newline is a line too, if it is not empty.
func lines(of text: [UInt8], in file: FilePath) -> some Sequence<TextLine> {
  let pieces = text.split(separator: .newline, omittingEmptySubsequences: false)
  return pieces.enumerated().lazy
    .filter { !$0.element.isEmpty }
    .map { TextLine(file: file, number: $0.offset + 1, bytes: $0.element) }
}

extension UInt8 {
  static let blank = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let slash = UInt8(ascii: "/")
  static let equals = UInt8(ascii: "=")
  static let dollar = UInt8(ascii: "$")
  static let hash = UInt8(ascii: "#")
  static let question = UInt8(ascii: "?")
  static let backslash = UInt8(ascii: "\\")

  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLowerCase: Bool { (0x61...0x7a).contains(self) }
  var isUpperCase: Bool { (0x41...0x5a).contains(self) }
  var isLetter: Bool { isLowerCase || isUpperCase }
  /// What isspace(3) says in the C locale.
  var isSpace: Bool { self == .blank || (0x09...0x0d).contains(self) }
  var isASCII: Bool { self < 0x80 }
}

/// The number that digits alone spell, or nil for anything else and for what does not fit.
func number<Value: FixedWidthInteger>(
  _ digits: some Collection<UInt8>, radix: Value = 10, as type: Value.Type = Value.self
) -> Value? {
  if digits.isEmpty { return nil }
  var value: Value = 0
  for byte in digits {
    guard byte.isDigit, let digit = Value(exactly: byte - 0x30), digit < radix else { return nil }
    let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
    let (sum, carried) = product.addingReportingOverflow(digit)
    if overflowed || carried { return nil }
    value = sum
  }
  return value
}

extension Collection<UInt8> {
  /// These bytes in quotes for a message, shortened when nobody would read them all.
  var quoted: String {
    let shown = ByteString(prefix(80)).description
    return count > 80 ? "'\(shown)…'" : "'\(shown)'"
  }
}
