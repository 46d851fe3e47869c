public import Reporting
import Secrecy

/// The text of a mail with names in it, `{{address}}`, which the administrator may edit.
///
/// `{{#again}}` and `{{/again}}` are around what is only there when there is something to say. A line that holds nothing
/// but such marks leaves no line in the mail, and of several empty lines one is left. A line that gets longer than 76
/// characters goes on under its first value. What a value contains is never taken for a placeholder.
public struct LetterTemplate: Equatable, Sendable {
  /// A part of a line.
  enum Piece: Equatable {
    case text(String)
    case value(Placeholder)
    case sectionStart(Placeholder)
    case sectionEnd(Placeholder)

    /// Whether it is a mark that leaves nothing in the mail.
    var isMark: Bool {
      switch self {
      case .sectionStart, .sectionEnd: true
      case .text(let text): text.allSatisfy { $0 == " " }
      case .value: false
      }
    }
  }

  /// The largest template, in bytes.
  public static let maximumOfBytes = 65_536

  /// The pieces of each line.
  let lines: [[Piece]]

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with lines that end with LF or CR LF.
  ///   - file: What errors call it.
  public init(parsing bytes: [UInt8], file: String) throws(TemplateProblem) {
    guard bytes.count <= Self.maximumOfBytes else {
      throw TemplateProblem(file, nil, "is larger than \(Self.maximumOfBytes) bytes")
    }
    var parser = TemplateParser(file: file)
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      try parser.add(line.last == 13 ? line.dropLast() : line, number: index + 1)
    }
    lines = try parser.finish()
  }
}

/// What is wrong with a template, `FILE:LINE: reason`.
public struct TemplateProblem: Problem, Equatable {
  public let description: String

  init(_ file: String, _ line: Int?, _ reason: String) {
    let name = String(printing: file.utf8, limit: 300)
    description = "\(name):\(line.map { "\($0):" } ?? "") \(reason)"
  }
}
