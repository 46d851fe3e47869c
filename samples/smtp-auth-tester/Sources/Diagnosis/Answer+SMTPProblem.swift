public import SMTP
import SystemPackage
import Transport

extension Answer {
  /// What it looks like from outside that a session cannot go on; nil where that is our own doing, before anything was
  /// sent.
  public init?(_ problem: SMTPProblem) {
    switch problem {
    case .noConnection(let reason): self = Answer(connecting: reason)
    case .timedOut: self = .timedOut
    case .closed: self = .closed
    case .broken(_, .damaged): self = .tlsFailed
    case .broken: self = .closed
    case .violation: self = .notSMTP
    case .refused(_, let reply): self = .reply(reply)
    case .tlsFailed, .untrusted: self = .tlsFailed
    case .cleartext, .mechanism, .unsendable, .outOfOrder: return nil
    }
  }

  private init(connecting reason: TransportProblem) {
    switch reason {
    case .noAddress: self = .nameUnknown
    case .noConnection(let attempts):
      self = attempts.contains { $0.reason == .connectionRefused } ? .refused : .unreachable
    case .timedOut: self = .timedOut
    default: self = .unreachable
    }
  }
}

extension Phase {
  /// The phase of an answer in a session's phase; nil for commands that no explanation tells apart.
  public init?(_ phase: SMTP.Phase) {
    switch phase {
    case .connect: self = .connect
    case .greeting: self = .greeting
    case .ehlo, .helo: self = .hello
    case .startTLS: self = .startTLS
    case .tls: self = .tls
    case .auth: self = .auth
    case .mail: self = .mail
    case .rcpt: self = .recipient
    case .data: self = .data
    case .quit: self = .quit
    case .rset, .noop, .other: return nil
    }
  }
}

extension Offer {
  /// What the reply to EHLO offers.
  public init(_ capabilities: Capabilities) {
    self.init(
      standard: capabilities.offersAuthentication ? capabilities.mechanisms : nil,
      equalsForm: capabilities.offers("AUTH=") ? capabilities.oldMechanisms : nil)
  }
}
