import Diagnosis
import SMTP
import SystemPackage
import Transport

/// A session taken to the point where a client would authenticate: connected, with TLS where it is wanted, and the
/// server's offer known.
///
/// What goes wrong on the way is kept, with what was seen until then.
struct Contact {
  /// Why the way ended.
  enum Obstacle {
    case problem(SMTPProblem)

    /// '--tls starttls' was wanted.
    case startTLSNotOffered
  }

  let session: Session

  /// What the server offers to those who have no TLS; nil with TLS from the first byte.
  private(set) var clearCapabilities: Capabilities?

  /// What it offers under TLS.
  private(set) var protectedCapabilities: Capabilities?

  private(set) var obstacle: Obstacle?

  /// What it offers to us now.
  var capabilities: Capabilities? { session.capabilities }

  /// Opens a session.
  ///
  /// - Parameters:
  ///   - untrusted: What is done about a certificate that is not good.
  ///   - change: Further settings.
  init(
    _ options: ConnectionOptions, untrusted: SessionSettings.UntrustedCertificate,
    change: (inout SessionSettings) -> Void = { _ in }
  ) throws {
    var settings = SessionSettings()
    settings.addressFamily = options.family
    settings.tls = try options.tlsOptions
    settings.untrustedCertificate = untrusted
    settings.connectSeconds = options.timeout
    settings.replySeconds = options.timeout
    settings.totalSeconds = options.timeout * 10
    change(&settings)
    session = Session(with: try options.endpoint, settings: settings)
    let use = try options.tlsUse
    do throws(SMTPProblem) {
      try go(use, as: options.clientName)
    } catch {
      obstacle = .problem(error)
    }
  }

  private mutating func go(_ use: ConnectionOptions.TLSUse?, as ownName: String?) throws(SMTPProblem) {
    try session.open(use == .implicit ? .implicitTLS : .none)
    let name = ownName ?? session.localAddress?.literal ?? "[127.0.0.1]"
    let first = try session.hello(as: name)
    guard use != .implicit else {
      protectedCapabilities = first
      return
    }
    clearCapabilities = first
    guard first.offersStartTLS else {
      if use == .starttls { obstacle = .startTLSNotOffered }
      return
    }
    guard use != ConnectionOptions.TLSUse.none else { return }
    try session.startTLS()
    // What was said before TLS may have been said by anybody (RFC 3207, section 4.2).
    protectedCapabilities = try session.hello(as: name)
  }

  /// What went wrong on the way, as far as it was not our own decision.
  var problem: SMTPProblem? {
    if case .problem(let problem) = obstacle { problem } else { nil }
  }

  /// Which program the server is, nil where nothing tells.
  ///
  /// - Parameter replies: What it answered later on.
  func server(by replies: [Reply] = []) -> RecognizedServer? {
    RecognizedServer(
      greeting: session.greeting, hello: [clearCapabilities, protectedCapabilities].compactMap(\.self),
      replies: replies)
  }

  /// What is known for explaining an answer.
  var circumstances: Circumstances {
    Circumstances(
      offer: capabilities.map { Offer($0) },
      offerBeforeTLS: session.tls == nil ? nil : clearCapabilities.map { Offer($0) },
      offersStartTLS: (capabilities ?? clearCapabilities)?.offersStartTLS,
      isEncrypted: session.tls != nil, hello: .ehlo, isLoopback: session.peer?.isLoopback,
      server: server()?.kind)
  }

  /// What the last reply to EHLO means for a client that goes on from here.
  ///
  /// All of the reply that matters for that is in the circumstances.
  var offerExplanation: Explanation {
    var circumstances = circumstances
    circumstances.phase = .ehlo
    let greeted = Reply(code: 250, lines: [capabilities?.serverName ?? ""])
    return Answer.reply(greeted).explanation(in: circumstances)
  }

  /// Why the way ended, explained; nil when it did not.
  var explanation: Explanation? {
    switch obstacle {
    case nil: nil
    case .startTLSNotOffered: .startTLSNotOffered
    case .problem(let problem): Explanation(of: problem, in: circumstances)
    }
  }
}

extension Explanation {
  /// What a problem of a session means.
  init(of problem: SMTPProblem, in circumstances: Circumstances) {
    var circumstances = circumstances
    circumstances.phase = problem.phase
    circumstances.alert = problem.alert
    if case .untrusted(let problems) = problem {
      self = .untrusted(problems)
    } else if problem == .cleartext {
      self = .cleartextRefused
    } else if let answer = Answer(problem) {
      self = answer.explanation(in: circumstances)
    } else {
      self = Explanation(
        identifier: "not-sent", verdict: problem.phase == .tls ? .tlsFailed : .protocolError,
        meaning: "Nothing was sent: \(problem.reason).")
    }
  }
}
