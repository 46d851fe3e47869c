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

  /// What is wrong with a `${…}`; the caller knows the place.
  public struct Failure: Error { public let message: String }

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
    var done = ""
    var rest = Substring(text)
    var expansions = 0
    while let start = rest.firstRange(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
        throw Failure(message: "'\(rest[start.lowerBound...])' has no closing brace")
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
        throw Failure(
          message: "'${\(name)}' needs more than \(Self.mostExpansions) expansions; does it name itself?")
      }
      rest = Substring(try value(name) + after)
    }
    return done + rest
  }

  private func value(_ name: String) throws(Failure) -> String {
    if name.hasPrefix("env:") {
      guard let value = environment[String(name.dropFirst(4))] else {
        throw Failure(message: "'${\(name)}': the environment has no '\(name.dropFirst(4))'")
      }
      return value
    }
    guard let value = values[name] else {
      throw Failure(message: "'${\(name)}' has no value")
    }
    return value
  }
}
