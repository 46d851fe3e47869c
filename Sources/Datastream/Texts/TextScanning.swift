internal import FileSystem
internal import SystemPackage

/// One line of a text, with its place.
struct TextLine {
  let file: FilePath
  /// Counted from 1.
  let number: Int
  /// The bytes without the newline.
  let bytes: ArraySlice<UInt8>
  /// The code of what is wrong with the line.
  private let code: FindingCode?

  /// The lines of a text that are not empty; what follows the last newline is a line, too.
  ///
  /// - Parameter code: The code of what is wrong with a line, for a text that is part of a package.
  static func lines(
    of text: [UInt8], in file: FilePath, _ code: FindingCode? = nil
  ) -> some Sequence<TextLine> {
    // One after the other: an array of all lines would be larger than the text.
    sequence(state: (rest: text[...] as ArraySlice<UInt8>?, number: 0)) { state -> TextLine? in
      guard let rest = state.rest else { return nil }
      let end = rest.firstIndex(of: .newline)
      state.rest = end.map { rest[($0 + 1)...] }
      state.number += 1
      return TextLine(file: file, number: state.number, bytes: rest[..<(end ?? rest.endIndex)], code: code)
    }.lazy.filter { !$0.bytes.isEmpty }
  }

  func problem(_ message: String) -> Problem {
    let problem = Problem(in: file, line: number, message)
    return code.map { problem.with($0) } ?? problem
  }

  /// The first byte that is not a blank or a tab.
  var firstByte: UInt8? { bytes.first { $0 != .blank && $0 != .tab } }

  /// Whether the line of a pkgmap is for an object or an information file.
  var isMapEntry: Bool { firstByte.map { $0 != .hash && $0 != .colon } ?? false }

  /// The runs of bytes between blanks and tabs, which are all that the installers split at.
  var words: [ArraySlice<UInt8>] { bytes.split { $0 == .blank || $0 == .tab } }
}

extension [UInt8] {
  /// Refuses a text with a NUL, which hides the rest of its line, or of the text, from the installers.
  func expectNoNUL(in file: FilePath, _ code: FindingCode) throws {
    guard let index = firstIndex(of: 0) else { return }
    throw Problem(
      code, at: .line(file, self[..<index].count { $0 == .newline } + 1),
      "contains a NUL, at which the installers stop reading")
  }
}

extension ArraySlice<UInt8> {
  /// The same without blanks at either end.
  var trimmed: ArraySlice<UInt8> {
    let start = drop(while: \.isSpace)
    let count = start.reversed().drop(while: \.isSpace).count
    return start.prefix(count)
  }
}
