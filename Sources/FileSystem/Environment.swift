internal import Glibc

/// The environment variables that a program is given.
public struct Environment: Sendable {
  /// All variables, also those with an empty value.
  public var variables: [String: String]

  public init(_ variables: [String: String]) { self.variables = variables }

  /// The environment of this process.
  public static var process: Environment {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      if let variable = Assignment(parsing: ByteString(String(cString: entry))) {
        variables[variable.name.description] = variable.value.description
      }
      next += 1
    }
    return Environment(variables)
  }

  /// The value of a variable; nil where it is not set, or empty.
  public subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
