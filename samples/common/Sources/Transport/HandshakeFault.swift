/// Why a TLS handshake failed, as far as it can be told.
public enum HandshakeFault: Equatable, Sendable {
  /// The other side ended it by an alert.
  case alert(TLSAlert)

  /// What came is not TLS.
  case notTLS

  /// The server chose a version that is older than the oldest that was wanted.
  case version

  /// The server closed the connection without an alert.
  case closed
  case other
}
