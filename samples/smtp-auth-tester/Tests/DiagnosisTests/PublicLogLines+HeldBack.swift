extension PublicLogLines {
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
}
