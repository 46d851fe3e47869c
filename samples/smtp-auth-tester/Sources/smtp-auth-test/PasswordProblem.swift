import Reporting

/// Why there is no password.
struct PasswordProblem: Problem, Equatable {
  let description: String

  /// - Parameters:
  ///   - place: Where the password was looked for.
  ///   - reason: What is wrong with it.
  init(_ place: String, _ reason: String) {
    description = "\(place): \(reason)"
  }
}
