public import FileSystem

/// One element of a list such as `SUNWcsr, CSWzlib (= 1.2.13,REV=2023.01.02), SUNWlibC (sparc)`.
public struct Relation: Hashable, Sendable {
  public let package: String
  public let version: String?
  public let architecture: String?

  /// Reads the comma separated relations of a field.
  ///
  /// SVR4 compares versions for equality alone and knows no alternatives, so those are refused.
  ///
  /// Those that have problems are left out.
  public static func list(_ text: String, in paragraph: Paragraph, field: String, _ problems: inout Problems)
    throws
    -> [Relation]
  {
    try elements(of: text).compactMap { element in
      try problems.collect { try Relation(parsing: element, in: paragraph, field: field) }
    }
  }

  /// The texts between the commas; a version may hold commas itself: `1.2,REV=3`.
  private static func elements(of text: String) -> [Substring] {
    var isVersion = false
    return text.split { character in
      if character == "(" || character == ")" { isVersion = character == "(" }
      return character == "," && !isVersion
    }.map(\.trimmingBlanks).filter { !$0.isEmpty }
  }

  private init(parsing element: Substring, in paragraph: Paragraph, field: String) throws {
    let first = element.prefix { !$0.isWhitespace && !"(|[<".contains($0) }
    func problem(_ message: String) -> Problem { paragraph.problem(field, at: String(first), message) }
    if element.contains("|") {
      // As they are written, but for the comparisons that are not there either.
      let choices = element.split(separator: "|").map { choice in
        let name = choice.prefix { $0 != "(" }
        return choice.contains(/\(\s*=[^)]*\)\s*$/) ? choice.trimmingBlanks : name.trimmingBlanks
      }
      throw problem(
        "'\(element)': System V packages have no alternatives: write "
          + choices.map { "'\($0)'" }.joined(separator: " or "))
    }
    let name = element.prefix { !$0.isWhitespace && $0 != "(" && $0 != "[" && $0 != "<" }
    var rest = element[name.endIndex...].drop(while: \.isWhitespace)
    var condition: Substring?
    if rest.first == "(" {
      guard let end = rest.firstIndex(of: ")") else { throw problem("'\(rest)' has no closing parenthesis") }
      condition = rest[rest.index(after: rest.startIndex)..<end].trimmingBlanks
      rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
    }
    guard !name.isEmpty else { throw problem("'(\(condition ?? ""))' has no package before it") }
    if rest.first == "[" || rest.first == "<" {
      throw problem(
        "'\(element)': System V packages have no '\(rest.prefix(1))': write '\(name)', or '\(name) (ARCHITECTURE)' "
          + "where it is needed on one")
    }
    guard rest.isEmpty else { throw problem("expected ',' after '\(name)', not '\(rest.prefix(20))'") }
    if let colon = name.firstIndex(of: ":"), !name.contains("$") {
      throw problem("'\(name)': System V packages have no multiarch: write '\(name[..<colon])'")
    }
    try self.init(String(name), condition, in: paragraph, field: field)
  }

  private init(_ name: String, _ condition: Substring?, in paragraph: Paragraph, field: String) throws {
    guard !name.contains(where: { "()<>=".contains($0) || !$0.isASCII }) else {
      throw paragraph.problem(field, at: name, "'\(name)' is not a valid package name")
    }
    package = name
    guard let condition else {
      version = nil
      architecture = nil
      return
    }
    let relation = condition.prefix { "<>=!~".contains($0) }
    let value = String(condition[relation.endIndex...].trimmingBlanks)
    switch relation {
    case "":
      version = nil
      architecture = value
    case "=":
      version = value
      architecture = nil
    default:
      throw paragraph.problem(
        field, at: name,
        "'\(name) (\(condition))': System V packages compare versions for equality only; "
          + "write '\(name)' for any version or '\(name) (= \(value))'")
    }
    if value.contains(where: { $0.isWhitespace || $0 == "(" }) {
      throw paragraph.problem(
        field, at: name, "'\(name) (\(condition))': write '\(name) (= VERSION)' or '\(name) (ARCHITECTURE)'")
    }
    if architecture != nil, value.first?.isNumber == true {
      throw paragraph.problem(
        field, at: name, "'\(name) (\(condition))' has no '='; a version is written '\(name) (= \(value))'")
    }
    if value.isEmpty {
      throw paragraph.problem(
        field, at: name,
        "'\(name) (\(condition))' names neither a version nor an architecture: write '\(name) (= VERSION)' or '\(name)'"
      )
    }
  }
}
