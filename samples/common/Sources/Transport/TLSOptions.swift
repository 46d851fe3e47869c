/// How a TLS connection is to be made, and what its certificate must be like.
public struct TLSOptions: Sendable {
  /// A version of TLS, by its number on the wire (RFC 8446, section 4.2.1).
  public enum Version: Int32, Sendable, Comparable, CaseIterable {
    case tls1_0 = 0x0301
    case tls1_1 = 0x0302
    case tls1_2 = 0x0303
    case tls1_3 = 0x0304

    public static func < (one: Version, other: Version) -> Bool { one.rawValue < other.rawValue }

    /// `1.2`, as people write it.
    public var name: String { "1.\(rawValue - 0x0301)" }
  }

  /// Whom we believe that the server is the one we asked for.
  public enum Trust: Sendable, Equatable {
    /// The authorities that the system knows.
    case systemAuthorities

    /// The authorities in a file of certificates in PEM, and no others.
    case authorities(file: String)

    /// Nobody: the certificate or its key is known beforehand. Its issuer, names and dates do not matter.
    case pin(CertificatePin)
  }

  public var trust: Trust

  /// Older versions are not spoken; what the system's openssl.cnf(5) forbids stays forbidden.
  public var minimumVersion: Version

  /// What goes into SNI and must be among the certificate's names; nil for the host that is connected to.
  public var serverName: String?

  public init(
    trust: Trust = .systemAuthorities, minimumVersion: Version = .tls1_2, serverName: String? = nil
  ) {
    self.trust = trust
    self.minimumVersion = minimumVersion
    self.serverName = serverName
  }
}
