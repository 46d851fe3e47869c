import Foundation
import Testing

@testable import Diagnosis

extension LogEntry: CustomTestStringConvertible {
  public var testDescription: String { identifier }
}

@Suite("Lines of a log")
struct LogLineTests {
  static let prefixes = [
    "", "Nov 22 13:41:19 mail postfix/smtpd[16444]: ", "Nov  2 03:41:19 mail postfix/nomech/smtpd[1]: ",
    "2026-11-22T13:41:19.123456+01:00 mail postfix/submission/smtpd[16444]: ",
    "2026-11-22T13:41:19Z mail saslauthd: ",
  ]

  @Test("are explained, with each prefix that syslog writes", arguments: LogCatalogue.entries)
  func table(entry: LogEntry) {
    for prefix in Self.prefixes {
      let line = prefix + entry.example
      if entry.example.contains(" said: ") { continue }
      #expect(LogLine.explain(line)?.identifier == entry.identifier, "\(line)")
    }
  }

  @Test("have a program and a message")
  func parts() {
    let programs = Self.prefixes.map { LogLine($0 + "warning: a  b [c]: d").program }
    #expect(
      programs == [nil, "postfix/smtpd", "postfix/nomech/smtpd", "postfix/submission/smtpd", "saslauthd"])
    for prefix in Self.prefixes {
      #expect(LogLine(prefix + "warning: a  b [c]: d").message == "warning: a  b [c]: d")
    }
    #expect(LogLine("").message == "")
    #expect(LogLine("Nov 22 13:41:19 mail nocolon message").program == nil)
  }

  @Test(
    "with a reason or a reply are explained as the reply is",
    arguments: [
      (
        "warning: localhost[127.0.0.1]: SASL PLAIN authentication failed: authentication failure, sasl_username=user@myserver",
        "credentials-rejected"
      ),
      (
        "warning: unknown[127.0.0.1]: SASL LOGIN authentication failed: generic failure, sasl_username=user@myserver",
        "back-end-failed"
      ),
      (
        "warning: localhost[127.0.0.1]: SASL PLAIN authentication failed: bad protocol / cancel, sasl_username=(unavailable)",
        "message-malformed"
      ),
      (
        "warning: localhost[127.0.0.1]: SASL XOAUTH2 authentication failed: no mechanism available, sasl_username=(unavailable)",
        "no-mechanism-available"
      ),
      (
        "warning: localhost[127.0.0.1]: SASL PLAIN authentication failed: another step is needed in authentication, sasl_username=(unavailable)",
        "message-incomplete"
      ),
      (
        "warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
        "dovecot-prompt-as-reason"
      ),
      (
        "warning: a[192.0.2.1]: SASL LOGIN authentication failed: Connection lost to authentication server",
        "dovecot-unreachable"
      ),
      (
        "84BEC13A851: to=<you@far.test>, relay=127.0.0.1[127.0.0.1]:12525, delay=0.03, dsn=4.7.1, status=deferred (host 127.0.0.1[127.0.0.1] said: 454 4.7.1 <you@far.test>: Relay access denied (in reply to RCPT TO command))",
        "relay-denied"
      ),
      (
        "A: to=<a@b.test>, status=deferred (SASL authentication failed; server mail.sample.test[192.0.2.1] said: 535 5.7.8 Error: authentication failed: authentication failure)",
        "credentials-rejected"
      ),
    ])
  func quoted(line: String, identifier: String) {
    #expect(LogLine.explain("Nov 22 13:41:19 mail postfix/smtp[1]: " + line)?.identifier == identifier)
  }

  @Test(
    "about other things are not explained",
    arguments: [
      "", "connect from localhost[127.0.0.1]", "disconnect from localhost[127.0.0.1] ehlo=1 auth=1 quit=1",
      "he said: nothing", "the query took 454 ms", "535 of 540 messages",
      "relay smtp.example.com:587 is ready",
      "version: 4.7.0 of 5.7.8", "status=sent (250 2.0.0 Ok: queued as 8D257A009E)",
      "dovecot: imap(user): Logged out in=454 out=535",
      "pam_unix(cron:session): session opened for user root", "x: SASL  authentication failed: ",
      "x: SASL a b authentication failed: c",
      "daemon started -- version 3.7.11, configuration /etc/postfix",
    ])
  func others(line: String) {
    #expect(LogLine.explain(line) == nil)
    #expect(LogLine.explain("Nov 22 13:41:19 mail postfix/smtp[1]: " + line) == nil)
  }
}
