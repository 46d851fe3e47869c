import FileSystem

extension String {
  /// The text with something else for what another program would take for more than text.
  ///
  /// By scalars: a letter before a bracket, or a mark after a bar, makes one of Swift's characters of the two, and two of
  /// every other program's.
  ///
  /// - Parameter replacement: What to write for a scalar, or nil for itself.
  public func escaping(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let text = replacement(scalar) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text in which nothing is markup, in elements and in attributes of HTML and SVG, and no character that XML has not.
  public var escapedForHTML: String {
    escaping { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "\t", "\n": nil
      default: scalar.isActing ? scalar.escape : nil
      }
    }
  }
}
