/// What ties an exchange to the TLS connection it runs in (RFC 5056), so that nobody in between can pass it on.
public struct ChannelBinding: Equatable, Sendable {
  /// What of the connection is taken.
  public enum Kind: String, Sendable {
    /// A hash of the server's certificate (RFC 5929, section 4).
    case serverEndPoint = "tls-server-end-point"

    /// 32 bytes exported from the session (RFC 9266), for TLS 1.3.
    case exporter = "tls-exporter"
  }

  public let kind: Kind
  public let data: [UInt8]

  public init(_ kind: Kind, data: [UInt8]) {
    self.kind = kind
    self.data = data
  }
}
