import Diagnosis
import SASL
import SMTP
import Transport

/// One try to authenticate, and what came of it.
struct AuthAttempt {
  enum Outcome {
    /// The server answered to the end.
    case answered(Authentication)

    /// The session ended, or nothing was sent.
    case problem(SMTPProblem)

    /// The server accepted the credentials, and had something else to say afterwards.
    case takenBack(SMTPProblem)
  }

  let form: AuthForm
  private(set) var outcome: Outcome

  /// What the answer means.
  private(set) var explanation: Explanation

  /// Which program the server is.
  private let server: ServerKind?

  /// What the mechanism noticed.
  let remarks: [String]

  /// How long the exchange took, in milliseconds.
  let milliseconds: Double?

  var hasSucceeded: Bool {
    if case .answered(let authentication) = outcome { authentication.hasSucceeded } else { false }
  }

  /// Whether the server could not prove that it knows the password.
  var isServerFalse: Bool {
    guard case .answered(let authentication) = outcome,
      case .mechanism(.serverNotAuthentic) = authentication.problem
    else { return false }
    return true
  }

  /// The server's last word, nil where there was none.
  var reply: Reply? {
    switch outcome {
    case .answered(let authentication): authentication.reply
    case .problem(.refused(_, let reply)), .problem(.unexpected(_, let reply, _)),
      .takenBack(.refused(_, let reply)), .takenBack(.unexpected(_, let reply, _)):
      reply
    case .problem, .takenBack: nil
    }
  }

  /// The server's last word, or why there is none.
  var answer: String {
    switch outcome {
    case .answered(let authentication): authentication.reply.oneLine
    case .problem(let problem): problem.reason
    case .takenBack(.refused(_, let reply)), .takenBack(.unexpected(_, let reply, _)):
      "after 235 the server said \(reply.oneLine)"
    case .takenBack(let problem): "after 235: \(problem.reason)"
    }
  }

  /// Why the server's last word does not count, or never came.
  var problemText: String? {
    switch outcome {
    case .answered(let authentication): authentication.problem?.description
    case .problem(let problem): problem.description
    case .takenBack(let problem): "\(problem.phase.rawValue): \(answer)"
    }
  }

  /// Tries a form in a session that has got so far.
  init(_ form: AuthForm, _ credentials: Credentials, in contact: Contact) {
    self.form = form
    let session = contact.session
    var circumstances = contact.circumstances
    server = circumstances.server
    circumstances.mechanism = form.kind.name
    circumstances.sentInitialResponse = form.sendsInitialResponse
    circumstances.passwordIsASCII = credentials.passwordIsASCII
    circumstances.isEncodedHere = true
    circumstances.sentAuthorizationIdentity = form.repeatsUser || !credentials.authorizationIdentity.isEmpty
    // The count is the server's, and every try has a session of its own.
    circumstances.failures = 1
    let own =
      form.repeatsUser
      ? Credentials(
        user: credentials.user, password: credentials.password, authorizationIdentity: credentials.user)
      : credentials
    let options = MechanismOptions(
      offered: contact.capabilities?.mechanisms ?? [], channelBinding: session.tls?.bindings.preferred,
      loginSendsNameFirst: form.sendsInitialResponse,
      server: OAuthBearer.Server(host: session.endpoint.host, port: session.endpoint.port))
    guard var mechanism = form.kind.mechanism(for: own, options) else {
      outcome = .problem(.outOfOrder(.auth, "\(form.kind.name) is not a mechanism that this program has"))
      explanation = .mechanismUnavailable(form.kind)
      remarks = []
      milliseconds = nil
      return
    }
    do throws(SMTPProblem) {
      let result = try session.authenticate(
        with: &mechanism, hiding: [credentials.password], initialResponse: form.sendsInitialResponse)
      outcome = .answered(result)
      explanation = Self.explanation(of: result, &circumstances)
    } catch {
      outcome = .problem(error)
      explanation = Explanation(of: error, in: circumstances)
    }
    remarks = mechanism.remarks.map(session.masked)
    milliseconds = session.timings[.auth]
  }

  /// Counts a success no more when the server had something else to say, which came to light by the end of the session.
  ///
  /// That it only hung up, or was slow, says nothing about what it said before.
  mutating func takeBack(_ problem: SMTPProblem, in contact: Contact) {
    guard hasSucceeded else { return }
    switch problem {
    case .violation, .unexpected, .refused:
      outcome = .takenBack(problem)
      explanation = Answer.unsolicited.explanation(in: contact.circumstances)
    default: break
    }
  }

  /// Blames the mechanism for a refusal, where another one accepts the same credentials.
  mutating func compare(with works: AuthAttempt) {
    guard case .answered(let authentication) = outcome, authentication.problem == nil,
      explanation.verdict == .rejected, works.form.kind != form.kind
    else { return }
    explanation = Circumstances.explanation(
      ofMechanism: form.kind.name, refusedThough: works.form.kind.name, at: server)
  }

  private static func explanation(
    of result: Authentication, _ circumstances: inout Circumstances
  ) -> Explanation {
    if let problem = result.problem { return .brokenOff(problem) }
    circumstances.phase = .auth
    circumstances.hasAuthenticated = result.hasSucceeded
    circumstances.hasSentCredentials = result.messages > 0
    return Answer.reply(result.reply).explanation(in: circumstances)
  }
}

extension ChannelBindings {
  /// What SCRAM's `-PLUS` is tied to: the older kind, which servers without RFC 9266 know too.
  var preferred: ChannelBinding? {
    serverEndPoint.map { ChannelBinding(.serverEndPoint, data: $0) }
      ?? exporter.map { ChannelBinding(.exporter, data: $0) }
  }
}
