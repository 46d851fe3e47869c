import Secrecy

/// Reads a template line by line.
struct TemplateParser {
  private let file: String
  private var lines: [[LetterTemplate.Piece]] = []
  private var used: Set<Placeholder> = []

  /// The section that is open, and where it was opened.
  private var section: (placeholder: Placeholder, line: Int)?

  init(file: String) {
    self.file = file
  }

  mutating func add(_ bytes: ArraySlice<UInt8>, number: Int) throws(TemplateProblem) {
    guard let line = String(validating: bytes, as: UTF8.self) else {
      throw TemplateProblem(file, number, "is not UTF-8 text")
    }
    // A tab is as wide as its reader likes, and no good for columns.
    guard String(printing: bytes) == line else {
      throw TemplateProblem(file, number, "has a character that cannot be shown; tabs are among them")
    }
    var pieces: [LetterTemplate.Piece] = []
    var rest = Substring(line)
    while let start = rest.firstRange(of: "{{") {
      if start.lowerBound > rest.startIndex { pieces.append(.text(String(rest[..<start.lowerBound]))) }
      let inside = rest[start.upperBound...]
      guard let end = inside.firstRange(of: "}}") else {
        throw TemplateProblem(file, number, "'{{' is not closed by '}}' on its line")
      }
      pieces.append(try piece(inside[..<end.lowerBound], number))
      rest = inside[end.upperBound...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    try checkBlocks(in: pieces, number)
    lines.append(pieces)
  }

  private mutating func piece(
    _ name: Substring, _ number: Int
  ) throws(TemplateProblem) -> LetterTemplate.Piece {
    let mark = name.first.flatMap { "#/".contains($0) ? $0 : nil }
    let word = mark == nil ? name : name.dropFirst()
    guard let placeholder = Placeholder(rawValue: String(word)) else {
      let shown = String(printing: name.utf8, limit: 60)
      throw TemplateProblem(file, number, "'{{\(shown)}}' is not a placeholder")
    }
    switch mark {
    case "#":
      if let section {
        throw TemplateProblem(
          file, number,
          "'{{#\(word)}}' begins before '{{#\(section.placeholder)}}' of line \(section.line) ends")
      }
      guard placeholder.isOptional else {
        throw TemplateProblem(file, number, "'{{\(word)}}' is always there and has no section")
      }
      section = (placeholder, number)
      return .sectionStart(placeholder)
    case "/":
      guard section?.placeholder == placeholder else {
        throw TemplateProblem(file, number, "'{{/\(word)}}' ends what has not begun")
      }
      section = nil
      return .sectionEnd(placeholder)
    default:
      if placeholder.isOptional, section?.placeholder != placeholder {
        throw TemplateProblem(
          file, number,
          "'{{\(word)}}' is not always there; put it between '{{#\(word)}}' and '{{/\(word)}}'")
      }
      if section == nil { used.insert(placeholder) }
      return .value(placeholder)
    }
  }

  private func checkBlocks(in pieces: [LetterTemplate.Piece], _ number: Int) throws(TemplateProblem) {
    for case .value(let placeholder) in pieces where placeholder.isBlock {
      let others = pieces.filter { $0 != .value(placeholder) }
      let isAlone = others.count + 1 == pieces.count && others.allSatisfy(\.isMark)
      guard isAlone, !others.contains(where: { if case .text = $0 { false } else { true } }) else {
        throw TemplateProblem(file, number, "'{{\(placeholder)}}' must stand on a line of its own")
      }
    }
  }

  /// The lines, when all is there that must be.
  func finish() throws(TemplateProblem) -> [[LetterTemplate.Piece]] {
    if let section {
      throw TemplateProblem(file, section.line, "'{{#\(section.placeholder)}}' is not closed")
    }
    if let missing = Placeholder.required.first(where: { !used.contains($0) }) {
      throw TemplateProblem(file, nil, "'{{\(missing)}}' is missing (\(missing.meaning))")
    }
    // What follows the last line's end is not a line.
    return lines.last == [] ? lines.dropLast() : lines
  }
}
