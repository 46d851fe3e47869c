/// A way in which a server is set up, well or badly; each is a service of one Postfix with a port of its own.
public enum ServerCase: String, CaseIterable, Sendable {
  // Files: auxprop with sasldb.
  case good
  case goodInChroot = "good-in-chroot"
  case sasldbOutsideChroot = "sasldb-outside-chroot"
  case sasldbUnreadable = "sasldb-unreadable"
  case sasldbStale = "sasldb-stale"
  case allMechanisms = "all-mechanisms"
  case noplaintext = "noplaintext"
  case configurationMissing = "configuration-missing"
  case configurationBroken = "configuration-broken"

  // saslauthd, PAM and MySQL behind it.
  case saslauthd
  case saslauthdInChroot = "saslauthd-in-chroot"
  case saslauthdOutsideChroot = "saslauthd-outside-chroot"
  case saslauthdWrongGroup = "saslauthd-wrong-group"
  case saslauthdSymbolicLink = "saslauthd-symbolic-link"
  case saslauthdGone = "saslauthd-gone"
  case pwcheckPAM = "pwcheck-pam"
  case pamWithoutAccount = "pam-without-account"

  // MySQL without anything in between: auxprop with sql.
  case sql
  case sqlInChroot = "sql-in-chroot"
  case sqlSocketInChroot = "sql-socket-in-chroot"
  case sqlDown = "sql-down"
  case sqlDenied = "sql-denied"
  case sqlWithoutTable = "sql-without-table"

  // Postfix's own settings.
  case authOff = "auth-off"
  case tlsAuthOnly = "tls-auth-only"
  case tlsEncrypt = "tls-encrypt"
  case smtps
  case exceptionsNetworks = "exceptions-networks"
  case brokenOff = "broken-off"
  case relayDenied = "relay-denied"

  /// What the service's name in the log has after `postfix/`.
  public var name: String { rawValue }

  /// Whether the right password is accepted, by a client that uses TLS where it is asked to.
  public var accepts: Bool {
    switch self {
    case .good, .goodInChroot, .allMechanisms, .saslauthd, .saslauthdInChroot, .sql, .sqlInChroot,
      .tlsAuthOnly, .tlsEncrypt, .smtps, .exceptionsNetworks, .brokenOff, .relayDenied:
      true
    default: false
    }
  }

  /// Whether smtpd runs in the queue directory.
  public var isChrooted: Bool {
    switch self {
    case .goodInChroot, .sasldbOutsideChroot, .sasldbUnreadable, .sasldbStale, .saslauthdInChroot,
      .saslauthdOutsideChroot, .saslauthdSymbolicLink, .sqlInChroot, .sqlSocketInChroot:
      true
    default: false
    }
  }

  /// The service's own settings in master.cf.
  func overrides(in places: Places) -> [String] {
    let certificate = ["smtpd_tls_cert_file=\(places.certificate)", "smtpd_tls_key_file=\(places.key)"]
    return switch self {
    case .noplaintext: ["smtpd_sasl_security_options=noanonymous,noplaintext"]
    case .authOff: ["smtpd_sasl_auth_enable=no"]
    case .tlsAuthOnly: ["smtpd_tls_security_level=may", "smtpd_tls_auth_only=yes"] + certificate
    case .tlsEncrypt: ["smtpd_tls_security_level=encrypt"] + certificate
    case .smtps: ["smtpd_tls_wrappermode=yes", "smtpd_tls_security_level=encrypt"] + certificate
    case .exceptionsNetworks: ["smtpd_sasl_exceptions_networks=127.0.0.0/8"]
    case .brokenOff: ["broken_sasl_auth_clients=no"]
    case .relayDenied: ["smtpd_relay_restrictions=permit_mynetworks,reject_unauth_destination"]
    default: []
    }
  }
}
