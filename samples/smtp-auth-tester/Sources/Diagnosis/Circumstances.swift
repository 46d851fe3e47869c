public import SMTP
public import Transport

/// What is known about a session when an answer is to be explained.
///
/// Everything is optional: a bare line can be explained too, only less sharply.
public struct Circumstances: Sendable, Equatable {
  /// How the client introduced itself.
  public enum Hello: String, Sendable {
    case ehlo, helo
  }

  /// What the answer is an answer to.
  public var phase: Phase?

  /// The mechanism that was tried, in capitals: `PLAIN`.
  public var mechanism: String?

  /// Whether the command AUTH carried an initial response.
  public var sentInitialResponse: Bool?

  /// What the last EHLO of the session offered.
  public var offer: Offer?

  /// What the EHLO before TLS offered, where there was TLS later.
  public var offerBeforeTLS: Offer?

  /// Whether the server offers STARTTLS.
  public var offersStartTLS: Bool?

  /// Whether the connection is encrypted.
  public var isEncrypted: Bool?

  public var hello: Hello?

  /// Whether the server is reached by a loopback address.
  public var isLoopback: Bool?

  /// Whether the password has only ASCII characters.
  public var passwordIsASCII: Bool?

  /// Whether the client asked to act for somebody it named.
  public var sentAuthorizationIdentity: Bool?

  /// Whether the messages were put together and encoded by this program, so that they are well formed.
  public var isEncodedHere: Bool?

  /// Whether an AUTH has succeeded in this session.
  public var hasAuthenticated: Bool?

  /// Whether the server has been sent a part of the credentials at least.
  public var hasSentCredentials: Bool?

  /// Whether the answer is a yes that does not belong where it came, or contradicts itself.
  public var isUnexpected: Bool?

  /// Which program the server is.
  public var server: ServerKind?

  /// The alert by which the server ended TLS.
  public var alert: TLSAlert?

  /// How many AUTHs have failed in this session, with the one to be explained.
  public var failures: Int?

  public init(
    phase: Phase? = nil, mechanism: String? = nil, sentInitialResponse: Bool? = nil, offer: Offer? = nil,
    offerBeforeTLS: Offer? = nil, offersStartTLS: Bool? = nil, isEncrypted: Bool? = nil, hello: Hello? = nil,
    isLoopback: Bool? = nil, passwordIsASCII: Bool? = nil, sentAuthorizationIdentity: Bool? = nil,
    isEncodedHere: Bool? = nil, hasAuthenticated: Bool? = nil, hasSentCredentials: Bool? = nil,
    isUnexpected: Bool? = nil, server: ServerKind? = nil, alert: TLSAlert? = nil, failures: Int? = nil
  ) {
    self.phase = phase
    self.mechanism = mechanism?.uppercased()
    self.sentInitialResponse = sentInitialResponse
    self.offer = offer
    self.offerBeforeTLS = offerBeforeTLS
    self.offersStartTLS = offersStartTLS
    self.isEncrypted = isEncrypted
    self.hello = hello
    self.isLoopback = isLoopback
    self.passwordIsASCII = passwordIsASCII
    self.sentAuthorizationIdentity = sentAuthorizationIdentity
    self.isEncodedHere = isEncodedHere
    self.hasAuthenticated = hasAuthenticated
    self.hasSentCredentials = hasSentCredentials
    self.isUnexpected = isUnexpected
    self.server = server
    self.alert = alert
    self.failures = failures
  }
}
