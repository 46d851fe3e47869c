import SASL

/// Which forms of authentication are tried, in which order, and when that ends.
struct AuthPlan {
  /// A server that is asked in vain too often locks the user or our address out.
  static let maximumOfFailures = 3

  let forms: [AuthForm]

  /// Whether all forms are tried, or only until one works.
  let triesAll: Bool

  /// - Parameters:
  ///   - wanted: The mechanisms to be tried; nil for all that the server offers and we can use, the strongest first.
  ///   - offered: What the server offers.
  ///   - hasChannelBinding: Whether the connection gave something to bind to.
  init(
    wanted: [MechanismKind]?, offered: [String], proof: MechanismKind.Proof, hasChannelBinding: Bool,
    allForms: Bool
  ) {
    let kinds =
      wanted
      ?? MechanismKind.usable(among: offered, with: proof, hasChannelBinding: hasChannelBinding)
    forms = kinds.flatMap { allForms ? AuthForm.all(of: $0) : [AuthForm.usual(of: $0)] }
    triesAll = allForms || wanted != nil
  }

  /// Whether there is anything more to be tried after these.
  func isDone(after attempts: [AuthAttempt]) -> Bool {
    attempts.count == forms.count || (!triesAll && attempts.contains(where: \.hasSucceeded))
      || hasFailedEnough(attempts)
  }

  /// Whether it is failures that ended it before all was tried.
  func hasFailedEnough(_ attempts: [AuthAttempt]) -> Bool {
    attempts.filter { !$0.hasSucceeded }.count >= Self.maximumOfFailures
  }
}
