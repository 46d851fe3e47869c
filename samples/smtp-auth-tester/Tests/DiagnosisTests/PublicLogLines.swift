/// Lines of logs from public reports, each with what `explain` calls it; the source is in the comment before.
///
/// Names and addresses are replaced. The rows of `read` were known while the catalogue was written. The others were
/// written down before anybody looked at what the program says of them, each group before the catalogue was mended by
/// the one before: `atFirst` is false where it then did not know the line, or did not say what it says now.
enum PublicLogLines {
  struct Row: Sendable {
    let line: String
    let identifier: String
    let atFirst: Bool

    init(_ line: String, _ identifier: String, atFirst: Bool = true) {
      self.line = line
      self.identifier = identifier
      self.atFirst = atFirst
    }
  }

  static let read: [Row] = [
    // Forum threads and issues on Postfix with Dovecot, saslauthd, PAM, pam_mysql and Zimbra
    Row(
      "postfix/smtpd[1957]: warning: SASL: Connect to private/auth failed: No such file or directory",
      "log-dovecot"),
    Row(
      "postfix/smtpd[17590]: warning: SASL: Connect to private/auth failed: Connection refused",
      "log-dovecot-refused"),
    Row(
      "postfix/smtpd[17590]: warning: SASL: Connect to inet:127.0.0.1:12345 failed: Connection refused",
      "log-dovecot-inet-refused"),
    Row(
      "saslauthd[2208]: DEBUG: auth_pam: pam_authenticate failed: User not known to the underlying authentication module",
      "log-pam-user-unknown"),
    Row(
      "saslauthd[1999]: DEBUG: auth_pam: pam_authenticate failed: Authentication failure",
      "log-pam-password-wrong"),
    Row(
      "saslauthd[3823]: DEBUG: auth_pam: pam_authenticate failed: Permission denied",
      "log-pam-denied"),
    Row(
      "saslauthd[28974]: DEBUG: auth_pam: pam_authenticate failed: Memory buffer error",
      "log-pam-buffer"),
    Row(
      "saslauthd[31383]: pam_mysql - non-crypt()ish MD5 hash is not supported in this build.",
      "log-pam-mysql-md5"),
    Row(
      "saslauthd[3823]: PAM adding faulty module: pam_mysql.so",
      "log-pam-faulty"),
    Row(
      "saslauthd[2212]: do_request      : NULL password received",
      "log-saslauthd-no-password"),
    Row(
      "saslauthd[1999]: pam_unix(smtp:auth): check pass; user unknown",
      "log-pam-unix-user"),
    Row(
      "saslauthd[29157]: auth_zimbra: joe@example.com auth failed: authentication failed for [joe@example.com]",
      "log-zimbra-rejected"),
    Row(
      "postfix/smtpd[4242]: fatal: unsupported dictionary type: mysql",
      "log-table-type"),
    // LukeSmithxyz/emailwiz, issue 129
    Row(
      "Feb 09 05:33:28 MainServer postfix/smtps/smtpd[24431]: warning: SASL: Connect to private/auth failed: No such file or directory",
      "log-dovecot"),
    Row(
      "doveconf: Fatal: Error in configuration file /etc/dovecot/dovecot.conf line 12: Unknown setting: ssl_min_protocol",
      "log-dovecot-configuration"),
    // mail-in-a-box/mailinabox, issues 1536 and 1901
    Row(
      "Mar 13 18:39:34 box postfix/smtpd[12153]: warning: restriction `reject_authenticated_sender_login_mismatch' ignored: no SASL support",
      "log-restriction-without-sasl"),
    // docker-mailserver, issue 1345
    Row(
      "Dec 27 23:34:40 mail postfix/submission/smtpd[982]: warning: unknown[192.0.2.1]: SASL PLAIN authentication failed: authentication failure",
      "credentials-rejected"),
    // bokysan/docker-postfix, issue 131
    Row(
      "warning: SASL authentication failure: cannot connect to saslauthd server: No such file or directory",
      "log-saslauthd-missing"),
    // docker-mailserver, issue 3376
    Row(
      "May 28 23:21:58 mailserver-5768b9779d-mngmt postfix/smtps/smtpd[1332]: warning: SASL: Connect to /dev/shm/sasl-auth.sock failed: No such file or directory",
      "log-dovecot"),
    // fail2ban, issue 1084
    Row(
      "warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
      "dovecot-prompt-as-reason"),
    // saltstack-formulas/postfix-formula, issue 47
    Row(
      "warning: SASL authentication problem: unable to open Berkeley db /etc/sasldb2: Permission denied",
      "log-sasldb-unreadable"),
    // mailcow-dockerized, pull request 732
    Row(
      "auth: Info:(user@example.com,192.0.2.1,<5Ff/7Htd6QCpAM+Y>): invalid credentials",
      "log-dovecot-ldap-password"),
    // fail2ban, pull request 2795
    Row(
      "Aug  9 03:17:18 server dovecot: submission-login: Client has quit the connection (auth failed, 1 attempts in 2 secs): user=<user1>, method=LOGIN, rip=192.0.2.1",
      "log-dovecot-disconnected"),
    // outroll/vesta, issue 217
    Row(
      "auth: Error: passwd-file(user,192.0.2.1,<dfrtrtrtty>): stat(/etc/exim4/domains//passwd) failed: No such file or directory",
      "log-dovecot-file"),
    // fail2ban, issue 1897
    Row(
      "Sep 22 11:39:13 mail dovecot[24941]: auth-worker(30165): pam(user@example.com,127.0.0.1,<PNHQq8pZhqIKAQGd>): pam_authenticate() failed: Permission denied",
      "log-pam-denied"),
    // tarickb/sasl-xoauth2, issue 96
    Row(
      "smtp_sasl_passwd_lookup: no auth info found (sender=`user@example.com', host=`mail.example.com')",
      "log-client-no-password"),
    // A thread of Ubuntu Forums, 2010-05-21
    Row(
      "May 21 11:32:19 server saslauthd[1999]: DEBUG: auth_pam: pam_authenticate failed: Authentication failure",
      "log-pam-password-wrong"),
    Row(
      "May 21 11:32:19 server saslauthd[1999]: do_auth         : auth failure: [user=user@example.com] [service=imap] [realm=] [mech=pam] [reason=PAM auth error]",
      "log-pam-auth"),
    // A thread of Ubuntu Forums on sql_select, 2011
    Row("postfix/smtpd[1]: sql_select option missing", "log-sql-select-missing"),
    Row("postfix/smtpd[1]: auxpropfunc error no mechanism available", "log-auxprop-error"),
    Row(
      "postfix/smtpd[1]: _sasl_plugin_load failed on sasl_auxprop_plug_init for plugin: sql",
      "log-plugin-initialization"),
    // A thread of Ubuntu Forums on dovecot and mail.err
    Row(
      "Jul  5 12:54:10 mail dovecot: imap-login: Error: Timeout waiting for handshake from auth server. my pid=1684, input bytes=0",
      "log-dovecot-no-handshake"),
    Row(
      "Jul  5 12:54:40 mail dovecot: auth: Fatal: No passdbs specified in configuration file. PLAIN mechanism needs one",
      "log-dovecot-no-passdbs"),
    Row(
      "Jul  5 12:54:40 mail dovecot: master: Error: service(auth): command startup failed, throttling",
      "log-dovecot-throttled"),
    // A thread of Ubuntu Forums, 2016-04-19
    Row(
      "Apr 19 19:43:13 Debussy dovecot: auth: Error: userdb(user,192.0.2.1,<NwVA2dowmQDAqAA0>): user not found from userdb passwd",
      "log-dovecot-userdb"),
    Row(
      "Apr 19 19:43:13 Debussy dovecot: pop3-login: Internal login failure (pid=18920 id=163) (internal failure, 1 successful auths): user=<user>, method=PLAIN",
      "log-dovecot-internal"),
    // A document on CloudLinux's Imunify360
    Row(
      "Jun 9 14:45:04 Hostl6 dovecot: auth-worker(31382): Error: pam(user@example.org,192.0.2.1,<x>): Multiple password values not supported",
      "log-dovecot-values"),
    // Horde's test log, Feb 29
    Row(
      "Feb 29 11:39:35 mail-2 dovecot: auth: Error: auth worker: Aborted PASSV request for user: Worker process died unexpectedly",
      "log-dovecot-worker-died"),
    // A thread on Exim and Perl (pwlog)
    Row(
      "<21>1 2017-04-24T00:03:21.346602+02:00 kaa exim 17614 - - 2017-04-24 00:03:21 fixed_login authenticator failed for (User) [192.0.2.1]: 435 Unable to authenticate at present (set_id=user@example.com): error in perl_startup code: Can't locate Crypt/PasswdMD5.pm in @INC",
      "log-exim-temporary"),
    // A page on Postfix as a relay, macOS
    Row(
      "Dec 15 17:46:51 host postfix/smtp[4758]: C9682156786: to=<user@example.com>, relay=smtp.gmail.com[192.0.2.1]:587, status=deferred (SASL authentication failed; cannot authenticate to server smtp.gmail.com[192.0.2.1]: generic failure)",
      "log-client-failed"),
    // A thread of Ubuntu Forums on relaying by Gmail, 2012-07-08
    Row(
      "(SASL authentication failed; server smtp.gmail.com[192.0.2.1] said: 535-5.7.1 Please log in with your web browser and then try again.",
      "gmail-web-login"),
    // A thread of Ubuntu Forums, 2010-11-10
    Row(
      "Nov 10 09:19:17 host postfix/smtp[21305]: A26FB4670F: status=deferred (SASL authentication failed; server smtp.gmail.com[192.0.2.1] said: 535-5.7.1 Username and Password not accepted. Learn more at ?535 5.7.1 address k15sm743637qcu.35)",
      "gmail-rejected"),
    // A page on NTLM and Vista (Japanese), Jan 3
    Row(
      "Jan 3 10:48:23 ober postfix/smtpd[12381]: warning: SASL authentication failure: client didn't issue valid NTLM response",
      "log-ntlm"),
    // exim-users, 2006-03-02
    Row(
      "lookup_login authenticator failed for example.com [192.0.2.1]: 501 Invalid base64 data",
      "log-exim-base64"),
    // nodemailer, issue 1071
    Row(
      "Error: Invalid login: 535 5.7.3 Authentication unsuccessful [SN4PR0601CA0002.namprd06.prod.outlook.com]",
      "exchange-rejected"),
    // PHPMailer, issue 992
    Row("SMTP ERROR: Password command failed: 535 5.7.3 Authentication unsuccessful", "exchange-rejected"),
    // MailKit, issue 700
    Row(
      "MailKit.Security.AuthenticationException: AuthenticationInvalidCredentials: 5.7.3 Authentication unsuccessful [BN3PR03CA0067.namprd03.prod.outlook.com]",
      "exchange-rejected"),
    // A page on Python's smtplib
    Row(
      "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted. Learn more at\\n5.7.8  https://support.google.com/mail/?p=BadCredentials')",
      "gmail-rejected"),
    // nedimf/maildroid, issue 17
    Row(
      "javax.mail.AuthenticationFailedException: 535 5.7.0 (#AUTH005) Too many bad auth attempts..",
      "locked-for-now"),
    // PocketBase, issue 584; Billionmail, issue 156
    Row("535 Authentication Failed.", "credentials-refused"),
    Row(
      "host email-smtp.ap-southeast-1.amazonaws.com[192.0.2.1] said: 530 Authentication required (in reply to MAIL FROM command)",
      "authentication-required"),
  ]
}
