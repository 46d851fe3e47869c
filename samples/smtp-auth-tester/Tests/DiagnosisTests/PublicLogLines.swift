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

  /// From the test logs of fail2ban and CrowdSec, collected by a script: one of each kind.
  static let heldBack: [Row] = [
    // crowdsecurity/hub, .tests, dovecot-logs.log
    Row(
      "Oct 13 09:22:59 canyon dovecot: pop3-login: Info: Login: user=<user@example.com>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.1, mpid=18, TLS, session=<PeYcgjjOGOisEQAB>",
      "log-dovecot-login", atFirst: false),
    // crowdsecurity/hub, .tests, exchange-smtp-bf.log
    Row(
      "2022-07-20T21:12:06.270Z,EXCHANGE-1\\Default Frontend EXCHANGE-1,08DA4F7C11473A60,9,192.168.9.241:25,192.168.9.212:53722,>,535 5.7.3 Authentication unsuccessful,",
      "exchange-rejected", atFirst: false),
    // crowdsecurity/hub, .tests, exim-logs.log
    Row(
      "2022-06-29 13:54:29 H=(smtpclient.test) [192.0.2.1]:17125 X=TLS1.3:TLS_AES_128_GCM_SHA256:128 CV=no F=<user@example.com> rejected RCPT <user@example.com>: SMTP AUTH is required for message submission on port 587",
      "log-exim-auth-required", atFirst: false),
    // crowdsecurity/hub, .tests, mailu-admin-bf.log
    Row(
      "[2023-03-28 03:09:25,112] WARNING in limiter: Authentication attempt from 192.0.2.1 has been rate-limited.",
      "log-mailu-limited", atFirst: false),
    // crowdsecurity/hub, .tests, postfix-logs.log
    Row(
      "2024-10-31T12:38:21.817327+00:00 machine postfix/submission/smtpd[2634372]: warning: non-SMTP command from unknown[192.168.1.1]: GET / HTTP/1.1",
      "log-non-smtp", atFirst: false),
    // fail2ban, tests/files/logs/courier-auth
    Row(
      "Apr 23 21:59:01 dns2 imapd: LOGIN FAILED, user=user@example.com, ip=[::ffff:192.0.2.1]",
      "log-courier-login"),
    // fail2ban, tests/files/logs/courier-smtp
    Row(
      "Jul  3 23:07:20 szerver courieresmtpd: error,relay=::ffff:192.0.2.1,msg=\"535 Authentication failed.\",cmd: YWRvYmVhZG9iZQ==",
      "log-courier-failed"),
    // fail2ban, tests/files/logs/cyrus-imap
    Row(
      "Jan 4 21:51:05 hostname cyrus/imap[5355]: badlogin: localhost.localdomain [127.0.0.1] plaintext cyrus@localdomain SASL(-13): authentication failure: checkpass failed",
      "log-cyrus-badlogin", atFirst: false),
    // fail2ban, tests/files/logs/cyrus-imap
    Row(
      "Feb 20 17:23:32 cyrus/pop3[4297]: badlogin: example.com [192.0.2.1] plaintext user SASL(-13): authentication failure: checkpass failed",
      "log-cyrus-badlogin", atFirst: false),
    // fail2ban, tests/files/logs/cyrus-imap
    Row(
      "Jun 8 18:11:13 lampserver imap[4480]: badlogin: example.com [198.51.100.45] DIGEST-MD5 [SASL(-13): authentication failure: client response doesn't match what we generated]",
      "log-digest-differs"),
    // fail2ban, tests/files/logs/cyrus-imap
    Row(
      "Dec 21 10:01:57 hostname imapd[18454]: badlogin: example.com [198.51.100.57] CRAM-MD5 [SASL(-13): authentication failure: incorrect digest response]",
      "log-digest-wrong"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "@400000004c91b044077a9e94 imap-login: Info: Aborted login (auth failed, 1 attempts): user=<user@example.com>, method=CRAM-MD5, rip=192.0.2.1, lip=192.0.2.1, TLS",
      "log-dovecot-disconnected"),
    // fail2ban, tests/files/logs/dovecot
    Row("Mar 23 06:10:52 auth: Info: ldap(dog,192.0.2.1,): invalid credentials", "log-dovecot-ldap-password"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Jun 11 13:57:17 main dovecot: auth: sql(user@example.com,192.168.144.226,<6rXunFtu493AqJDi>): Password mismatch",
      "log-dovecot-mismatch"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Jan 29 09:38:46 pop3-login: Info: Disconnected (no auth attempts in 10 secs): user=<>, rip=192.0.2.1, TLS handshaking: SSL_accept() failed: error:140760FC:SSL routines:SSL23_GET_CLIENT_HELLO:unknown protocol",
      "log-dovecot-no-attempts"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Aug 29 16:06:58 s166-62-100-187 dovecot: imap-login: Disconnected (disconnected before auth was ready, waited 0 secs): user=<>, rip=192.0.2.5, lip=192.168.1.2, TLS handshaking: SSL_accept() syscall failed: Connection reset by peer",
      "log-dovecot-not-ready", atFirst: false),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Dec 12 11:19:11 dunnart dovecot: pop3-login: Aborted login (tried to use disabled plaintext auth): rip=192.0.2.1, lip=192.0.2.1",
      "log-dovecot-plaintext", atFirst: false),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Jul 17 09:21:22 mailproxy dovecot: imap-login: Disconnected (proxy dest auth failed): user=<user@example.com>, method=PLAIN, rip=192.0.2.4, lip=192.168.1.2, session=<NTI4FiZxcQCSud4G>",
      "log-dovecot-proxy", atFirst: false),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Aug 31 16:15:10 s166-62-100-187 dovecot: imap-login: Disconnected (client didn't finish SASL auth, waited 2 secs): user=<>, method=PLAIN, rip=192.0.2.6, lip=192.168.1.2, TLS: SSL_read() syscall failed: Connection reset by peer, TLSv1.2 with cipher DHE-RSA-AES256-GCM-SHA384 (256/256 bits)",
      "log-dovecot-unfinished", atFirst: false),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Jan 29 05:13:40 mail dovecot: auth-worker(31326): pam(username,192.0.2.1): unknown user",
      "log-dovecot-unknown-user"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Jan 29 14:38:51 example.com dovecot[24941]: auth-worker(30165): pam(user@example.com,192.0.2.6,<PNHQq8pZhqIKAQGd>): pam_authenticate() failed: Permission denied",
      "log-pam-denied"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "2013-08-11 03:56:40 auth-worker(default): Info: pam(username,192.0.2.1): pam_authenticate() failed: Authentication failure (password mismatch?)",
      "log-pam-password-wrong"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "@400000004c91b044077a9e94 dovecot-auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=user rhost=192.0.2.1",
      "log-pam-unix-failure"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Jul 02 13:49:32 hostname dovecot[442]: dovecot: auth(default): pam(user@example.com,192.0.2.1): pam_authenticate() failed: User not known to the underlying authentication module: 2 Time(s)",
      "log-pam-user-unknown"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Aug 22 12:09:41 server dovecot: imap-login: Login aborted: Connection closed: SSL_accept() failed: error:0A0000EB:SSL routines::no application protocol (disconnected during TLS handshake) (tls_handshake_not_finished): user=<>, rip=192.0.2.7, lip=192.0.2.1, TLS handshaking: SSL_accept() failed: error",
      "log-tls-application", atFirst: false),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Aug 22 12:09:41 server dovecot: imap-login: Login aborted: Connection closed: SSL_accept() failed: error:0A0000C1:SSL routines::no shared cipher (disconnected during TLS handshake) (tls_handshake_not_finished): user=<>, rip=192.0.2.7, lip=192.0.2.1, TLS handshaking: SSL_accept() failed: error:0A0000",
      "log-tls-cipher"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Aug 29 01:49:33 server dovecot[459]: imap-login: Disconnected: Connection closed: SSL_accept() failed: error:1408F10B:SSL routines:ssl3_get_record:wrong version number (no auth attempts in 0 secs): user=<>, rip=192.0.2.5, lip=127.0.0.1, TLS handshaking: SSL_accept() failed: error:1408F10B:SSL routin",
      "log-tls-no-tls"),
    // fail2ban, tests/files/logs/dovecot
    Row(
      "Aug 29 01:49:33 server dovecot[472]: imap-login: Disconnected: Connection closed: SSL_accept() failed: error:14209102:SSL routines:tls_early_post_process_client_hello:unsupported protocol (no auth attempts in 0 secs): user=<>, rip=192.0.2.5, lip=127.0.0.1, TLS handshaking: SSL_accept() failed: error",
      "log-tls-version"),
    // fail2ban, tests/files/logs/exim
    Row(
      "2013-01-04 17:03:46 login authenticator failed for example.com ([192.168.2.33]) [192.0.2.1]: 535 Incorrect authentication data (set_id=user)",
      "log-exim-data"),
    // fail2ban, tests/files/logs/exim
    Row(
      "2013-06-02 09:22:06 SMTP call from [192.0.2.109] dropped: too many syntax or protocol errors (last command was \"AUTH LOGIN\")",
      "log-exim-dropped", atFirst: false),
    // fail2ban, tests/files/logs/exim
    Row(
      "2013-06-12 03:57:58 login authenticator failed for (ylmf-pc) [192.0.2.1]: 535 Incorrect authentication data: 1 Time(s)",
      "log-exim-failed"),
    // fail2ban, tests/files/logs/exim
    Row(
      "2016-04-01 11:08:00 info exim[8003]: [8003] SMTP protocol error in \"AUTH LOGIN\" H=(User) [192.0.2.29]:4816 I=[192.0.2.1]:25 Ci=8003 LOGIN authentication mechanism not supported",
      "log-exim-mechanism"),
    // fail2ban, tests/files/logs/exim
    Row(
      "2016-04-01 11:08:00 info exim[8001]: [8001] no MAIL in SMTP connection from (User) [192.0.2.29]:20042 I=[192.0.2.1]:25 Ci=8001 D=0.349s C=EHLO,AUTH,QUIT",
      "log-exim-no-mail", atFirst: false),
    // fail2ban, tests/files/logs/exim
    Row(
      "2016-03-18 00:34:06 [7513] SMTP protocol error in \"AUTH LOGIN\" H=(ylmf-pc) [192.0.2.1]:60723 I=[192.0.2.1]:587 AUTH command used when not advertised",
      "log-exim-not-advertised"),
    // fail2ban, tests/files/logs/exim
    Row(
      "2013-06-10 18:33:32 [10099] H=(example.com) [192.0.2.1]:3755 I=[192.0.2.1]:25 F=user@example.com rejected RCPT user@example.com: relay not permitted",
      "log-exim-relay"),
    // fail2ban, tests/files/logs/pam-generic
    Row(
      "Nov 25 17:12:13 webmail pop(pam_unix)[4920]: authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=192.168.10.3 user=user",
      "log-pam-unix-failure", atFirst: false),
    // fail2ban, tests/files/logs/postfix
    Row(
      "May  5 15:51:11 xxx postfix/postscreen[1148]: NOQUEUE: reject: RCPT from [192.0.2.1]:60591: 550 5.7.1 Service unavailable; client [192.0.2.1] blocked using example.com; from=<user@example.com>, to=<user@example.com>, proto=ESMTP, helo=<example.com>",
      "blocked-by-list"),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Dec  2 22:24:22 hel postfix/smtpd[7676]: warning: example.com[192.0.2.1]: SASL CRAM-MD5 authentication failed: PDc3OTEwNTkyNTEyMzA2NDIuMTIyODI1MzA2MUBoZWw+",
      "credentials-refused"),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Nov  4 09:11:01 mail postfix/submission/smtpd[27133]: warning: unknown[192.0.2.150]: SASL PLAIN authentication failed:",
      "credentials-refused", atFirst: false),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Sep  6 00:44:56 trianon postfix/submission/smtpd[11538]: warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
      "dovecot-prompt-as-reason"),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Jan 29 08:11:45 mail postfix/smtpd[10752]: warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: Password:",
      "dovecot-prompt-as-reason", atFirst: false),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Feb  3 08:29:28 mail postfix/smtpd[21022]: warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: Connection lost to authentication server",
      "dovecot-unreachable"),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Feb 10 13:26:34 srv postfix/smtpd[123]: disconnect from unknown[192.0.2.1] helo=1 auth=0/1 quit=1 commands=2/3",
      "log-auth-none", atFirst: false),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Sep 19 12:10:57 hostname postfix/smtpd[23244]: warning: Connection rate limit exceeded: 31 from example.com[192.0.2.123] for service smtpd",
      "log-connections-limited"),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Feb 18 09:48:04 xxx postfix/smtpd[50903]: lost connection after AUTH from unknown[192.0.2.23]",
      "log-left-after-auth"),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Feb 18 09:45:12 xxx postfix/smtpd[42]: lost connection after STARTTLS from example.com[192.0.2.42]",
      "log-left-after-starttls", atFirst: false),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Jun 12 08:58:35 xxx postfix/smtpd[13533]: improper command pipelining after AUTH from unknown[192.0.2.1]: QUIT",
      "log-pipelining-auth", atFirst: false),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Jul 12 07:47:48 saturn postfix/smtpd[8738]: NOQUEUE: reject: RCPT from example.com[192.0.2.1]: 554 5.7.1 <user@example.com>: Relay access denied; from=<user@example.com> to=<user@example.com> proto=SMTP helo=<198.51.100.17>",
      "log-relay-denied"),
    // fail2ban, tests/files/logs/postfix
    Row(
      "Jan 14 16:18:16 xxx postfix/smtpd[14933]: warning: host[192.0.2.5]: SASL CRAM-MD5 authentication failed: Invalid authentication mechanism",
      "mechanism-invalid", atFirst: false),
    // fail2ban, tests/files/logs/sendmail-auth
    Row(
      "May 29 23:14:04 mail sendmail[5976]: 09DJDgOM005976: AUTH failure (PLAIN): authentication failure (-13) SASL(-13): authentication failure: Password verification failed, user=user, relay=example.com [192.0.2.8]",
      "log-password-not-verified"),
    // fail2ban, tests/files/logs/sendmail-auth
    Row(
      "Feb 16 23:33:20 smtp1 sm-mta[5133]: s1GNXHYB005133: [192.0.2.1]: possible SMTP attack: command=AUTH, count=5",
      "log-sendmail-attack", atFirst: false),
    // fail2ban, tests/files/logs/sendmail-auth
    Row(
      "Feb 25 04:02:27 relay1 sendmail[16664]: 06I02CNi016764: AUTH failure (LOGIN): authentication failure (-13) SASL(-13): authentication failure: checkpass failed, user=user@example.com, relay=example.com [192.0.2.3] (may be forged)",
      "log-sendmail-failed"),
    // fail2ban, tests/files/logs/sendmail-reject
    Row(
      "Feb 25 03:01:10 kismet sm-acceptingconnections[27713]: s1P819mk027713: ruleset=check_rcpt, arg1=<user@example.com>, relay=example.com [192.0.2.1], reject=550 5.7.1 <user@example.com>... Relaying denied. Proper authentication required.",
      "authentication-demanded"),
    // fail2ban, tests/files/logs/sendmail-reject
    Row(
      "Mar  6 16:55:28 s192-168-0-1 sm-mta[20949]: v26LtRA0020949: example.com [192.0.2.194] did not issue MAIL/EXPN/VRFY/ETRN during connection to MTA",
      "log-sendmail-nothing", atFirst: false),
    // fail2ban, tests/files/logs/sendmail-reject
    Row(
      "Feb 23 21:36:14 petermurray sm-mta[22248]: s1NLaDQT022248: ruleset=check_rcpt, arg1=<user@example.com>, relay=example.com [192.0.2.1] (may be forged), reject=550 5.7.1 <user@example.com>... Relaying denied. IP name possibly forged [192.0.2.1]",
      "relay-denied"),
  ]

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
