public import SMTP

/// Something a user wants explained: a code, a reply, or a line of a log.
public enum Inquiry: Sendable, Equatable {
  case reply(Reply)

  /// An enhanced code alone: `5.7.8`.
  case enhancedCode(String)

  case logLine(LogLine)

  /// Sorts a text in; lines of a reply may be those of one reply only.
  ///
  /// What other programs put before a server's lines is taken off: `S: `, `<-  ` of swaks, `< ` of curl.
  public init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(Self.withoutMark).filter { !$0.isEmpty }
    guard let first = lines.first else { return nil }
    if lines.count == 1, EnhancedCode.words(for: first) != nil {
      self = .enhancedCode(first)
    } else if let reply = Self.reply(lines) {
      self = .reply(reply)
    } else if lines.count == 1 {
      self = .logLine(LogLine(first))
    } else {
      return nil
    }
  }

  /// What it means, nil for a line that is not known.
  public func explanation(in circumstances: Circumstances = Circumstances()) -> Explanation? {
    switch self {
    case .reply(let reply): return Answer.reply(reply).explanation(in: circumstances)
    case .enhancedCode(let code):
      let series =
        code.utf8.first == UInt8(ascii: "2") ? 250 : code.utf8.first == UInt8(ascii: "4") ? 450 : 550
      let reply = Reply(code: EnhancedCode.replyCode(for: code) ?? series, lines: [code])
      return Answer.reply(reply).explanation(in: circumstances)
    case .logLine(let line): return line.explanation
    }
  }

  private static func withoutMark(_ line: Substring) -> String {
    var line = line.drop { $0 == " " || $0 == "\t" }
    for mark in ["S:", "<-", "<**", "<~*", "<~", "<"] where line.hasPrefix(mark) {
      line = line.dropFirst(mark.count)
      break
    }
    line = line.drop { $0 == " " || $0 == "\t" }
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return String(line)
  }

  /// The reply whose lines these are, nil unless each begins with the same code.
  private static func reply(_ lines: [String]) -> Reply? {
    var code: Int?
    var texts: [String] = []
    for line in lines {
      let digits = line.utf8.prefix(3)
      let mark = line.utf8.dropFirst(3).first
      guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }),
        let number = Int(line.prefix(3)),
        (200...599).contains(number), code == nil || code == number,
        mark == nil || mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-")
      else { return nil }
      code = number
      texts.append(String(line.dropFirst(4)))
    }
    return code.map { Reply(code: $0, lines: texts) }
  }
}
