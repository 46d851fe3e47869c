import SASL

/// Which forms of authentication are tried, in which order, and when that ends.
struct AuthPlan {
  /// A server that is asked in vain too often locks the user or our address out.
  static let maximumOfFailures = 3

  let forms: [AuthForm]

  /// Whether all forms are tried, or only until one works.
  let triesAll: Bool

  /// - Parameters:
  ///   - wanted: The mechanisms to be tried; nil for those that the server offers and we can use.
  ///   - offered: What the server offers.
  ///   - hasChannelBinding: Whether the connection gave something to bind to.
  init(
    wanted: [MechanismKind]?, offered: [String], proof: MechanismKind.Proof, hasChannelBinding: Bool,
    allForms: Bool
  ) {
    let kinds =
      wanted
      ?? Self.order(
        MechanismKind.usable(among: offered, with: proof, hasChannelBinding: hasChannelBinding))
    forms = kinds.flatMap { allForms ? AuthForm.all(of: $0) : [AuthForm.usual(of: $0)] }
    triesAll = allForms || wanted != nil
  }

  /// The strongest first, then PLAIN, then the others.
  ///
  /// A server whose back end can only compare passwords often offers all that is installed. Were they tried by their
  /// strength, it would have failed us often enough before the one that works.
  private static func order(_ kinds: [MechanismKind]) -> [MechanismKind] {
    guard let strongest = kinds.first else { return [] }
    let rest = kinds.dropFirst()
    return [strongest] + rest.filter { $0.name == "PLAIN" } + rest.filter { $0.name != "PLAIN" }
  }

  /// Whether nothing more is tried after these.
  func isDone(after attempts: [AuthAttempt]) -> Bool {
    attempts.count == forms.count || (!triesAll && attempts.contains(where: \.hasSucceeded))
      || hasFailedEnough(attempts)
      // Whoever could not prove to know the password is not told it.
      || attempts.contains(where: \.isServerFalse)
  }

  /// Whether it is failures that ended it before all was tried.
  func hasFailedEnough(_ attempts: [AuthAttempt]) -> Bool {
    attempts.filter { !$0.hasSucceeded }.count >= Self.maximumOfFailures
  }
}
