/// What is known about lines of logs; the first entry that fits is the right one.
enum LogCatalogue {
  /// The lines of one program or library.
  struct Family: Sendable {
    let title: String

    /// The project and its version in whose source the texts were read.
    let project: String

    let entries: [LogEntry]

    /// - Parameter server: The server that writes these lines, nil where several do.
    init(title: String, project: String, server: ServerKind? = nil, entries: [LogEntry]) {
      self.title = title
      self.project = project
      self.entries = entries.map { $0.at(server) }
    }
  }

  /// What is particular comes before what is general: PAM's results before the programs that report them.
  static let families = [
    Family(
      title: "Postfix: a server", project: "Postfix 2.3 to 3.12", server: .postfix, entries: postfixServer),
    Family(
      title: "Postfix: sessions", project: "Postfix 2.3 to 3.12", server: .postfix, entries: postfixSessions),
    Family(
      title: "Postfix: what it asks Dovecot", project: "Postfix 2.3 to 3.12", server: .postfixWithDovecot,
      entries: postfixDovecot),
    Family(
      title: "Postfix: tables and services", project: "Postfix 2.3 to 3.12", server: .postfix,
      entries: postfixTables),
    Family(title: "Postfix: a client", project: "Postfix 2.3 to 3.12", entries: postfixClient),
    Family(title: "Certificates", project: "Postfix 3.12, OpenSSL 1.1 to 3", entries: certificates),
    Family(title: "TLS", project: "OpenSSL 1.1 to 3", entries: tls),
    Family(title: "Cyrus SASL", project: "Cyrus SASL 2.1.28", server: .postfixWithCyrus, entries: cyrusSASL),
    Family(
      title: "Cyrus SASL: what it asks", project: "Cyrus SASL 2.1.28", server: .postfixWithCyrus,
      entries: cyrusBackEnds),
    Family(
      title: "Cyrus SASL: plugins", project: "Cyrus SASL 2.1.28", server: .postfixWithCyrus,
      entries: cyrusPlugins),
    Family(title: "PAM: its modules", project: "Linux-PAM 1.7", entries: pamModules),
    Family(title: "PAM: directories", project: "SSSD, nss-pam-ldapd and Samba", entries: pamDirectories),
    Family(title: "PAM: pam_mysql", project: "pam_mysql 0.7 and 1.0", entries: pamMySQL),
    Family(title: "PAM: results", project: "Linux-PAM 1.7", entries: pamResults),
    Family(title: "saslauthd", project: "Cyrus SASL 2.1.28", entries: saslauthd),
    Family(title: "saslauthd: its mechanisms", project: "Cyrus SASL 2.1.28", entries: saslauthdMechanisms),
    Family(
      title: "Dovecot: the authentication service", project: "Dovecot 2.3 and 2.4", server: .dovecot,
      entries: dovecot),
    Family(title: "Dovecot: logins", project: "Dovecot 2.3 and 2.4", server: .dovecot, entries: dovecotLogin),
    Family(
      title: "Dovecot: password databases", project: "Dovecot 2.3 and 2.4", server: .dovecot,
      entries: dovecotPassdb),
    Family(
      title: "Dovecot: SQL, LDAP and files", project: "Dovecot 2.3 and 2.4", server: .dovecot,
      entries: dovecotDatabases),
    Family(title: "Exim", project: "Exim 4.99", server: .exim, entries: exim),
    Family(title: "Exim: a client", project: "Exim 4.99", entries: eximClient),
    Family(title: "OpenSMTPD, Sendmail", project: "the newest of each", entries: otherServers),
    Family(title: "Courier, Cyrus IMAP, Mailu", project: "the newest of each", entries: courier),
    Family(title: "Anything else of these", project: "all of them", entries: remainder),
  ]

  static let entries = families.flatMap(\.entries)
}
