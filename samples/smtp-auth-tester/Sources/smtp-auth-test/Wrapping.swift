import Glibc

/// Text in lines that fit the terminal.
struct Wrapping {
  /// Columns of a line.
  let width: Int

  /// As wide as the terminal, by `COLUMNS` or as it says itself; 80 columns when there is none.
  static var forOutput: Wrapping {
    if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), (20...1000).contains(columns) {
      return Wrapping(width: columns)
    }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, (20...1000).contains(size.ws_col) {
      return Wrapping(width: Int(size.ws_col))
    }
    return Wrapping(width: 80)
  }

  /// A paragraph in lines, each with its end.
  ///
  /// - Parameters:
  ///   - first: What the first line begins with.
  ///   - rest: What the other lines begin with.
  func paragraph(_ text: String, first: String = "", rest: String = "") -> String {
    var lines = ""
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines += line + "\n"
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + line + "\n"
  }
}
