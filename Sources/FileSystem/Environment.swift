internal import Glibc

/// The environment variables that a program is given.
public struct Environment: Sendable {
  /// All variables, also those that are set to nothing.
  public var variables: [String: String]

  public init(_ variables: [String: String]) { self.variables = variables }

  /// The environment of this process.
  public static var process: Environment {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let words = String(cString: entry).utf8.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      if words.count == 2 { variables[String(Substring(words[0]))] = String(Substring(words[1])) }
      next += 1
    }
    return Environment(variables)
  }

  /// The value of a variable; nil where it is not set, or set to nothing.
  public subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
