/// The words of a text of others' making, over all its lines: the lines of a reply are one text.
struct ForeignWords {
  struct Line {
    /// What comes before the words, which is not the text's own: the time, the program, the reply's codes.
    let beginning: Substring

    /// The reply's code.
    let code: Substring?

    /// The places of the line's words.
    let words: Range<Int>
  }

  /// The words of all lines; between two blanks there is an empty one.
  private(set) var words: [Substring] = []

  /// The same in small letters without the marks around them.
  private(set) var cores: [String] = []
  private(set) var lines: [Line] = []

  /// The line of each word.
  private var numbers: [Int] = []

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let (end, code) = Self.beginning(of: line)
      let own = line[end...].split(omittingEmptySubsequences: false) { $0 == " " }
      numbers += repeatElement(lines.count, count: own.count)
      lines.append(
        Line(beginning: line[..<end], code: code, words: words.count..<words.count + own.count))
      words += own
      cores += own.map(FamiliarText.core)
    }
  }

  /// The line that a word is in.
  func line(of index: Int) -> Line { lines[numbers[index]] }

  /// The word before or after another one, in whatever line.
  func before(_ index: Int) -> Int? { words[..<index].lastIndex { !$0.isEmpty } }
  func after(_ index: Int) -> Int? { words[(index + 1)...].firstIndex { !$0.isEmpty } }

  private static func beginning(of line: Substring) -> (end: String.Index, code: Substring?) {
    if let end = LogHead.end(of: line) { return (end, nil) }
    // `535-5.7.8 `, perhaps after the mark of a program that shows what the server says.
    let mark = #/[ \t]*(?:(?:S:|<-|<\*\*|<~\*|<~|<)[ \t]*)?([2-5][0-9]{2})(?:[ \-]+|$)/#
    guard let reply = line.prefixMatch(of: mark) else { return (line.startIndex, nil) }
    let rest = line[reply.range.upperBound...]
    let enhanced = rest.prefix { $0 != " " }
    guard EnhancedCode.words(for: String(enhanced)) != nil else { return (rest.startIndex, reply.output.1) }
    return (rest[enhanced.endIndex...].prefix { $0 == " " }.endIndex, reply.output.1)
  }
}
