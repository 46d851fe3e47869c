import Diagnosis
import SMTP
import Testing

/// What Postfix 3.7.11 was seen to answer, and what is behind it.
struct Row: Sendable, CustomTestStringConvertible {
  let answer: String
  var circumstances = Circumstances(
    phase: .auth, mechanism: "PLAIN", offer: Offer(standard: ["PLAIN", "LOGIN"]))
  let identifier: String
  let verdict: Verdict
  var findings: [FindingName] = []

  var testDescription: String { identifier }

  var explanation: Explanation? { Inquiry(answer)?.explanation(in: circumstances) }

  static let plaintext = "535 5.7.8 Error: authentication failed: "

  static let all = [
    Row(answer: "235 2.7.0 Authentication successful", identifier: "auth-works", verdict: .works),
    Row(
      answer: plaintext + "authentication failure", identifier: "credentials-rejected", verdict: .rejected,
      findings: [.sasldbNotInChroot, .realmMismatch, .smtpdConfMissing, .pamAccountMissing]),
    Row(
      answer: plaintext + "bad protocol / cancel", identifier: "message-malformed", verdict: .protocolError),
    Row(
      answer: plaintext + "no mechanism available",
      circumstances: Circumstances(
        phase: .auth, mechanism: "XOAUTH2", offer: Offer(standard: ["PLAIN", "LOGIN"])),
      identifier: "mechanism-not-offered-535", verdict: .mechanismNotOffered),
    Row(
      answer: plaintext + "no mechanism available", identifier: "verifier-unknown", verdict: .backEndFailed,
      findings: [.verifierUnknown]),
    Row(
      answer: plaintext + "another step is needed in authentication", identifier: "message-incomplete",
      verdict: .protocolError),
    Row(
      answer: "501 5.7.0 Authentication aborted", circumstances: Circumstances(phase: .auth),
      identifier: "cancelled", verdict: .protocolError),
    Row(answer: "501 5.5.4 Syntax: AUTH mechanism", identifier: "auth-syntax", verdict: .protocolError),
    Row(
      answer: "503 5.5.1 Error: authentication not enabled",
      circumstances: Circumstances(phase: .auth, offer: Offer(), offersStartTLS: true, isEncrypted: false),
      identifier: "auth-not-enabled-before-tls", verdict: .authNotOffered, findings: [.authOnlyWithTLS]),
    Row(
      answer: "503 5.5.1 Error: authentication not enabled",
      circumstances: Circumstances(phase: .auth, offer: Offer(), offersStartTLS: false, isEncrypted: false),
      identifier: "auth-not-enabled", verdict: .authNotOffered, findings: [.authOff]),
    Row(
      answer: "530 5.7.0 Must issue a STARTTLS command first", identifier: "starttls-required",
      verdict: .tlsFailed, findings: [.tlsRequired]),
    Row(
      answer: "503 5.5.1 Error: already authenticated", identifier: "already-authenticated", verdict: .works),
    Row(
      answer: "503 5.5.1 Error: MAIL transaction in progress", identifier: "inside-transaction",
      verdict: .protocolError),
    Row(
      answer: "235 2.7.0 Authentication successful",
      circumstances: Circumstances(phase: .auth, offer: Offer()),
      identifier: "auth-works-unoffered", verdict: .works, findings: [.authHiddenFromNetworks]),
    Row(
      answer: "250-mail.sample.test\n250-PIPELINING\n250 CHUNKING",
      circumstances: Circumstances(phase: .ehlo, isEncrypted: true, isLoopback: true),
      identifier: "no-auth-line", verdict: .authNotOffered, findings: [.authOff, .authHiddenFromNetworks]),
    Row(
      answer: "250-mail.sample.test\n250-STARTTLS\n250 CHUNKING",
      circumstances: Circumstances(phase: .ehlo, isEncrypted: false), identifier: "no-auth-line-before-tls",
      verdict: .authNotOffered, findings: [.authOnlyWithTLS]),
    Row(
      answer: "235 2.7.0 Authentication successful", circumstances: Circumstances(phase: .auth, hello: .helo),
      identifier: "auth-works-after-helo", verdict: .works),
    Row(
      answer: "421 4.7.0 mail.sample.test Error: too many errors",
      circumstances: Circumstances(phase: .auth, failures: 21), identifier: "too-many-errors",
      verdict: .rejected),
    Row(
      answer: "454 4.7.0 Temporary authentication failure: generic failure", identifier: "back-end-failed",
      verdict: .backEndFailed,
      findings: [
        .sasldbUnreadable, .saslauthdNotInChroot, .saslauthdNotRunning, .saslauthdForbidden,
        .saslauthdSymlink,
        .sqlUnreachable, .sqlSocketInChroot,
      ]),
    Row(
      answer: "454 4.7.1 <b@y.test>: Relay access denied",
      circumstances: Circumstances(phase: .rcpt, hasAuthenticated: false),
      identifier: "relay-denied-unauthenticated", verdict: .relayRefused),
    Row(
      answer: "454 4.7.1 <b@y.test>: Relay access denied",
      circumstances: Circumstances(phase: .rcpt, hasAuthenticated: true),
      identifier: "relay-denied-authenticated", verdict: .relayRefused, findings: [.relayNotPermitted]),
    Row(
      answer: "454 4.7.1 <b@y.test>: Relay access denied", circumstances: Circumstances(),
      identifier: "relay-denied", verdict: .relayRefused, findings: [.passwordKeyMismatch, .clientAuthOff]),
  ]
}

@Suite("What Postfix answers")
struct PostfixAnswersTests {
  @Test("has the right explanation", arguments: Row.all)
  func row(row: Row) throws {
    let explanation = try #require(row.explanation)
    #expect(explanation.identifier == row.identifier)
    #expect(explanation.verdict == row.verdict)
    let findings = explanation.causes.compactMap(\.finding)
    for finding in row.findings { #expect(findings.contains(finding), "\(finding)") }
  }

  @Test("by closing the connection before the greeting is that smtpd has no mechanism")
  func throttled() {
    let explanation = Answer.closed.explanation(in: Circumstances(phase: .greeting))
    #expect(explanation.verdict == .noService)
    #expect(
      explanation.causes.compactMap(\.finding).prefix(2) == [.plaintextMechanismsForbidden, .noMechanisms])
    #expect(explanation.logLines.contains("bad command startup -- throttling"))
  }

  @Test("that does not follow RFC 4954 is called a deviation, and what follows it is not")
  func deviations() throws {
    for row in Row.all {
      let deviation = try #require(row.explanation).deviation
      let deviates = [
        "message-malformed", "mechanism-not-offered-535", "verifier-unknown", "auth-not-enabled-before-tls",
        "auth-works-unoffered", "auth-works-after-helo",
      ].contains(row.identifier)
      #expect((deviation != nil) == deviates, "\(row.identifier)")
    }
  }
}
