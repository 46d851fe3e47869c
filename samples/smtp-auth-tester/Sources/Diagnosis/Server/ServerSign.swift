/// Something in a server's words that only one program says.
struct ServerSign: Sendable {
  /// Where it stands.
  enum Place: Sendable {
    /// All of these in the greeting.
    case greeting([String])

    /// In the first line of the reply to EHLO.
    case hello(String)

    /// All of these words in the other lines of that reply, keywords or what follows them.
    case keywords([String])

    /// In a later reply, with its code.
    case reply(String)
  }

  let kind: ServerKind
  let place: Place

  /// Where the program does that: a file of its source, or a document.
  let source: String

  init(_ kind: ServerKind, _ place: Place, source: String) {
    self.kind = kind
    self.place = place
    self.source = source
  }

  func isIn(_ said: Said) -> Bool {
    switch place {
    case .greeting(let parts): parts.allSatisfy { said.greeting.contains(FoldedText($0)) }
    case .hello(let part): said.hello.contains { $0.contains(FoldedText(part)) }
    case .keywords(let words): said.keywords.isSuperset(of: words)
    case .reply(let part): said.replies.contains { $0.contains(FoldedText(part)) }
    }
  }

  /// `greeting: 'ESMTP Exim'`.
  var words: String {
    switch place {
    case .greeting(let parts): "greeting: " + Self.quoted(parts)
    case .hello(let part): "EHLO: '\(part)'"
    case .keywords(let words): "EHLO: " + Self.quoted(words)
    case .reply(let part): "reply: '\(part)'"
    }
  }

  private static func quoted(_ parts: [String]) -> String {
    parts.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// The first that is found decides.
  ///
  /// Who checks Postfix's passwords is seen by the words of a refusal only, and they come before the greeting, which
  /// says less.
  static let all =
    cyrusWords.map {
      ServerSign(
        .postfixWithCyrus, .reply("Error: authentication failed: " + $0),
        source: "postfix: src/smtpd/smtpd_sasl_glue.c; cyrus-sasl: lib/common.c, sasl_errstring")
    }
    + dovecotWords.map {
      ServerSign(
        .postfixWithDovecot, .reply($0),
        source: "postfix: src/smtpd/smtpd_sasl_glue.c, src/xsasl/xsasl_dovecot_server.c")
    }
    + greetings + offers + refusals

  /// What Cyrus SASL calls its errors.
  private static let cyrusWords = [
    "authentication failure", "user not found", "bad protocol / cancel", "no mechanism available",
    "another step is needed in authentication", "authorization failure", "generic failure",
    "mechanism too weak for this user", "encryption needed to use mechanism", "passphrase expired",
    "One time use of a plaintext password", "remote authentication server unavailable",
    "user exists, but no verifier for user", "integrity check failed", "account disabled",
    "no secret in database",
  ]

  /// Where Dovecot gives no reason, Postfix shows its last challenge, in base64: 'Password:', 'Username:', '<' of
  /// CRAM-MD5.
  private static let dovecotWords = [
    "Error: authentication failed: UGFzc3dvcmQ6", "Error: authentication failed: VXNlcm5hbWU6",
    "Error: authentication failed: PD", "Connection lost to authentication server",
  ]

  private static let greetings = [
    ServerSign(
      .postfixWithDovecot, .greeting(["ESMTP Postcow"]),
      source: "mailcow-dockerized: data/conf/postfix/main.cf, smtpd_banner"),
    ServerSign(.postfix, .greeting(["ESMTP Postfix"]), source: "postconf(5), smtpd_banner and mail_name"),
    ServerSign(.exim, .greeting(["ESMTP Exim"]), source: "Exim specification, smtp_banner"),
    ServerSign(
      .sendmail, .greeting(["ESMTP Sendmail"]), source: "sendmail: cf/m4/proto.m4, SmtpGreetingMessage"),
    ServerSign(.openSMTPD, .greeting(["ESMTP OpenSMTPD"]), source: "OpenSMTPD: smtpd.h, SMTPD_BANNER"),
    ServerSign(.dovecot, .greeting(["Dovecot", "ready"]), source: "Dovecot settings, login_greeting"),
    ServerSign(
      .exchangeOnline, .greeting(["outlook.com", "Microsoft ESMTP MAIL Service"]),
      source: "Exchange Online documentation, telnet to test SMTP"),
    ServerSign(
      .exchangeOnline, .greeting(["office365.com", "Microsoft ESMTP MAIL Service"]),
      source: "Exchange Online documentation, telnet to test SMTP"),
    ServerSign(
      .exchange, .greeting(["Microsoft ESMTP MAIL Service"]),
      source: "Exchange Server documentation, telnet to test SMTP"),
    ServerSign(.gmail, .greeting(["gsmtp"]), source: "greeting of smtp.gmail.com"),
    ServerSign(.sQmail, .greeting(["s/qmail"]), source: "s/qmail: control/smtpgreeting"),
    ServerSign(.qmail, .greeting(["qmail"]), source: "qmail: control/smtpgreeting"),
    ServerSign(.courier, .greeting(["Courier"]), source: "Courier: etc/esmtpgreeting"),
    ServerSign(.aiosmtpd, .greeting(["Python SMTP 1."]), source: "aiosmtpd: smtp.py, __ident__"),
  ]

  private static let offers = [
    ServerSign(.exim, .keywords(["PIPECONNECT"]), source: "exim: src/smtp_in.c, early pipelining"),
    ServerSign(.exim, .keywords(["PIPE_CONNECT"]), source: "exim: src/smtp_in.c, early pipelining, 4.93"),
    ServerSign(.exim, .keywords(["X_PIPE_CONNECT"]), source: "exim: src/smtp_in.c, early pipelining, 4.92"),
    ServerSign(.exim, .keywords(["PRDR"]), source: "exim: src/smtp_in.c, prdr_enable"),
    ServerSign(.courier, .keywords(["XVERP=COURIER"]), source: "courier: module.esmtp/courieresmtpd.c"),
    ServerSign(.courier, .keywords(["XEXDATA"]), source: "courier: module.esmtp/courieresmtpd.c"),
    ServerSign(.exchange, .keywords(["X-EXPS"]), source: "[MS-SMTPNTLM] and Exchange's reply to EHLO"),
    ServerSign(.exchange, .keywords(["X-ANONYMOUSTLS"]), source: "Exchange's reply to EHLO"),
    ServerSign(.gmail, .keywords(["PLAIN-CLIENTTOKEN"]), source: "reply to EHLO of smtp.gmail.com"),
    ServerSign(.dovecot, .keywords(["BURL", "IMAP"]), source: "dovecot: submission-login, RFC 4468"),
    ServerSign(.sendmail, .keywords(["DELIVERBY"]), source: "sendmail: srvrsmtp.c, RFC 2852"),
    ServerSign(
      .postfix, .keywords(["VRFY", "ETRN", "ENHANCEDSTATUSCODES", "DSN"]),
      source: "postfix: src/smtpd/smtpd.c, ehlo_cmd"),
  ]

  private static let refusals = [
    ServerSign(.postfix, .reply("Error: authentication failed:"), source: "postfix: smtpd_sasl_glue.c"),
    ServerSign(
      .postfix, .reply("Temporary authentication failure:"), source: "postfix: smtpd_sasl_glue.c"),
    ServerSign(
      .postfix, .reply("503 5.5.1 Error: authentication not enabled"), source: "postfix: smtpd_sasl_proto.c"),
    ServerSign(.exim, .reply("535 Incorrect authentication data"), source: "exim: src/smtp_in.c"),
    ServerSign(.exchangeOnline, .reply("5.7.139 Authentication unsuccessful"), source: "Exchange Online"),
    ServerSign(.exchangeOnline, .reply(".outlook.com"), source: "Exchange Online"),
    ServerSign(.exchange, .reply("535 5.7.3 Authentication unsuccessful"), source: "Exchange"),
    ServerSign(.gmail, .reply("gsmtp"), source: "replies of smtp.gmail.com"),
    ServerSign(.qmail, .reply("(#4."), source: "qmail: qmail-smtpd.c writes the enhanced code at the end"),
    ServerSign(.qmail, .reply("(#5."), source: "qmail: qmail-smtpd.c writes the enhanced code at the end"),
    ServerSign(
      .aiosmtpd, .reply("Authentication credentials invalid"), source: "aiosmtpd: smtp.py, auth_failed"),
  ]
}
