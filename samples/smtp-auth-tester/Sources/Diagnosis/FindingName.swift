/// The findings of `doctor` and `client` that explanations point to, each spelled here and nowhere else.
public enum FindingName: String, Sendable, CaseIterable {
  // MARK: The server: whether AUTH is offered

  case authOff = "auth-off"
  case authOnlyWithTLS = "auth-only-with-tls"
  case authHiddenFromNetworks = "auth-hidden-from-networks"
  case tlsRequired = "tls-required"
  case noMechanisms = "no-mechanisms"
  case plaintextMechanismsForbidden = "plaintext-mechanisms-forbidden"

  // MARK: The server: SASL's own configuration and its password file

  case smtpdConfMissing = "smtpd-conf-missing"
  case verifierUnknown = "verifier-unknown"
  case sasldbMissing = "sasldb-missing"
  case sasldbNotInChroot = "sasldb-not-in-chroot"
  case sasldbUnreadable = "sasldb-unreadable"
  case sasldbStale = "sasldb-stale"
  case realmMismatch = "realm-mismatch"

  // MARK: The server: saslauthd, PAM and SQL

  case saslauthdNotRunning = "saslauthd-not-running"
  case saslauthdNotInChroot = "saslauthd-not-in-chroot"
  case saslauthdForbidden = "saslauthd-forbidden"
  case saslauthdSymlink = "saslauthd-symlink"
  case pamFileMissing = "pam-file-missing"
  case pamAccountMissing = "pam-account-missing"
  case sqlUnreachable = "sql-unreachable"
  case sqlSocketInChroot = "sql-socket-in-chroot"
  case sqlAccessDenied = "sql-access-denied"

  // MARK: The server: relaying

  case relayNotPermitted = "relay-not-permitted"

  // MARK: The client

  case clientAuthOff = "client-auth-off"
  case passwordKeyMismatch = "password-key-mismatch"
  case passwordMapStale = "password-map-stale"
  case passwordMapMissing = "password-map-missing"
  case clientMechanismsForbidden = "client-mechanisms-forbidden"
  case clientMechanismsMissing = "client-mechanisms-missing"
}
