public import SystemPackage

/// Why there is no connection, or no longer one; every text fits a line.
public enum TransportProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// The host's name has no address, with the resolver's reason.
  case noAddress(host: String, reason: String)

  /// None of the host's addresses let us in, with the reason of each.
  case noConnection([FailedAttempt])

  /// The deadline passed first.
  case timedOut

  /// The connection to an address broke, or was closed by us before.
  case broken(Address, Errno)

  /// TLS could not be begun because of what we were told: a file of certificates, a name.
  case unusableSettings(String)

  /// The TLS handshake failed, in OpenSSL's words, and with the alert where the server sent one.
  case handshakeFailed(String, alert: TLSAlert? = nil)

  /// What came by TLS is not what TLS allows, in OpenSSL's words, or an alert that ends the connection.
  case damaged(String, alert: TLSAlert? = nil)

  /// An address that could not be connected to.
  public struct FailedAttempt: Equatable, Sendable, CustomStringConvertible {
    public let address: Address
    public let reason: Errno

    public var description: String { "\(address): \(reason)" }
  }

  public var description: String {
    switch self {
    case .noAddress(let host, let reason): "'\(host)': \(reason)"
    case .noConnection(let attempts): attempts.map(\.description).joined(separator: ", ")
    case .timedOut: "timed out"
    case .broken(let address, let errno): "\(address): \(errno)"
    case .unusableSettings(let text): text
    case .handshakeFailed(let text, _): "TLS handshake failed: \(text)"
    case .damaged(let text, _): "TLS failed: \(text)"
    }
  }

  /// The alert that the server sent, nil where it sent none.
  public var alert: TLSAlert? {
    switch self {
    case .handshakeFailed(_, let alert), .damaged(_, let alert): alert
    default: nil
    }
  }
}
