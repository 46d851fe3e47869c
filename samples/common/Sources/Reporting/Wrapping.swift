import FileSystem
import Glibc

/// Text in lines that fit the terminal.
public struct Wrapping: Sendable {
  /// Columns of a line.
  public let width: Int

  public init(width: Int) {
    self.width = width
  }

  /// As wide as the terminal, by `COLUMNS` or as it says itself; 80 columns when there is none.
  public static var forOutput: Wrapping {
    if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), (20...1000).contains(columns) {
      return Wrapping(width: columns)
    }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, (20...1000).contains(size.ws_col) {
      return Wrapping(width: Int(size.ws_col))
    }
    return Wrapping(width: 80)
  }

  /// The lines of a paragraph, in which an end of a line is shown like any other control character, without their ends; one that is empty has one empty line.
  ///
  /// - Parameters:
  ///   - first: What the first line begins with.
  ///   - rest: What the other lines begin with.
  public func lines(_ text: String, first: String = "", rest: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.showingControlCharacters.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  /// A paragraph in lines, each with its end.
  public func paragraph(_ text: String, first: String = "", rest: String = "") -> String {
    lines(text, first: first, rest: rest).map { $0 + "\n" }.joined()
  }
}
