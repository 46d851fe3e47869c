import Foundation
import ProgramTesting
import RealServers
import Testing

private let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

@Suite(
  "What a stranger writes into a request",
  .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
  .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"),
  .enabled(if: hasPython, "python3 is not installed"))
struct InjectionTests {
  /// Prints the headers' names, and fails for all that is not as the RFCs want it.
  private static let reader = """
    import email, json, sys
    from email import policy
    mail = email.message_from_binary_file(sys.stdin.buffer, policy=policy.default.clone(raise_on_defect=True))
    parts = list(mail.iter_parts())
    for part in [mail] + parts:
        assert part.defects == [], part.defects
        for name, value in part.items():
            assert value.defects == (), (name, value.defects)
    assert [p.get_content_type() for p in parts] == ["text/plain", "application/json"]
    assert json.loads(parts[1].get_content())["source_identifier"] == "192.0.2.7"
    print(" ".join(mail.keys()))

    """

  /// The headers that a mail has, and no others.
  private static let headers =
    "From To Subject Date Message-ID Auto-Submitted Precedence X-Auto-Response-Suppress List-Unsubscribe "
    + "MIME-Version Content-Type\n"

  /// What would begin a header, end the mail, or end a part of it, if it got through.
  private static let injections: [TestText] = [
    "\r\nBcc: everybody@victim.example", "\nBcc: x@victim.example\n\n", "\r\n.\r\nMAIL FROM:<>\r\n", "\r",
    "\u{0}",
    "%0d%0aBcc:%20x@victim.example", "\t\u{B}\u{C}\u{7F}", "\u{1B}[2J\u{7}", "--=_boundary", "{{address}}",
    "\u{2028}\u{202E}",
    "\"; cat /etc/passwd #", "$(id)`id`", TestText(String(repeating: "é", count: 2000)),
    "=?utf-8?q?=0d=0aBcc:x?=",
  ]

  @Test("cannot become a header of the mail, nor anything else than text", arguments: injections)
  func environment(_ text: TestText) async throws {
    let injection = text.text
    let installation = try Installation(
      "own_domain = reporter.example\nbounce_address = worm@reporter.example\n",
      names: try await NameServer.shared(),
      sink: try MailSink())
    let injected = injection.replacing("\u{0}", with: "%00")
    let fields = [
      "GATEWAY_INTERFACE=CGI/1.1", "REMOTE_ADDR=192.0.2.7", "REMOTE_PORT=80\(injected)",
      "REQUEST_METHOD=GET\(injected)",
      "REQUEST_URI=/scripts/root.exe?\(injected)", "SERVER_PROTOCOL=HTTP/1.0\(injected)",
      "HTTP_HOST=www.reporter.example\(injected)", "HTTP_USER_AGENT=\(injected)",
      "QUERY_STRING=\(injected)", "SERVER_NAME=\(injected)",
    ]
    let input = try installation.run(["cgi"], environment: fields)
    #expect(input.status == 0 && input.errors == "", "\(input)")
    let pattern =
      Installation.line("192.0.2.7", "/scripts/root.exe?x") + " \"\(injection)\" \"\(injection)\"\n"
    let line = pattern.replacing("/scripts/root.exe?x", with: "/scripts/root.exe?\(injection)")
    #expect(try installation.run(["log"], input: Array((line + pattern).utf8)).status == 0)
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())

    let mails = try installation.mails()
    #expect(mails.map(\.recipients) == [["postmaster@victim.example"]])
    let mail = try #require(mails.first)
    let file = try installation.scratch.file("mail", mail.bytes)
    let reader = try installation.scratch.file("reader.py", Self.reader)
    let outcome = try Running(["/usr/bin/python3", reader], in: "/", input: file).finish()
    #expect(outcome == Outcome(Self.headers), "\(mail)")
    #expect(mail.bytes.allSatisfy { $0 == 10 || (32..<127).contains($0) })
  }
}
