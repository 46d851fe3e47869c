public import SMTP

extension Reply {
  /// The text of all lines in one, without the enhanced code that each line may repeat.
  public var unfoldedText: String {
    let repeated = enhancedCode.map { $0 + " " }
    return lines.map { line in
      guard let repeated, line.hasPrefix(repeated) else { return line }
      return String(line.dropFirst(repeated.count))
    }.joined(separator: " ")
  }
}
