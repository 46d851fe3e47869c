import Reporting

extension LetterTemplate {
  /// Characters of a line (RFC 5322, section 2.1.1, asks for 78 at most; a reply puts two before them).
  static let width = 76

  /// A label before the first value that is longer than this does not indent the lines that follow.
  private static let widestIndent = 30

  /// What stands in the place of a name.
  enum Value: Equatable {
    /// Goes into the line, and is broken at blanks where it is too long.
    case text(String)

    /// Lines of their own.
    case lines([String])
  }

  init(lines: [[Piece]]) {
    self.lines = lines
  }

  /// The lines of the mail; a placeholder without a value leaves its section out.
  func filled(with values: [Placeholder: Value]) -> [String] {
    var result: [String] = []
    var isHidden = false
    for pieces in lines {
      for line in filled(pieces, values, &isHidden) where !(line.isEmpty && result.last?.isEmpty != false) {
        result.append(line)
      }
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  private func filled(
    _ pieces: [Piece], _ values: [Placeholder: Value], _ isHidden: inout Bool
  ) -> [String] {
    var label: String?
    var text = ""
    var blocks: [String] = []
    var isVisible = !isHidden && pieces.isEmpty
    for piece in pieces {
      switch piece {
      case .sectionStart(let placeholder): isHidden = values[placeholder] == nil
      case .sectionEnd: isHidden = false
      case _ where isHidden: break
      case .text(let literal):
        text += literal
        if !piece.isMark { isVisible = true }
      case .value(let placeholder):
        isVisible = true
        if label == nil { label = text }
        switch values[placeholder] {
        case .text(let value): text += value
        case .lines(let lines): blocks += lines.map { text + $0 }
        case nil: break
        }
      }
    }
    guard isVisible else { return [] }
    return blocks.isEmpty ? Self.broken(text, label: label) : blocks
  }

  /// A line in as many as it needs.
  private static func broken(_ line: String, label: String?) -> [String] {
    var label = label ?? String(line.prefix { $0 == " " })
    if line.count <= width { return [String(line.reversed().drop { $0 == " " }.reversed())] }
    if label.count > widestIndent { label = "" }
    let indent = String(repeating: " ", count: label.count)
    return Wrapping(width: width).lines(String(line.dropFirst(label.count)), first: label, rest: indent)
  }
}
