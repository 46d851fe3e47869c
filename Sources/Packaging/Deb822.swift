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
    /// The line of the field's name, counted from 1.
    public let line: Int
  }

  public let file: FilePath
  public let fields: [Field]

  /// The field of a name, in any case of letters.
  public func field(_ name: String) -> Field? {
    fields.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The value of a field, nil where it is missing or empty.
  public subscript(name: String) -> String? {
    field(name).flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// A problem with one field.
  public func problem(_ name: String, _ message: String) -> Problem {
    Problem(in: file, line: field(name)?.line ?? fields.first?.line, message)
  }
}

/// Reads the paragraphs of a deb822 text.
public func paragraphs(of text: String, in file: FilePath) throws -> [Paragraph] {
  var paragraphs: [Paragraph] = []
  var fields: [Paragraph.Field] = []
  func finish() {
    if !fields.isEmpty { paragraphs.append(Paragraph(file: file, fields: fields)) }
    fields = []
  }

  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    let number = index + 1
    guard let first = line.first else {
      finish()
      continue
    }
    switch first {
    case "#":
      continue
    case " ", "\t":
      if line.allSatisfy(\.isWhitespace) {
        finish()
      } else if let last = fields.popLast() {
        let value = last.value + "\n" + line.dropFirst().trimmingTrailingBlanks
        fields.append(Paragraph.Field(name: last.name, value: value, line: last.line))
      } else {
        throw Problem(in: file, line: number, "a continuation line without a field before it")
      }
    default:
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].unicodeScalars.allSatisfy({ (0x21...0x7e).contains($0.value) })
      else {
        throw Problem(in: file, line: number, "expected 'Field: value', not '\(line)'")
      }
      let name = String(line[..<colon])
      if fields.contains(where: { $0.name.lowercased() == name.lowercased() }) {
        throw Problem(in: file, line: number, "the field '\(name)' is given twice in one paragraph")
      }
      let value = line[line.index(after: colon)...].trimmingBlanks
      fields.append(Paragraph.Field(name: name, value: String(value), line: number))
    }
  }
  finish()
  return paragraphs
}

extension StringProtocol {
  /// This text without blanks, tabs and carriage returns at its end.
  var trimmingTrailingBlanks: SubSequence {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return self[..<end]
  }

  /// This text without white space at either end.
  var trimmingBlanks: SubSequence {
    trimmingTrailingBlanks.drop(while: \.isWhitespace)
  }
}
