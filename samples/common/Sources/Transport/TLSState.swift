/// What came out of a TLS handshake.
public struct TLSState: Equatable, Sendable {
  /// The protocol as OpenSSL calls it, `TLSv1.3`.
  public let version: String

  /// The cipher suite's name, `TLS_AES_256_GCM_SHA384`.
  public let cipher: String

  /// The strength of its key in bits.
  public let cipherBits: Int

  /// What the server sent, its own certificate first; at most ten.
  public let chain: [Certificate]

  /// What is wrong with the certificate; nothing when it is good.
  public let problems: [CertificateProblem]

  /// What a SASL exchange can be tied to.
  public let bindings: ChannelBindings

  /// The server's own certificate.
  public var certificate: Certificate? { chain.first }

  /// Whether the server has shown that it is the one we asked for.
  public var isTrusted: Bool { problems.isEmpty }

  /// What is wrong in one line, empty when nothing is.
  public var problemText: String { problems.map(\.description).joined(separator: "; ") }
}

/// The data of this very TLS connection that both ends know and nobody between them (RFC 5056).
public struct ChannelBindings: Equatable, Sendable {
  /// `tls-server-end-point` (RFC 5929, section 4); nil where the certificate's signature has no hash of its own.
  public let serverEndPoint: [UInt8]?

  /// `tls-exporter` (RFC 9266); nil before TLS 1.3, where it is only good together with another extension.
  public let exporter: [UInt8]?
}
