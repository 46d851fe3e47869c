extension PublicLogLines {
  /// From forums, pages and repositories, found by the first words of lines.
  static let heldBackLater: [Row] = [
    // A thread of Ubuntu Forums on passwd and pam_mysql
    Row(
      "pam_mysql - MySQL error (You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'FROM user WHERE user.user_name = 'user'' at line 1)",
      "log-pam-mysql-error"),
    // A thread of Ubuntu Forums, 2012-08-27
    Row(
      "Aug 26 09:41:52 Aequitas saslauthd[2208]: pam_mysql - SELECT returned no result.",
      "log-pam-mysql-no-row"),
    // A thread of Ubuntu Forums on lightdm and pam_mysql
    Row(
      "Apr 24 09:02:24 host lightdm: pam_mysql - MySQL error (Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2))",
      "log-pam-mysql-unreached"),
    // A thread of Ubuntu Forums on virtual domains in MySQL
    Row("saslauthd[31383]: pam_mysql - required option \"db\" is not set", "log-pam-mysql-option"),
    // A thread of Ubuntu Forums on virtual domains in MySQL
    Row(
      "saslauthd[31383]: DEBUG: auth_pam: pam_authenticate failed: Error in service module", "log-pam-service"
    ),
    // A page on vsftpd and MySQL (Chinese)
    Row(
      "vsftpd: pam_mysql - MySQL error (Can't connect to MySQL server on 'xujb01' (13))",
      "log-pam-mysql-unreached", atFirst: false),
    // A page on OpenSMTPD and fail2ban
    Row(
      "c1a89cb774083905 smtp failed-command command=\"AUTH LOGIN\" result=\"503 5.5.1 Invalid command: Command not supported\"",
      "503"),
    // Notes on an LDAP outage (Japanese)
    Row("dovecot: auth: Error: ldap(...): Can't connect to server", "log-dovecot-ldap-server"),
    // A thread of Ubuntu Forums on Dovecot and anvil
    Row(
      "dovecot: auth: Error: anvil-auth-penalty: Anvil queries timed out after 5 secs - aborting queries: 1403 Time(s)",
      "log-dovecot-anvil-slow", atFirst: false),
    // A thread of Ubuntu Forums on Dovecot and LDAP
    Row(
      "Dec 27 22:35:24 server1 dovecot: auth: Error: LDAP: binding failed (dn cn=\"Directory Manager,dc=example,dc=com\"): No such object",
      "log-dovecot-ldap-binding"),
    // The document of a PAM module, on OpenBLAS
    Row(
      "dovecot: auth: Error: auth-worker: Aborted PASSV request for user: Worker process died unexpectedly",
      "log-dovecot-worker-died", atFirst: false),
    // The same document
    Row(
      "dovecot: imap-login: Login aborted: Connection closed (auth service reported temporary failure)",
      "log-dovecot-temporary", atFirst: false),
    // A thread of Ubuntu Forums, Nov 2
    Row(
      "Nov  2 13:00:02 ubuntu dovecot: auth: Fatal: sql: driver not set in configuration file /var/lib/mysql/Mail",
      "log-dovecot-sql-settings", atFirst: false),
    // A test of a log parser
    Row(
      "May 19 10:15:09 mail01 dovecot: auth: Fatal: Error reading configuration: dict file not found",
      "log-dovecot-fatal", atFirst: false),
    // A course on Dovecot (Spanish)
    Row("auth-worker: Error: passwd-file: Unknown scheme", "log-dovecot-scheme"),
    // A filter of Dovecot lines in Perl
    Row(
      "auth-worker(1): Error: mysql(localhost): Connect failed to database (mail): Lost connection to MySQL server at 'reading initial communication packet', system error: 0 - waiting for 5 seconds before retry",
      "log-dovecot-sql-server"),
    // The same filter
    Row(
      "auth-worker: Error: sql(user,192.0.2.1): Password query failed: Not connected to database",
      "log-dovecot-sql-connection"),
    // The same filter
    Row("auth: Error: auth worker: Aborted request: Lookup timed out", "log-dovecot-worker-died"),
    // A filter for fail2ban and Exim
    Row(
      "login authenticator failed for (host) [192.0.2.1]: 435 Unable to authenticate at present: failed to open /etc/exim4/passwd for linear search: No such file or directory",
      "log-exim-temporary"),
    // A log generator with lines of sonic.net
    Row(
      "Dec  6 12:02:33 a.mail.sonic.net sm-mta[19515]: AUTH=server, relay=[192.0.2.1], authid=augie, mech=PLAIN, bits=0",
      "log-sendmail-works"),
    // Threads of Ubuntu Forums, 2006-12-07 and 2007-02-14
    Row("authdaemond: PAM unable to dlopen(/lib/security/pam_foreground.so)", "log-pam-dlopen"),
    // Threads of Ubuntu Forums, 2006-12-07 and 2007-02-14
    Row(
      "authdaemond: PAM [dlerror: /lib/security/pam_foreground.so: undefined symbol: pam_set_data]",
      "log-pam-dlerror", atFirst: false),
    // A thread of Ubuntu Forums, Jul 28
    Row(
      "Jul 28 00:08:59 dev authdaemond: failed to connect to mysql server (server=localhost, userid=mail_admin): Access denied for user 'mail_admin'@'localhost' (using password: YES)",
      "log-courier-database", atFirst: false),
    // A thread of Ubuntu Forums on ehcp
    Row(
      "Aug 17 11:31:51 localhost authdaemond: authmysql: mysql_select_db(ehcp) error: Unknown database 'ehcp'",
      "log-courier-database-name", atFirst: false),
    // The same thread
    Row(
      "Aug 17 11:31:51 localhost pop3d: authentication error: Input/output error", "log-courier-error",
      atFirst: false),
    // The same thread
    Row(
      "Aug 17 11:31:51 localhost pop3d: LOGIN FAILED, user=xxx, ip=[::ffff:127.0.0.1]", "log-courier-login"),
    // Notes on a mail server at home, Jun 12
    Row(
      "Jun 12 05:09:48 mail postfix/smtpd[236]: warning: cannot get RSA certificate from file \"/etc/letsencrypt/live/mail.example.org/fullchain.pem\": disabling TLS support",
      "log-no-certificate"),
    // Notes on a mail server at home, Jun 12
    Row(
      "Jun 12 05:09:48 mail postfix/smtpd[236]: warning: TLS library problem: error:02001002:system library:fopen:No such file or directory:../crypto/bio/bss_file.c:292:fopen('/etc/letsencrypt/live/mail.example.org/fullchain.pem','r'):",
      "log-tls-file", atFirst: false),
    // A thread of Ubuntu Forums, Mar 27
    Row(
      "Mar 27 15:19:41 debian postfix/smtpd[23236]: warning: cannot get private key from file /etc/ssl/private/smtpd.key",
      "log-certificate-file", atFirst: false),
    // A thread of Ubuntu Forums, Dec 21
    Row(
      "Dec 21 21:12:07 localhost postfix/submission/smtpd[25634]: warning: TLS library problem: 25634:error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch:x509_cmp.c:331:",
      "log-key-mismatch"),
    // A lesson on Postfix and nmap, Feb 8
    Row(
      "Feb  8 16:38:22 tlab1 postfix/smtpd[28408]: warning: TLS library problem: error:0A000412:SSL routines::sslv3 alert bad certificate:../ssl/record/rec_layer_s3.c:1584:SSL alert number 42:",
      "log-tls-certificate-alert"),
    // A Vagrant set-up of Postfix, Jun 6
    Row(
      "Jun  6 00:22:01 precise32 postfix/smtp[3682]: warning: TLS library problem: 3682:error:140740BF:SSL routines:SSL23_CLIENT_HELLO:no protocols available:s23_clnt.c:381:",
      "log-tls-no-protocols", atFirst: false),
    // The same set-up
    Row(
      "Jun  6 00:22:01 precise32 postfix/smtp[3682]: SSL_connect error to valid-example-recipient.com[192.0.2.7]:25: -1",
      "log-tls-connect", atFirst: false),
    // A thread of Ubuntu Forums, Aug 11
    Row(
      "Aug 11 10:22:57 l2fserve postfix/smtp[29185]: cannot load RSA certificate and key data",
      "log-certificate-data", atFirst: false),
    // A page on Postfix and Gmail
    Row(
      "1917F2083CF: to=<user@example.com>, relay=smtp.gmail.com[192.0.2.1]:587, delay=322, dsn=4.7.9, status=deferred (SASL authentication failed; server smtp.gmail.com[192.0.2.1] said: 534-5.7.9 Application-specific password required. Learn more at?534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor o5sm22737898pgc.16 - gsmtp)",
      "gmail-app-password"),
    // A thread of Ubuntu Forums, 2015
    Row(
      "Jun 13 00:27:32 mail postfix/smtp[5032]: 71EC23C1439A: to=<user@example.com>, relay=mx3.hotmail.com[192.0.2.1]:25, dsn=4.0.0, status=deferred (SASL authentication failed; server mx3.hotmail.com[192.0.2.1] said: 501 Cannot decode parameter - too long)",
      "not-base64"),
    // Notes on a queue at Tencent (Chinese)
    Row(
      "postfix/smtp[1]: SASL authentication failed; server smtp.exmail.qq.com[192.0.2.1] said: 535 Error: authentication failed, system busy",
      "locked-for-now", atFirst: false),
    // The document of an appliance, on relays
    Row(
      "warning: mail.relay.server[192.0.2.10]:25 offered no supported AUTH mechanisms: 'PLAIN LOGIN'",
      "log-client-no-supported"),
    // A check for Nagios, its test log
    Row(
      "Aug 29 17:18:14 mail postfix[1099]: fatal: chdir(/var/spool/postfix-nonexistent): No such file or directory",
      "log-queue-directory", atFirst: false),
  ]
}
