internal import FileSystem
internal import SystemPackage

/// One line of a text, with its place.
struct TextLine {
  let file: FilePath
  /// Counted from 1.
  let number: Int
  /// The bytes without the newline.
  let bytes: ArraySlice<UInt8>

  /// The lines of a text that are not empty; what follows the last newline is a line, too.
  static func lines(of text: [UInt8], in file: FilePath) -> some Sequence<TextLine> {
    let pieces = text.split(separator: .newline, omittingEmptySubsequences: false)
    return pieces.enumerated().lazy
      .filter { !$0.element.isEmpty }
      .map { TextLine(file: file, number: $0.offset + 1, bytes: $0.element) }
  }

  func problem(_ message: String) -> Problem { Problem(in: file, line: number, message) }

  /// The runs of bytes between blanks and tabs, which are all that the installers split at.
  var words: [ArraySlice<UInt8>] { bytes.split { $0 == .blank || $0 == .tab } }
}

extension ArraySlice<UInt8> {
  /// The same without blanks at either end.
  var trimmed: ArraySlice<UInt8> {
    let start = drop(while: \.isSpace)
    let count = start.reversed().drop(while: \.isSpace).count
    return start.prefix(count)
  }
}
