import Diagnosis
import SASL
import SMTP
import Transport

/// Which forms of authentication are tried, in which order, and when that ends.
struct AuthPlan {
  /// A server that is asked in vain too often locks the user or our address out.
  static let maximumOfFailures = 3

  let forms: [AuthForm]

  /// Whether all forms are tried, or only until one works.
  let triesAll: Bool

  /// Whether the first refusal of the credential ends it.
  let stopsAtFirstRefusal: Bool

  /// - Parameters:
  ///   - options: What the user wants: mechanisms, forms, when to stop.
  ///   - credentials: What is to be tried.
  ///   - contact: The session, with what the server offers.
  init(_ options: AuthOptions, _ credentials: Credentials, in contact: Contact) throws {
    let offered = contact.capabilities?.mechanisms ?? []
    let tls = contact.session.tls
    let wanted = try options.wanted
    let usable = MechanismKind.usable(
      among: offered, with: options.proof, hasChannelBinding: tls?.bindings.preferred != nil
    ).filter { credentials.authorizationIdentity.isEmpty || $0.carriesAuthorizationIdentity }
    let kinds = wanted ?? Self.order(usable, serverIsProven: tls?.isTrusted == true)
    forms = kinds.flatMap { kind in
      let forms = options.allForms ? AuthForm.all(of: kind) : [AuthForm.usual(of: kind)]
      return contact.capabilities?.offers(mechanism: kind.name) == true ? forms : forms.map(\.asking)
    }
    triesAll = options.allForms || wanted != nil
    stopsAtFirstRefusal = options.stopsAtFirstRefusal
  }

  /// PLAIN first where the certificate shows that the server may have the password, else after the strongest.
  ///
  /// A server whose back end can only compare passwords often offers all that is installed, and counts each failure.
  private static func order(_ kinds: [MechanismKind], serverIsProven: Bool) -> [MechanismKind] {
    let first = serverIsProven ? [] : Array(kinds.prefix(1))
    let rest = kinds.dropFirst(first.count)
    return first + rest.filter { $0.name == "PLAIN" } + rest.filter { $0.name != "PLAIN" }
  }

  /// Whether nothing more is tried after these.
  func isDone(after attempts: [AuthAttempt]) -> Bool {
    attempts.count == forms.count || (!triesAll && attempts.contains(where: \.hasSucceeded))
      || hasFailedEnough(attempts)
      || (stopsAtFirstRefusal && attempts.contains { $0.explanation.verdict == .rejected })
      // Whoever could not prove to know the password is not told it.
      || attempts.contains(where: \.isServerFalse)
  }

  /// What is left untried after these, by the mechanisms' names.
  func untried(after attempts: [AuthAttempt]) -> [String] {
    let tried = Set(attempts.map(\.form.kind.name))
    return forms.dropFirst(attempts.count).map(\.kind.name).filter { !tried.contains($0) }
  }

  /// Whether it is failures that ended it before all was tried.
  func hasFailedEnough(_ attempts: [AuthAttempt]) -> Bool {
    attempts.filter { !$0.hasSucceeded }.count >= Self.maximumOfFailures
  }
}
