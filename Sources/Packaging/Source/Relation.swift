import FileSystem

/// One element of a list such as `SUNWcsr, CSWzlib (= 1.2.13,REV=2023.01.02), SUNWlibC (sparc)`.
public struct Relation: Hashable, Sendable {
  public let package: String
  public let version: String?
  public let architecture: String?

  /// Reads the comma separated relations of a field.
  ///
  /// SVR4 compares versions for equality alone and knows no alternatives, so those are refused.
  public static func list(_ text: String, in paragraph: Paragraph, field: String) throws -> [Relation] {
    var relations: [Relation] = []
    var rest = Substring(text)
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      if rest.isEmpty { return relations }
      let name = rest.prefix { !$0.isWhitespace && $0 != "," && $0 != "(" }
      rest = rest[name.endIndex...].drop(while: \.isWhitespace)
      var condition: Substring?
      if rest.first == "(" {
        // A version may hold commas itself: 1.2,REV=3.
        guard let end = rest.firstIndex(of: ")") else {
          throw paragraph.problem(field, "'\(rest)' has no closing parenthesis")
        }
        condition = rest[rest.index(after: rest.startIndex)..<end].trimmingBlanks
        rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
      }
      if rest.first == "|" || name.contains("|") {
        throw paragraph.problem(
          field, "'\(name) |': System V packages have no alternatives: depend on one of them")
      }
      guard !name.isEmpty else {
        throw paragraph.problem(field, "'(\(condition ?? ""))' has no package before it")
      }
      guard rest.isEmpty || rest.first == "," else {
        throw paragraph.problem(field, "expected ',' after '\(name)', not '\(rest.prefix(20))'")
      }
      relations.append(try Relation(String(name), condition, in: paragraph, field: field))
    }
  }

  private init(_ name: String, _ condition: Substring?, in paragraph: Paragraph, field: String) throws {
    guard !name.contains(where: { "()<>=".contains($0) || !$0.isASCII }) else {
      throw paragraph.problem(field, "'\(name)' is not a valid package name")
    }
    package = name
    guard let condition else {
      version = nil
      architecture = nil
      return
    }
    let relation = condition.prefix { "<>=".contains($0) }
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
        field,
        "'\(name) (\(condition))': System V packages compare versions for equality only; "
          + "write '\(name)' for any version or '\(name) (= \(value))'")
    }
    if value.contains(where: { $0.isWhitespace || $0 == "(" }) {
      throw paragraph.problem(field, "'\(name) (\(condition))' must name one version or one architecture")
    }
    if architecture != nil, value.first?.isNumber == true {
      throw paragraph.problem(
        field, "'\(name) (\(condition))' has no '='; a version is written '\(name) (= \(value))'")
    }
    if value.isEmpty {
      throw paragraph.problem(field, "'\(name) (\(condition))' names neither a version nor an architecture")
    }
  }
}
