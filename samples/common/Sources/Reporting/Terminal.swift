import Glibc

/// What standard output can show.
public struct Terminal: Sendable {
  /// How many characters fit a line.
  public let columns: Int

  /// Whether characters beyond ASCII can be shown: whether the locale's encoding is UTF-8.
  public let isUnicode: Bool

  /// Whether colours are wanted: on a terminal, unless `NO_COLOR` (no-color.org) is set or the terminal is dumb.
  public let hasColours: Bool

  /// What standard output is and the environment says.
  ///
  /// The width is that of the terminal, else `COLUMNS`, else 80.
  public static func ofStandardOutput() -> Terminal {
    var size = winsize()
    let isSized = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = isSized ? Int(size.ws_col) : variable("COLUMNS").flatMap { Int($0) } ?? 80
    setlocale(LC_CTYPE, "")
    let encoding = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) }
    let isDumb = variable("TERM") ?? "dumb" == "dumb"
    return Terminal(
      columns: min(max(columns, 20), 1000), isUnicode: encoding == "UTF-8",
      hasColours: StandardOutput.isTerminal && !isDumb && variable("NO_COLOR") == nil)
  }

  /// A variable of the environment that is set and not empty.
  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
