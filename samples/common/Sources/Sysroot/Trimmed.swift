extension StringProtocol {
  /// The text without blanks, line ends and NULs around it.
  public var trimmed: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\0" }
    var rest = Substring(self).unicodeScalars.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
