/// A service of this machine that takes mail from clients, as far as a client needs to know it.
public struct LocalService: Sendable {
  /// How it is called in findings.
  public let label: String

  /// Where a program of this machine can connect to, `127.0.0.1:587`; nil when that is not plain.
  public let address: String?

  /// Whether TLS begins with the connection.
  public let hasImplicitTLS: Bool

  /// Whether clients of this machine may be shown no AUTH.
  public let hidesAuthentication: Bool

  init(label: String, address: String?, hasImplicitTLS: Bool = false, hidesAuthentication: Bool = false) {
    self.label = label
    self.address = address
    self.hasImplicitTLS = hasImplicitTLS
    self.hidesAuthentication = hidesAuthentication
  }
}

extension Examination {
  /// The services where users can log in, but for those of postscreen(8), which is reached by a service of its own.
  public var localServices: [LocalService] {
    services.filter { $0.hasAuthentication && $0.type != "pass" }.map { service in
      LocalService(
        label: service.label, address: service.localAddress, hasImplicitTLS: service.hasImplicitTLS,
        hidesAuthentication: !service["smtpd_sasl_exceptions_networks"].isEmpty)
    }
  }
}
