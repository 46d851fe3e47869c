public import SMTP
import SystemPackage
import Transport

extension Answer {
  /// What came back when a session could not go on; nil when the problem is our own, and nothing was sent.
  ///
  /// The problem's `phase` belongs to the circumstances.
  public init?(_ problem: SMTPProblem) {
    switch problem {
    case .noConnection(let problem): self = .noConnection(problem)
    case .timedOut, .tlsFailed(.timedOut): self = .timedOut
    case .unfinished: self = .unfinished
    case .broken(_, let problem) where problem.alert != nil: self = .tlsFailed
    case .closed, .broken, .tlsFailed(.broken): self = .closed
    case .violation(_, .unsolicited): self = .unsolicited
    case .violation: self = .notSMTP
    case .refused(_, let reply), .unexpected(_, let reply, _): self = .reply(reply)
    case .tlsFailed(.unusableSettings): return nil
    case .tlsFailed, .untrusted: self = .tlsFailed
    case .cleartext, .mechanism, .unsendable, .outOfOrder: return nil
    }
  }

  private static func noConnection(_ problem: TransportProblem) -> Answer {
    switch problem {
    case .noAddress: .nameUnknown
    case .timedOut: .timedOut
    case .noConnection(let attempts):
      // Where one address refuses there is a machine, and that says more than one that cannot be reached.
      if attempts.contains(where: { $0.reason == .connectionRefused }) {
        .refused
      } else if attempts.contains(where: { $0.reason == .timedOut }) {
        .timedOut
      } else {
        .unreachable
      }
    default: .unreachable
    }
  }
}

extension Offer {
  /// What the reply to EHLO offers.
  public init(_ capabilities: Capabilities) {
    self.init(
      standard: capabilities.offers("AUTH") ? capabilities.mechanisms : nil,
      equalsForm: capabilities.offers("AUTH=") ? capabilities.oldMechanisms : nil)
  }
}
