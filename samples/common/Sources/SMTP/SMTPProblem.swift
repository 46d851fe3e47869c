public import SASL
public import Transport

/// Why a session cannot go on, or a command was not sent; every text is without secrets and fits a line.
public enum SMTPProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no connection: no such name, refused, no route, timed out.
  case noConnection(TransportProblem)

  /// No complete reply came in so many seconds; `ofSession` when it was the limit for all together that was reached.
  case timedOut(Phase, seconds: Double, ofSession: Bool)

  /// The server began a reply, with so many whole lines, and did not end it in time.
  case unfinished(Phase, lines: Int, seconds: Double)

  /// The server ended the connection where it owed a reply, perhaps in the middle of one.
  case closed(Phase, insideReply: Bool)

  /// The connection broke.
  case broken(Phase, TransportProblem)

  /// What the server sent is not SMTP.
  case violation(Phase, ReplyViolation)

  /// The server said yes where, or in a way in which, that does not mean anything; the text says why.
  case unexpected(Phase, Reply, String)

  /// The server said no where the session cannot go on without its consent: to us (greeting), EHLO, STARTTLS.
  case refused(Phase, Reply)

  /// TLS could not be set up.
  case tlsFailed(TransportProblem)

  /// TLS works, and the certificate does not show that the server is the right one.
  case untrusted([CertificateProblem])

  /// There is no TLS, and everybody on the way could have the password, or try passwords; nothing was sent.
  case cleartext

  /// The mechanism has nothing to begin with, so nothing was sent.
  case mechanism(SASLProblem)

  /// What the caller wants to send is not a part of SMTP, or more than this server takes; nothing was sent.
  case unsendable(Phase, String)

  /// The session is not at the point where this can be done.
  case outOfOrder(Phase, String)

  /// Whether client and server may no longer agree about what was said, so that nothing more can be.
  var endsSession: Bool {
    switch self {
    case .cleartext, .mechanism, .unsendable, .outOfOrder: false
    case .refused(let phase, _): phase != .ehlo && phase != .helo && phase != .startTLS
    default: true
    }
  }

  /// The alert by which the server ended TLS, nil where it sent none.
  public var alert: TLSAlert? {
    switch self {
    case .tlsFailed(let problem), .broken(_, let problem): problem.alert
    default: nil
    }
  }

  /// The part of the session in which it happened.
  public var phase: Phase {
    switch self {
    case .noConnection: .connect
    case .tlsFailed, .untrusted: .tls
    case .cleartext, .mechanism: .auth
    case .timedOut(let phase, _, _), .unfinished(let phase, _, _), .closed(let phase, _),
      .broken(let phase, _), .violation(let phase, _),
      .unexpected(let phase, _, _), .refused(let phase, _), .unsendable(let phase, _),
      .outOfOrder(let phase, _):
      phase
    }
  }

  public var description: String { "\(phase.rawValue): \(reason)" }

  /// The description without the phase.
  public var reason: String {
    switch self {
    case .noConnection(let problem), .broken(_, let problem), .tlsFailed(let problem): problem.description
    case .timedOut(_, let seconds, ofSession: false): "no complete answer within \(Self.text(seconds)) s"
    case .timedOut(_, let seconds, ofSession: true):
      "the limit of \(Self.text(seconds)) s for the whole session is reached"
    case .unfinished(_, let lines, let seconds):
      "the answer does not end: \(lines) line\(lines == 1 ? "" : "s") of it within \(Self.text(seconds)) s"
    case .closed(_, insideReply: false): "the server closed the connection instead of an answer"
    case .closed(_, insideReply: true): "the server closed the connection in the middle of an answer"
    case .violation(_, let violation): violation.description
    case .refused(_, let reply): "the server refuses: \(reply.oneLine)"
    case .untrusted(let problems):
      "the certificate is not trusted: " + problems.map(\.description).joined(separator: "; ")
    case .cleartext: "without TLS everybody on the way could have the password, or try passwords"
    case .mechanism(let problem): problem.description
    case .unexpected(_, _, let text), .unsendable(_, let text), .outOfOrder(_, let text): text
    }
  }

  /// Seconds without a fraction where there is none.
  private static func text(_ seconds: Double) -> String {
    seconds == seconds.rounded() && abs(seconds) < 1e9 ? String(Int(seconds)) : String(seconds)
  }
}
