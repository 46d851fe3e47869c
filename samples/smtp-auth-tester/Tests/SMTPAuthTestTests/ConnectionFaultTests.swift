import ProgramTesting
import ServerTesting
import Testing

/// An alert, and what it is taken for.
private struct AlertCase: Sendable, CustomTestStringConvertible {
  let number: UInt8
  let name: String
  let identifier: String

  var testDescription: String { "\(number), \(name)" }

  /// RFC 8446, section 6.2, and RFC 5246, section 7.2.2.
  static let all = [
    AlertCase(number: 10, name: "unexpected_message", identifier: "tls-alert-message"),
    AlertCase(number: 40, name: "handshake_failure", identifier: "tls-alert-nothing-in-common"),
    AlertCase(number: 42, name: "bad_certificate", identifier: "tls-alert-certificate"),
    AlertCase(number: 45, name: "certificate_expired", identifier: "tls-alert-certificate"),
    AlertCase(number: 48, name: "unknown_ca", identifier: "tls-alert-certificate"),
    AlertCase(number: 49, name: "access_denied", identifier: "tls-alert-denied"),
    AlertCase(number: 70, name: "protocol_version", identifier: "tls-alert-version"),
    AlertCase(number: 71, name: "insufficient_security", identifier: "tls-alert-nothing-in-common"),
    AlertCase(number: 80, name: "internal_error", identifier: "tls-alert-internal-error"),
    AlertCase(number: 112, name: "unrecognized_name", identifier: "tls-alert-name"),
    AlertCase(number: 116, name: "certificate_required", identifier: "tls-alert-client-certificate"),
    AlertCase(number: 120, name: "no_application_protocol", identifier: "tls-alert-not-smtp"),
  ]
}

@Suite("A connection that comes to nothing")
struct ConnectionFaultTests {
  @Test("by an alert of TLS is explained by the alert", arguments: AlertCase.all)
  private func alert(_ alert: AlertCase) throws {
    let digits = String(alert.number, radix: 16)
    let byte = String(repeating: "0", count: 2 - digits.count) + digits
    let server = try ScriptedServer(Script("RAW: \\x15\\x03\\x03\\x00\\x02\\x02\\x\(byte)\nSILENCE"))
    let report = try Report(
      sample.run(["probe", server.endpoint, "--tls", "implicit", "--format", "json"]))
    #expect(report.status == 13)
    #expect(report.explanation?.identifier == alert.identifier)
    #expect(
      report.problem == "TLS: TLS handshake failed: the server sent the alert \(alert.number), \(alert.name)")
  }

  @Test("by a number that is not an alert of TLS is explained all the same")
  func unknownAlert() throws {
    let server = try ScriptedServer(Script("RAW: \\x15\\x03\\x03\\x00\\x02\\x02\\xfa\nSILENCE"))
    let report = try Report(
      sample.run(["probe", server.endpoint, "--tls", "implicit", "--format", "json"]))
    #expect(report.status == 13)
    #expect(report.explanation?.identifier == "tls-failed")
  }

  @Test(
    "in a handshake that fails otherwise is explained by what can be told",
    arguments: [
      (TestText("S: 220 no TLS here\nSILENCE"), "tls-not-spoken"), ("CLOSE", "tls-closed"),
      ("TLS good 1.2", "tls-alert-version"),
    ])
  func handshake(script: TestText, identifier: String) throws {
    let server = try ScriptedServer(Script(script.text))
    let report = try Report(
      sample.run([
        "probe", server.endpoint, "--tls", "implicit", "--tls-min", "1.3", "--format", "json",
      ]))
    #expect(report.status == 13)
    #expect(report.explanation?.identifier == identifier)
  }

  @Test("by a reset after it was accepted is a server that does not serve", arguments: ["RESET", "CLOSE"])
  func reset(script: TestText) throws {
    let server = try ScriptedServer(Script(script.text))
    let report = try Report(sample.run(["probe", server.endpoint, "--format", "json"]))
    #expect(report.status == 11)
    #expect(report.explanation?.identifier == "closed-before-greeting")
  }

  @Test("by a greeting that does not end is one that is being waited for")
  func unfinished() throws {
    let server = try ScriptedServer(
      Script("FOREVER\nTRICKLE 5: 220-please wait\\r\\n"))
    let outcome = try sample.run(["probe", server.endpoint, "--timeout", "1", "--format", "json"])
    let report = try Report(outcome)
    #expect(report.status == 11)
    #expect(report.explanation?.identifier == "greeting-unfinished")
  }

  @Test("to a server with an expired certificate says since when")
  func expired() throws {
    let server = try ScriptedServer(
      "TLS expired\nS: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye",
      repeatsLast: true)
    let authority = try TestCertificates.shared.get().authorityFile
    let words = ["probe", server.endpoint, "--tls", "implicit", "--ca-file", authority]
    let outcome = try sample.run(words)
    #expect(outcome.status == 13)
    #expect(outcome.output.contains(" (expired today); by"), "\(outcome)")
    let line = try sample.run(words + ["--format", "nagios"])
    #expect(line.output.contains(" certificate_days=-1"), "\(line)")
  }
}

@Suite("The client's side of a session")
struct ClientSideTests {
  private static let dialogue = "S: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye"

  @Test("names its address where the machine's name has no dot", arguments: [false, true])
  func literal(usesIPv6: Bool) throws {
    guard MountNamespace.obstacle == nil else { try Test.cancel("\(MountNamespace.obstacle ?? "")") }
    let server = try ScriptedServer(Script(Self.dialogue), usesIPv6: usesIPv6)
    let outcome = try sample.start([
      "unshare", "-u", "sh", "-c", "hostname plain && exec smtp-auth-test probe \(server.endpoint)",
    ]).finish()
    #expect(outcome.status == 0, "\(outcome)")
    #expect(
      server.recordings.first?.texts.first == (usesIPv6 ? "EHLO [IPv6:::1]" : "EHLO [127.0.0.1]"))
  }

  @Test("reads addresses of the form smtp://", arguments: ["smtp://", "SMTP://", "submission://"])
  func address(scheme: TestText) throws {
    let server = try ScriptedServer(Script(Self.dialogue))
    let report = try Report(sample.run(["probe", "\(scheme.text)\(server.endpoint)/", "--format", "json"]))
    #expect(server.finish() == [])
    #expect(report.status == 0)
  }

  @Test(
    "begins with TLS where the address is of the form smtps://", arguments: ["smtps://", "submissions://"])
  func implicit(scheme: TestText) throws {
    let server = try ScriptedServer(Script("TLS good\n" + Self.dialogue))
    let authority = try TestCertificates.shared.get().authorityFile
    let report = try Report(
      sample.run(["probe", "\(scheme.text)\(server.endpoint)", "--ca-file", authority, "--format", "json"]))
    #expect(server.finish() == [])
    #expect(report.status == 0)
    #expect(report.tls?.trusted == true)
  }

  @Test("tries PLAIN first where the certificate is good, and names what it leaves untried")
  func plainFirst() throws {
    let server = try ScriptedServer(
      """
      TLS good
      S: 220 mail.sample.test ESMTP
      C: EHLO *
      S: 250-mail.sample.test
      S: 250 AUTH CRAM-MD5 LOGIN PLAIN
      C: AUTH PLAIN *
      S: 235 2.7.0 ok
      C: QUIT
      S: 221 2.0.0 Bye
      """)
    let authority = try TestCertificates.shared.get().authorityFile
    let outcome = try Secretive.usual.auth([server.endpoint, "--tls", "implicit", "--ca-file", authority])
    #expect(server.finish() == [])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\nNot tried: CRAM-MD5, LOGIN ('--all-forms' tries all;"), "\(outcome)")
  }
}
