public import FileSystem
public import SystemPackage

/// A paragraph of a deb822 file: fields in their order, each with the line it begins on.
///
/// Source: deb822(5). There is no kept Swift reader of this format, and it is a page of code.
public struct Paragraph: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let name: String
    /// The value as written: continuation lines are joined by newlines, their first blank removed.
    public let value: String
    /// The line of each line of the value, counted from 1: comments may be between them.
    public let lines: [Int]
    /// The line of the field's name, counted from 1.
    public var line: Int { lines.first ?? 1 }
    /// The first line that has each of the words.
    private let wordLines: [Substring: Int]

    init(name: String, value: String, lines: [Int]) {
      self.name = name
      self.value = value
      self.lines = lines
      let words = zip(value.pieces(between: "\n"), lines).flatMap { text, line in
        text.split { ",|()[]<>".contains($0) || $0.isWhitespace }.map { ($0, line) }
      }
      wordLines = Dictionary(words) { first, _ in first }
    }

    /// The line of a word of the value; that of the field where the value does not have it as it stands.
    func line(of word: String) -> Int {
      guard word.hasPrefix("${") else { return wordLines[word[...]] ?? line }
      let found = value.pieces(between: "\n").firstIndex { $0.firstRange(of: word) != nil }
      return found.flatMap { $0 < lines.count ? lines[$0] : nil } ?? line
    }
  }

  public let file: FilePath
  public let fields: [Field]
  /// Where the field of each name is, in lower case.
  private let places: [String: Int]

  init(file: FilePath, fields: [Field]) {
    self.file = file
    self.fields = fields
    places = Dictionary(fields.enumerated().map { ($1.name.lowercased(), $0) }) { first, _ in first }
  }

  /// The field of a name, in any case of letters.
  public func field(_ name: String) -> Field? {
    places[name.lowercased()].map { fields[$0] }
  }

  /// The value of a field, nil where it is missing or empty.
  public subscript(name: String) -> String? {
    field(name).flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// A problem with one field.
  ///
  /// - Parameter word: A word or a `${…}` of the field, which may be on a later line than the field's name.
  public func problem(_ name: String, at word: String = "", _ message: String) -> Problem {
    Problem(in: file, line: (field(name) ?? fields.first)?.line(of: word), message)
  }
}

extension Paragraph {
  /// Reads the paragraphs of a deb822 text.
  public static func all(of text: String, in file: FilePath) throws -> [Paragraph] {
    var problems = Problems()
    let paragraphs = try all(of: text, in: file, &problems)
    try problems.throwIfAny()
    return paragraphs
  }

  /// Reads the paragraphs of a deb822 text, without the lines that have problems.
  static func all(of text: String, in file: FilePath, _ problems: inout Problems) throws -> [Paragraph] {
    var reader = ParagraphReader(file: file)
    for (index, line) in text.lines.enumerated() {
      try problems.collect { try reader.read(line, number: index + 1) }
    }
    reader.endParagraph()
    return reader.paragraphs
  }
}

/// What has been read of a text so far.
private struct ParagraphReader {
  let file: FilePath
  private(set) var paragraphs: [Paragraph] = []
  private var fields: [Paragraph.Field] = []
  private var names: Set<String> = []
  /// The field whose continuation lines may follow: its name, and the lines of its value with their numbers.
  private var open: (name: String, value: [Substring], lines: [Int])?

  init(file: FilePath) { self.file = file }

  mutating func read(_ line: Substring, number: Int) throws {
    switch line.unicodeScalars.first {
    case nil:
      endParagraph()
    case "#":
      return
    case " ", "\t":
      if line.allSatisfy(\.isWhitespace) {
        endParagraph()
      } else if open != nil {
        open?.value.append(line.dropFirst().trimmingTrailingBlanks)
        open?.lines.append(number)
      } else {
        throw Problem(in: file, line: number, "a continuation line without a field before it")
      }
    default:
      try readField(line, number: number)
    }
  }

  private mutating func readField(_ line: Substring, number: Int) throws {
    let pieces = line.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2, let name = pieces.first, !name.isEmpty,
      name.allSatisfy({ (0x21...0x7e).contains($0.value) }), name.first != "-"
    else {
      throw Problem(in: file, line: number, "expected 'Field: value', not '\(line)'")
    }
    endField()
    guard names.insert(String(name).lowercased()).inserted else {
      throw Problem(in: file, line: number, "the field '\(Substring(name))' is given twice in one paragraph")
    }
    open = (String(name), [Substring(pieces[1]).trimmingBlanks], [number])
  }

  private mutating func endField() {
    if let (name, value, lines) = open {
      fields.append(Paragraph.Field(name: name, value: value.joined(separator: "\n"), lines: lines))
    }
    open = nil
  }

  mutating func endParagraph() {
    endField()
    if !fields.isEmpty { paragraphs.append(Paragraph(file: file, fields: fields)) }
    fields = []
    names = []
  }
}
