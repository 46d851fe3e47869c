public import Reporting

/// Why there is no password.
public struct PasswordProblem: Problem, Equatable {
  public let description: String

  /// - Parameters:
  ///   - place: Where the password was looked for.
  ///   - reason: What is wrong with it.
  public init(_ place: String, _ reason: String) {
    description = "\(place): \(reason)"
  }
}
