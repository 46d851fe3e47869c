public import Secrecy
public import Transport

/// How long a session may wait, and what it may do.
public struct SessionSettings: Sendable {
  /// What is done about a certificate that does not show that the server is the right one.
  public enum UntrustedCertificate: Sendable {
    /// The session ends before anything else is said.
    case refused

    /// The session goes on, so that the server can be looked at; no credentials are sent.
    case lookedAt

    /// All goes on as if the certificate were good. Whoever sits on the way can have the password.
    case accepted
  }

  public var addressFamily = AddressFamily.any
  public var tls = TLSOptions()
  public var untrustedCertificate = UntrustedCertificate.refused

  /// Whether credentials may be sent to another machine without TLS.
  public var allowsCleartext = false

  /// The limit in seconds to be connected, over all addresses of the host.
  public var connectSeconds = 15.0

  /// The limit in seconds for the greeting, for each handshake, and for each command with its whole answer.
  public var replySeconds = 30.0

  /// The limit in seconds for the answer to a whole message, which servers check before they take it (RFC 5321,
  /// section 4.5.3.2.6, asks for 10 minutes).
  public var messageSeconds = 600.0

  /// The limit in seconds for the session from `open` on.
  public var totalSeconds = 1200.0

  /// Names of users and the like that neither a transcript nor a reply shall show.
  public var hiddenNames: [String] = []

  /// Passwords that nothing shall show, not even before they are sent: a server may know them from another session.
  public var hiddenSecrets: [Secret] = []

  public init() {}
}
