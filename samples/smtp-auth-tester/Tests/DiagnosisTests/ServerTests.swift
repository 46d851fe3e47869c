import SMTP
import Testing

@testable import Diagnosis

/// What a server said, and which it is.
private struct Words: Sendable, CustomTestStringConvertible {
  let kind: ServerKind?

  /// Where it was seen.
  let source: String
  var greeting = "220 mail.sample.test ESMTP"
  var hello = "250-mail.sample.test\n250 8BITMIME"
  var reply: String?

  var testDescription: String { "\(kind?.rawValue ?? "unknown"), \(source)" }

  static let all = [
    Words(
      kind: .postfix, source: "Debian's postfix 3.7.11",
      greeting: "220 mail.sample.test ESMTP Postfix (Debian/GNU)"),
    Words(
      kind: .postfixWithCyrus, source: "Debian's postfix 3.7.11 with auxprop",
      greeting: "220 mail.sample.test ESMTP Postfix (Debian/GNU)",
      reply: "535 5.7.8 Error: authentication failed: authentication failure"),
    Words(
      kind: .postfixWithDovecot, source: "Debian's postfix 3.7.11 with Dovecot 2.3.19, LOGIN",
      greeting: "220 mail.sample.test ESMTP Postfix",
      reply: "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6"),
    Words(
      kind: .postfixWithDovecot, source: "mailcow-dockerized, smtpd_banner",
      greeting: "220-mail.sample.test ESMTP Postcow\n220 mail.sample.test ESMTP Postcow"),
    Words(
      kind: .postfix, source: "smtpd_banner = $myhostname ESMTP, Debian's postfix 3.7.11",
      hello: """
        250-mail.sample.test
        250-PIPELINING
        250-SIZE 10240000
        250-VRFY
        250-ETRN
        250-AUTH PLAIN LOGIN
        250-ENHANCEDSTATUSCODES
        250-8BITMIME
        250-DSN
        250 CHUNKING
        """),
    Words(
      kind: .dovecot, source: "Debian's dovecot-submissiond 2.3.19",
      greeting: "220 mail.sample.test Dovecot (Debian) ready."),
    Words(
      kind: .dovecot, source: "dovecot-submissiond with another login_greeting", greeting: "220 welcome",
      hello: "250-mail.sample.test\n250-8BITMIME\n250-AUTH PLAIN LOGIN\n250-BURL imap\n250 PIPELINING"),
    Words(
      kind: .exim, source: "Debian's exim4 4.96",
      greeting: "220 mail.sample.test ESMTP Exim 4.96 Fri, 27 Nov 2026 12:00:00 +0000"),
    Words(
      kind: .exim, source: "cPanel's Exim, whose banner asks not to be used for spam",
      greeting: "220-cp.sample.test ESMTP Exim 4.98.1 #2 Fri, 27 Nov 2026 12:00:00 +0000 \n220-We do not"
        + " authorize the use of this system\n220  and/or bulk e-mail."),
    Words(
      kind: .exim, source: "exim4 with smtp_banner = $smtp_active_hostname ESMTP",
      hello: "250-mail.sample.test Hello x [127.0.0.1]\n250-SIZE 52428800\n250-PIPECONNECT\n250 HELP"),
    Words(
      kind: .exim, source: "the same, by its refusal", reply: "535 Incorrect authentication data"),
    Words(
      kind: .sendmail, source: "Debian's sendmail 8.17.1.9",
      greeting:
        "220 mail.sample.test ESMTP Sendmail 8.17.1.9/8.17.1.9/Debian-2; Fri, 27 Nov 2026 12:00:00 GMT"
    ),
    Words(
      kind: .sendmail, source: "sendmail with another confSMTP_LOGIN_MSG",
      hello: "250-mail.sample.test Hello x [127.0.0.1], pleased to meet you\n250-DSN\n250 DELIVERBY"),
    Words(
      kind: .courier, source: "Debian's courier-mta 1.0.16",
      hello: "250-mail.sample.test Ok.\n250-AUTH LOGIN PLAIN\n250-XVERP=Courier\n250-XEXDATA\n250 DSN"),
    Words(
      kind: .exchange, source: "its refusal, where the greeting is another's",
      reply: "535 5.7.3 Authentication unsuccessful"),
    Words(
      kind: .exchangeOnline, source: "the refusal of a tenant's policy",
      reply: "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect."),
    Words(
      kind: .openSMTPD, source: "Debian's opensmtpd 6.8.0p2",
      greeting: "220 mail.sample.test ESMTP OpenSMTPD"),
    Words(
      kind: .exchange, source: "microsoft.com, use telnet to test SMTP",
      greeting: "220 mail1.sample.test Microsoft ESMTP MAIL Service ready at Fri, 5 Aug 2016 16:24:41 -0700"),
    Words(
      kind: .exchange, source: "the same page, by the reply to EHLO",
      hello: "250-mail1.sample.test Hello [172.16.0.5]\n250-SIZE 37748736\n250-X-ANONYMOUSTLS\n250 XRDST"),
    Words(
      kind: .exchangeOnline, source: "smtp.office365.com",
      greeting: "220 FR2P281CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready at Fri, 27 Nov"),
    Words(
      kind: .exchangeOnline, source: "a tenant's mail.protection.outlook.com",
      greeting: "220 BN1BFFO11FD038.mail.protection.outlook.com Microsoft ESMTP MAIL Service ready at Mon"),
    Words(
      kind: .gmail, source: "smtp.gmail.com",
      greeting: "220 smtp.gmail.com ESMTP 5b1f17b1804b1-432b05b5cf0sm2135205e9.4 - gsmtp"),
    Words(
      kind: .qmail, source: "netqmail 1.06 with the patch qmail-smtpd-auth",
      hello: "250-mail.sample.test\n250-PIPELINING\n250-8BITMIME\n250 AUTH LOGIN PLAIN CRAM-MD5",
      reply: "535 authorization failed (#5.7.0)"),
    Words(
      kind: .sQmail, source: "s/qmail with its name in control/smtpgreeting",
      greeting: "220 mail.sample.test s/qmail 4.2.29 ESMTP"),
    Words(
      kind: .aiosmtpd, source: "Debian's python3-aiosmtpd 1.4.3",
      greeting: "220 mail.sample.test Python SMTP 1.4.3"),
    Words(
      kind: nil, source: "the smtpd module of Python before 3.12, which has no AUTH",
      greeting: "220 mail.sample.test Python SMTP proxy version 0.3"),
    Words(kind: nil, source: "Haraka", greeting: "220 mail.sample.test ESMTP Haraka/3.0.3 ready"),
    Words(kind: nil, source: "a server that says nothing of itself"),
  ]
}

@Suite("Which server it is")
struct ServerTests {
  @Test("is seen by its greeting, its offer or its words", arguments: Words.all)
  private func recognized(_ words: Words) throws {
    func reply(_ text: String) throws -> Reply {
      guard case .reply(let reply)? = Inquiry(text) else { throw Unreadable() }
      return reply
    }
    let found = RecognizedServer(
      greeting: try reply(words.greeting), hello: [Capabilities(try reply(words.hello))],
      replies: try words.reply.map { [try reply($0)] } ?? [])
    #expect(found?.kind == words.kind)
    #expect((found == nil) == (words.kind == nil))
  }

  private struct Unreadable: Error {}

  @Test("has a sign and advice for each", arguments: ServerKind.allCases)
  func complete(kind: ServerKind) {
    #expect(ServerSign.all.contains { $0.kind == kind && !$0.source.isEmpty })
    #expect(ServerManual.advice(.credentials, kind)?.check != nil)
    #expect(ServerManual.advice(.credentials, kind)?.cure != nil)
  }

  @Test("decides how the pair is tried there, in a few lines", arguments: ServerKind.allCases)
  func refusal(kind: ServerKind) throws {
    let explanation = Answer.reply(Reply(code: 535, lines: ["5.7.8 Authentication failed"])).explanation(
      in: Circumstances(
        phase: .auth, mechanism: "PLAIN", passwordIsASCII: true, isEncodedHere: true, server: kind))
    let first = try #require(explanation.causes.first)
    #expect(first.check == ServerManual.advice(.credentials, kind)?.check)
    let others: Set<ServerKind> = [.postfix, .postfixWithCyrus, .sendmail]
    for cause in explanation.causes where !others.contains(kind) {
      let text = cause.text + (cause.check ?? "") + (cause.cure ?? "")
      #expect(!text.contains("sasl"), "\(text)")
    }
  }

  @Test("is nothing that an unknown server is taken for")
  func unknown() {
    let explanation = Answer.reply(Reply(code: 535, lines: ["no"])).explanation(
      in: Circumstances(
        phase: .auth, mechanism: "PLAIN", passwordIsASCII: true, sentAuthorizationIdentity: false,
        isEncodedHere: true))
    #expect(explanation.causes.map(\.text) == ["The user's name or the password is wrong."])
    #expect(explanation.causes.first?.check == "Log in with the same pair elsewhere, say by IMAP.")
  }
}
