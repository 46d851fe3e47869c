/// A server's answer to a command (RFC 5321, section 4.2): a code and the text of one or more lines.
public struct Reply: Equatable, Sendable {
  /// Three digits, the first 2 to 5.
  public let code: Int

  /// The text of each line after the code, without the line's end.
  ///
  /// Fit to be shown: control characters are written out (`\0`), bytes that are not UTF-8 are replaced, and where the
  /// server repeated a secret there is `[hidden]`.
  public let lines: [String]

  /// What in it is not as the standards want it, each kind once.
  public let deviations: [ReplyDeviation]

  public init(code: Int, lines: [String], deviations: [ReplyDeviation] = []) {
    self.code = code
    self.lines = lines
    self.deviations = deviations
  }

  /// What the last line says, where a reply of many lines has its conclusion.
  public var text: String { lines.last ?? "" }

  /// Whether the server did what it was asked to do, or goes on with it (2yz, 3yz).
  public var isPositive: Bool { code < 400 }

  /// Whether the server says no in a way that only AUTH has (RFC 4954, section 6), to whatever command.
  public var refusesAuthentication: Bool {
    [432, 454, 530, 534, 535, 538].contains(code)
      || !isPositive && ["4.7.12", "5.7.8", "5.7.9", "5.7.11"].contains(enhancedCode)
  }

  /// Whether the same might succeed at another time (4yz).
  public var isTransient: Bool { (400...499).contains(code) }

  /// The enhanced status code (RFC 3463) at the beginning of the text, `5.7.8`, nil where there is none.
  public var enhancedCode: String? { Self.enhancedCode(of: text) }

  static func enhancedCode(of line: String) -> String? {
    let first = line.prefix { !$0.isWhitespace }
    let numbers = first.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, ["2", "4", "5"].contains(numbers[0]),
      numbers.dropFirst().allSatisfy({ number in
        (1...3).contains(number.count) && number.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    return String(first)
  }

  /// The whole on one line, `535 5.7.8 Error: authentication failed`, of a long one the beginning.
  public var oneLine: String {
    let whole = ([String(code)] + lines.prefix(20)).joined(separator: " ")
    return whole.count > 500 ? whole.prefix(500) + "…" : whole
  }
}
