/// A server's answer to a command (RFC 5321, section 4.2): a code and the text of one or more lines.
public struct Reply: Equatable, Sendable {
  /// Three digits, the first 2 to 5.
  public let code: Int

  /// The text of each line after the code, without the line's end; bytes that are not UTF-8 are replaced.
  public let lines: [String]

  public init(code: Int, lines: [String]) {
    self.code = code
    self.lines = lines
  }

  /// What the last line says, where a reply of many lines has its conclusion.
  public var text: String { lines.last ?? "" }

  /// The enhanced status code (RFC 3463) at the beginning of the text, `5.7.8`, nil where there is none.
  public var enhancedCode: String? {
    let first = text.prefix { !$0.isWhitespace }
    let numbers = first.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, ["2", "4", "5"].contains(numbers[0]),
      numbers.dropFirst().allSatisfy({ number in
        (1...3).contains(number.count) && number.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    return String(first)
  }
}
