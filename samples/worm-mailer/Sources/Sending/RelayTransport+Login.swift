import SASL
import SMTP

extension RelayTransport {
  /// Authenticates by the strongest mechanism, and by PLAIN when that is refused.
  ///
  /// A server whose back end can only compare passwords often offers all that is installed; more than two tries lock
  /// users out elsewhere.
  ///
  /// - Returns: Why the session cannot go on, or nil.
  func logIn(_ credentials: Credentials, _ session: Session) throws(SMTPProblem) -> String? {
    let offered = session.capabilities?.mechanisms ?? []
    let options = MechanismOptions(offered: offered, channelBinding: session.channelBindings.last)
    let usable = MechanismKind.usable(
      among: offered, hasChannelBinding: options.channelBinding != nil)
    guard let strongest = usable.first else {
      let names = offered.isEmpty ? "no AUTH" : "no mechanism for AUTH that this program has"
      return "offers \(names); without an account nothing is to be sent"
    }
    var reason = ""
    for kind in [strongest] + usable.dropFirst().filter({ $0.name == "PLAIN" }) {
      guard var mechanism = kind.mechanism(for: credentials, options) else { continue }
      let result = try session.authenticate(with: &mechanism, hiding: [credentials.password])
      if result.hasSucceeded { return nil }
      reason = "AUTH \(kind.name): \(result.problem?.description ?? result.reply.oneLine)"
      // Whoever could not prove to know the password is not told it.
      if case .mechanism(.serverNotAuthentic) = result.problem { break }
      guard session.isOpen, !result.reply.isTransient else { break }
    }
    return reason
  }
}
