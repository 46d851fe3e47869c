/// Causes that lie behind Cyrus SASL: saslauthd, PAM and databases.
extension Suspect {
  static let backEndSilent = Suspect(
    "What the server asks for passwords does not answer, or is set up wrongly.",
    check: "The server's log, in the line before the refusal.", manual: .backEnd)

  static let saslauthdNotRunning = Suspect(
    "saslauthd does not run.",
    check: """
      The log says 'cannot connect to saslauthd server: No such file or directory' or 'Connection refused'; \
      systemctl status saslauthd.
      """,
    cure: "Start it: systemctl enable --now saslauthd.",
    finding: .saslauthdNotRunning)

  static let saslauthdNotInChroot = Suspect(
    "smtpd runs in a chroot, from where the socket of saslauthd cannot be seen.",
    check: """
      The log says 'cannot connect to saslauthd server: No such file or directory' although saslauthd runs; \
      smtpd's line in master.cf has 'y' in the chroot column.
      """,
    cure: """
      In /etc/default/saslauthd: OPTIONS="-c -m /var/spool/postfix/var/run/saslauthd"; then dpkg-statoverride \
      --add root sasl 750 /var/spool/postfix/var/run/saslauthd. Or put 'n' into the chroot column.
      """,
    finding: .saslauthdNotInChroot)

  static let saslauthdForbidden = Suspect(
    "smtpd may not reach the socket of saslauthd, because postfix is not in the group sasl.",
    check: "The log says 'cannot connect to saslauthd server: Permission denied'; id postfix.",
    cure: "adduser postfix sasl, and restart Postfix.",
    finding: .saslauthdForbidden)

  static let saslauthdSymlink = Suspect(
    "A symbolic link in the chroot leads out of it, which it cannot.",
    check: "The log says 'cannot connect to saslauthd server: Too many levels of symbolic links'.",
    cure: "Remove the link, and let saslauthd make its socket in the chroot (its option -m).",
    finding: .saslauthdSymlink)

  static let saslauthdWithoutRealm = Suspect(
    "saslauthd looks for the name without its realm.",
    check: "'testsaslauthd' succeeds with USER alone and the log shows sasl_username=USER@REALM.",
    cure: "Run saslauthd with -r, which keeps USER@REALM together, or log in without the realm.")

  static let pamAccountMissing = Suspect(
    "The PAM file of the service smtp has auth lines and no account line; saslauthd asks for both.",
    check: "saslauthd logs 'PAM acct error'; grep account /etc/pam.d/smtp.",
    cure: "Add an account line with the same module: account required pam_mysql.so ...",
    finding: .pamAccountMissing)

  static let pamFileMissing = Suspect(
    "There is no PAM file for the service smtp, so that PAM uses 'other', which denies.",
    check: "ls -l /etc/pam.d/smtp",
    cure: "Write /etc/pam.d/smtp with auth and account lines.",
    finding: .pamFileMissing)

  static let sqlUnreachable = Suspect(
    "The database does not run, or listens elsewhere.",
    check: "The log says 'sql plugin couldn't connect to any host'; try sql_hostnames by the mysql client.",
    cure: "Start the database, or correct sql_hostnames in smtpd.conf.",
    finding: .sqlUnreachable)

  static let sqlSocketInChroot = Suspect(
    "smtpd runs in a chroot, and 'localhost' means the database's Unix socket, which is outside of it.",
    check: "The log says 'sql plugin could not connect to host localhost'.",
    cure: "Write sql_hostnames: 127.0.0.1 so that TCP is used, or put 'n' into the chroot column.",
    finding: .sqlSocketInChroot)

  static let sqlAccessDenied = Suspect(
    "The database refuses sql_user and sql_passwd, or does not let them read the table.",
    check: "Log in to the database with the same user, password and host, and run the query of sql_select.",
    cure: "Correct sql_user and sql_passwd in smtpd.conf, or GRANT SELECT on the table.",
    finding: .sqlAccessDenied)

  static let sqlQueryFails = Suspect(
    "The sql plugin's query fails, as when the table or a column has another name; users are then not found.",
    check: "Run the query of sql_select by hand, with a user in the place of %u.",
    cure: "Correct sql_select, sql_database or the table.")

  static let hashesInTable = Suspect(
    "The table has hashed passwords, and Cyrus SASL's sql plugin compares with the password itself.",
    check: "SELECT the user's password: it should be readable.",
    cure: "Check hashes by saslauthd and pam_mysql with crypt=, or store what the plugin can compare.")

  static let dovecotUnreachable = Suspect(
    "Postfix uses Dovecot for SASL and cannot reach its socket, or Dovecot closed it.",
    check: "The log says 'SASL: Connect to Dovecot auth socket'; see doveadm log errors.",
    cure: """
      Start Dovecot, and give it a unix_listener at smtpd_sasl_path within the queue directory, owned by postfix.
      """)
}
