extension String {
  /// The lines of a file as the programs that read it see them, empty ones too: a line ends with a line feed.
  ///
  /// For Swift a carriage return and a line feed are one character, which is not the line feed alone.
  var lines: [Substring] {
    utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init)
  }
}
