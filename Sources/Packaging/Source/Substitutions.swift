import FileSystem

/// The variables that `${NAME}` may name in control fields and configuration files.
///
/// `${env:NAME}` is the environment's; `${Dollar}`, `${Space}`, `${Tab}` and `${Newline}` are
/// the characters that cannot be written; the others belong to a package.
public struct Substitutions: Sendable {
  private var values: [String: String]
  private let environment: [String: String]

  /// A variable that names itself, at some distance, must not keep us for ever.
  private static let mostExpansions = 50

  private static let characters = ["Dollar": "$", "Space": " ", "Tab": "\t", "Newline": "\n"]

  /// What is wrong with each `${…}` of a text; the caller knows the place.
  public struct Failure: Error {
    public var messages: [String] { faults.map(\.message) }
    /// What is wrong, and the text that it is wrong with, from its `${` on.
    fileprivate let faults: [(text: String, message: String)]
    /// The text, with these left as they are.
    let rest: String

    /// The error that says so, at a place.
    func problems(_ problem: (_ text: String, _ message: String) -> Problem) -> Problems {
      var problems = Problems()
      for fault in faults { problems.add(problem(fault.text, fault.message)) }
      return problems
    }
  }

  public init(_ values: [String: String], environment: [String: String]) {
    self.values = values
    self.environment = environment
  }

  public subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// The text with every `${NAME}` replaced, and those in the values too.
  public func expand(_ text: String) throws(Failure) -> String {
    guard text.contains("${") else { return text }
    var faults: [(text: String, message: String)] = []
    var done = ""
    var rest = Substring(text)
    var expansions = 0
    while let start = rest.firstRange(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
        let text = String(rest[start.lowerBound...])
        throw Failure(faults: faults + [(text, "'\(text)' has no closing brace")], rest: done + rest)
      }
      done += rest[..<start.lowerBound]
      let name = String(rest[start.upperBound..<end])
      let after = rest[rest.index(after: end)...]
      if let character = Self.characters[name] {
        done += character  // never looked at again: ${Dollar}{x} is how to write ${x}
        rest = after
        continue
      }
      expansions += 1
      if expansions > Self.mostExpansions {
        let text = "${\(name)}"
        throw Failure(
          faults: faults + [
            (text, "'\(text)' needs more than \(Self.mostExpansions) expansions; does it name itself?")
          ], rest: done + rest)
      }
      if let value = value(name) {
        rest = Substring(value + after)
      } else {
        faults.append(("${\(name)}", fault(of: name)))
        done += "${\(name)}"
        rest = after
      }
    }
    if !faults.isEmpty { throw Failure(faults: faults, rest: done + rest) }
    return done + rest
  }

  private func value(_ name: String) -> String? {
    name.hasPrefix("env:") ? environment[String(name.dropFirst(4))] : values[name]
  }

  /// Why a variable has no value, and what to write instead.
  private func fault(of name: String) -> String {
    if name.hasPrefix("env:") {
      return "'${\(name)}' has no value: set '\(name.dropFirst(4))' in the environment"
    }
    if let advice = DebianVariables.advice(name) { return "'${\(name)}' has no value: \(advice)" }
    let known = values.keys.sorted() + Self.characters.keys.sorted()
    if let near = Spelling.nearest(to: name, among: known) {
      return "'${\(name)}' has no value: did you mean '${\(near)}'?"
    }
    return "'${\(name)}' has no value: set it in '\(values["PKG"] ?? "PACKAGE").\(FileKind.substvars.name)'"
  }
}
