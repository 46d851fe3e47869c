import SASL
public import Transport

/// A dialogue with one server: connection, greeting, EHLO, STARTTLS, AUTH, messages, QUIT.
///
/// What has been learned stays readable after a problem: the transcript, the times, the certificate. A problem after
/// which client and server may not agree about what was said closes the connection.
public final class Session {
  /// How the connection is to be protected from the first byte on.
  public enum Protection: Sendable {
    /// Not at all; `startTLS` may change that.
    case none

    /// TLS before the greeting (RFC 8314, section 3.3).
    case implicitTLS
  }

  public let endpoint: Endpoint
  public let settings: SessionSettings

  /// The server's first words, once there are any.
  public private(set) var greeting: Reply?

  /// What the server said to the last EHLO; nil before, and again after STARTTLS (RFC 3207, section 4.2).
  public internal(set) var capabilities: Capabilities?

  /// The outcome of the handshake, also when its certificate was the end of the session.
  public private(set) var tls: TLSState?

  /// The address that answered.
  public private(set) var peer: Address?

  /// Our own address in this session.
  public var localAddress: Address? { socket?.local }

  /// How far the last message got that `deliver` did not bring to an end.
  ///
  /// With 354 in `message` the server may have taken the message; else it has not.
  public internal(set) var unfinishedDelivery: Delivery?

  var dialogue: Dialogue
  private var socket: Socket?

  /// Prepares a session; nothing is sent before `open`.
  public init(with endpoint: Endpoint, settings: SessionSettings = SessionSettings()) {
    self.endpoint = endpoint
    self.settings = settings
    dialogue = Dialogue(settings)
  }

  deinit { dialogue.close() }

  /// What was said.
  public var transcript: Transcript { dialogue.transcript }

  /// How long it took.
  public var timings: Timings { dialogue.timings }

  /// A text about what was said, such as a mechanism's remark, without the names that are not to be shown.
  public func masked(_ text: String) -> String { dialogue.shown(own: text) }

  /// Whether there is a connection.
  public var isOpen: Bool { dialogue.connection != nil }

  /// Connects, with TLS if wanted, and reads the greeting.
  @discardableResult
  public func open(_ protection: Protection = .none) throws(SMTPProblem) -> Reply {
    guard peer == nil, !isOpen else { throw .outOfOrder(.connect, "a session can be opened once") }
    dialogue.begin()
    let socket = try run(.connect) { [endpoint, settings] dialogue throws(SMTPProblem) in
      do throws(TransportProblem) {
        let limit = dialogue.limit(settings.connectSeconds)
        let socket = try Socket(to: endpoint, family: settings.addressFamily, by: limit.end)
        dialogue.note(.connect, "connected to \(socket.peer)")
        dialogue.use(socket)
        return socket
      } catch {
        throw .noConnection(error)
      }
    }
    self.socket = socket
    peer = socket.peer
    if protection == .implicitTLS { try shakeHands() }
    let greeting = try run(.greeting) { [settings] dialogue throws(SMTPProblem) in
      let greeting = try dialogue.reply(.greeting, dialogue.limit(settings.replySeconds))
      guard greeting.isPositive else { throw .refused(.greeting, greeting) }
      return greeting
    }
    self.greeting = greeting
    return greeting
  }

  /// Introduces the client by EHLO (RFC 5321, section 4.1.1.1).
  ///
  /// - Parameters:
  ///   - name: A host name, or an address in brackets.
  ///   - orHELO: Whether a server that refuses EHLO is greeted by HELO.
  @discardableResult
  public func hello(as name: String, orHELO: Bool = false) throws(SMTPProblem) -> Capabilities {
    do {
      return try introduce(.ehlo, name)
    } catch {
      guard orHELO, case .refused(.ehlo, let reply) = error, reply.code != 421 else { throw error }
      return try introduce(.helo, name)
    }
  }

  /// Introduces the client by HELO, after which a server offers nothing.
  @discardableResult
  public func helo(as name: String) throws(SMTPProblem) -> Capabilities { try introduce(.helo, name) }

  private func introduce(_ phase: Phase, _ name: String) throws(SMTPProblem) -> Capabilities {
    let reply = try exchange("\(phase.rawValue) \(name)", phase)
    guard reply.isPositive else { throw .refused(phase, reply) }
    let found = Capabilities(reply)
    capabilities = found
    return found
  }

  /// Asks for TLS and shakes hands (RFC 3207), whether the server offered it or not.
  @discardableResult
  public func startTLS() throws(SMTPProblem) -> TLSState {
    guard tls == nil else { throw .outOfOrder(.startTLS, "there is TLS already") }
    let reply = try exchange("STARTTLS", .startTLS)
    guard reply.isPositive else { throw .refused(.startTLS, reply) }
    try refuseClearBytes()
    capabilities = nil
    return try shakeHands()
  }

  /// Ends the session when the server, or somebody on the way, has sent something after the answer to STARTTLS.
  ///
  /// A client that keeps such bytes takes them for part of the protected dialogue (CVE-2011-0411 is the same mistake on
  /// the server's side), and one that throws them away goes on with somebody who puts words into the server's mouth.
  private func refuseClearBytes() throws(SMTPProblem) {
    // That the connection is broken will be seen by the handshake.
    let more = (try? socket?.unreadBytes(atMost: 1024)) ?? []
    try run(.startTLS) { dialogue throws(SMTPProblem) in try dialogue.expectNothing(beside: more, .startTLS) }
  }

  @discardableResult
  private func shakeHands() throws(SMTPProblem) -> TLSState {
    guard let socket else { throw .outOfOrder(.tls, "there is no connection") }
    let state = try run(.tls) { [endpoint, settings] dialogue throws(SMTPProblem) in
      let limit = dialogue.limit(settings.replySeconds)
      do throws(TransportProblem) {
        let tls = try TLS(over: socket, to: endpoint, options: settings.tls, by: limit.end)
        dialogue.use(tls)
        dialogue.note(.tls, "\(tls.state.version) with \(tls.state.cipher)")
        return tls.state
      } catch {
        guard error == .timedOut else { throw .tlsFailed(error) }
        throw .timedOut(.tls, seconds: limit.seconds, ofSession: limit.isOfSession)
      }
    }
    tls = state
    if !state.isTrusted {
      dialogue.note(.tls, "the certificate is not trusted: \(state.problemText)")
      if settings.untrustedCertificate == .refused {
        dialogue.close()
        throw .untrusted(state.problems)
      }
    }
    return state
  }

  /// Says goodbye, as far as the server still listens, and closes the connection.
  ///
  /// - Returns: The server's answer, nil when there was none.
  @discardableResult
  public func quit() -> Reply? { try? farewell() }

  /// Does what `quit` does, and tells when the server's last words are none that end a session.
  ///
  /// - Returns: The server's answer, nil when the connection was closed already.
  /// - Throws: `SMTPProblem`; a refusal is one when it is about AUTH, and so a late answer to something that was said
  ///   before. What else refuses QUIT says nothing about that.
  public func farewell() throws(SMTPProblem) -> Reply? {
    defer { close() }
    guard isOpen else { return nil }
    let reply = try exchange("QUIT", .quit)
    guard !reply.refusesAuthentication else { throw .refused(.quit, reply) }
    return reply
  }

  /// Closes the connection without a word.
  public func close() { dialogue.close() }
}
