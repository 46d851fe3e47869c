/// Causes that lie in Dovecot, where another server asks it about passwords.
extension Suspect {
  static let dovecotStopped = Suspect(
    "Dovecot does not run.", check: "systemctl status dovecot; doveadm log errors",
    cure: "Start it, after 'doveconf -n' has shown no error: systemctl enable --now dovecot.")

  static let dovecotSocketMissing = Suspect(
    "Dovecot makes no socket where Postfix looks for it: smtpd_sasl_path is seen from the queue directory.",
    check: "postconf smtpd_sasl_path; ls -l /var/spool/postfix/private/auth; doveconf service/auth",
    cure: """
      In service auth of Dovecot: unix_listener /var/spool/postfix/private/auth { mode = 0660, user = postfix, \
      group = postfix }, one setting a line; then restart Dovecot.
      """)

  static let dovecotSocketForbidden = Suspect(
    "The socket of Dovecot belongs to another user than postfix.",
    check: "ls -l /var/spool/postfix/private/auth",
    cure: "Give the unix_listener user = postfix, group = postfix and mode = 0660, and restart Dovecot.")

  static let dovecotPortClosed = Suspect(
    "Nobody listens at the address and port of smtpd_sasl_path.", check: "postconf smtpd_sasl_path; ss -tln",
    cure:
      "In service auth of Dovecot: inet_listener { port = PORT }, one setting a line; or use a Unix socket.")

  static let dovecotWrongSocket = Suspect(
    "smtpd_sasl_path names another socket of Dovecot, such as auth-master or auth-userdb.",
    check: "postconf smtpd_sasl_path; doveconf service/auth",
    cure: "Name the socket of a unix_listener whose last component is not auth-master or auth-userdb.")

  static let dovecotUserUnknown = Suspect(
    "There is no such user in Dovecot's password database.",
    check: "doveadm auth test USER; doveadm user USER",
    cure:
      "Add the user, or have the client log in by the name that the database has (with or without @DOMAIN).")

  static let dovecotPasswordWrong = Suspect(
    "The password is wrong.", check: "doveadm auth test USER, which asks for the password.",
    cure: "Correct it in the client, or set it anew: 'doveadm pw' makes the hash.")

  static let dovecotQueryFails = Suspect(
    "The query of Dovecot's database does not fit the table.",
    check: "Run it by hand: password_query, or passdb_sql_query in Dovecot 2.4.",
    cure: "Correct it: the result needs a field 'password'.")

  static let dovecotDatabaseDown = Suspect(
    "Dovecot cannot reach its database, or the database refuses Dovecot's user and password.",
    check: "Connect with the host, user and password of Dovecot's settings by the database's own client.",
    cure: "Start the database, or correct the settings; Dovecot logs the error of the database.")
}
