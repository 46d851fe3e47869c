import Foundation
import HostileText
import ProgramTesting
import RealServers
import Testing

@Suite("Texts with characters that a terminal acts on")
struct ForeignTextsTests {
  private static let bytes = ActingCharacters.bytes.filter { $0 != 0x0D }

  /// Expects a run to pass on none of them, nor bytes that are not UTF-8.
  private func expectNone(_ outcome: Outcome, _ place: String) {
    // A CGI's answer has lines of HTTP.
    let text = outcome.output.replacing("\r\n", with: "\n") + outcome.errors
    #expect(ActingCharacters.found(in: text) == [], "\(place)")
    #expect(!text.contains("\u{FFFD}"), "\(place)")
  }

  /// The commands that show what is known.
  private static let shows = [
    ["queue"], ["queue", "--show"], ["queue", "--json"], ["show", "192.0.2.7"],
    ["show", "--json", "192.0.2.7"],
    ["show", "victim.example"], ["status"], ["status", "--format", "prometheus"],
    ["status", "--format", "nagios"],
    ["report"], ["report", "--format", "html"], ["report", "--format", "json"], ["suppress", "list"],
    ["suppress", "list", "--json"], ["run", "--now", "--dry-run"], ["purge", "--dry-run"],
  ]

  private func filled(_ form: String) -> [UInt8] { ActingCharacters.filled(form, with: Self.bytes) }

  /// A line of a log with the bytes in each field that a client writes.
  private func line(_ form: String) -> [UInt8] {
    filled(Installation.line("192.0.2.7", form).replacing("\"-\" \"-\"", with: "\"{}\" \"{}\"") + "\n")
  }

  @Test("in requests send none of them to standard output or error")
  func requests() throws {
    let installation = try Installation(names: nil)
    let lines = ["/scripts/root.exe?{}", "/scripts/{}root.exe", "{}"].flatMap(line)
    for arguments in [["log", "--dry-run"], ["log"]] {
      expectNone(try installation.run(arguments, input: lines + Self.bytes), "\(arguments)")
    }
    let text = ActingCharacters.all
    let fields = [
      "REMOTE_ADDR=192.0.2.7", "REQUEST_METHOD=GET\(text)", "REQUEST_URI=/scripts/root.exe?\(text)",
      "HTTP_HOST=\(text)", "HTTP_USER_AGENT=\(text)", "SERVER_PROTOCOL=\(text)", "GATEWAY_INTERFACE=CGI/1.1",
    ]
    expectNone(try installation.run(["cgi"], environment: fields), "cgi")
    expectNone(try installation.run(["cgi"], environment: fields + ["REMOTE_ADDR=\(text)"]), "REMOTE_ADDR")
    for arguments in [["run", "--now"]] + Self.shows {
      expectNone(try installation.run(arguments), "\(arguments)")
    }
    for form in ["text", "json"] {
      let json = form == "json" ? ["--json"] : []
      let tested = Installation.line("192.0.2.7", "/scripts/root.exe?\(text)")
      for words in [tested, "/scripts/root.exe?\(text)", text] {
        expectNone(try installation.run(["test", "--no-lookup"] + json + [words]), "test, \(form)")
      }
    }
  }

  @Test(
    "in mail that comes back send none of them there",
    .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
    .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"))
  func mails() async throws {
    let sent = try await SentReport()
    let message = sent.mail["Message-ID"].first ?? ""
    let answer =
      "From: {} <postmaster{}@victim.example>\nSubject: {}\nIn-Reply-To: \(message)\nMessage-ID: <{}>\n"
      + "X-{}: {}\n\n{}\nSTOP {}\n"
    let bounce =
      "From: MAILER-DAEMON@mail.example\nAuto-Submitted: auto-replied\n"
      + "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"
      + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; {}\n\n"
      + "Final-Recipient: rfc822; postmaster@victim.example\nAction: failed\nStatus: 5.1.1\n"
      + "Diagnostic-Code: smtp; 550 {}\n\n--x--\n"
    for mail in [answer, bounce, "{}"] {
      for recipient in [sent.mail.sender, Installation.sender] {
        for arguments in [["bounce", "--dry-run"], ["bounce"]] {
          let variables = ["ORIGINAL_RECIPIENT=\(recipient)"]
          expectNone(
            try sent.installation.run(arguments, input: filled(mail), environment: variables),
            "\(arguments), \(mail)")
        }
      }
    }
    for arguments in [["run", "--now"]] + Self.shows {
      expectNone(try sent.installation.run(arguments), "\(arguments)")
    }
  }

  @Test("in the configuration or arguments send none of them there")
  func configuration() throws {
    let text = ActingCharacters.all
    for lines in ["{} = x", "review = {}", "nameserver = {}", "allow_network = {}", "from = {}", "{}"] {
      let installation = try Installation(names: nil)
      let usual = try Data(contentsOf: URL(fileURLWithPath: installation.configuration))
      try installation.scratch.file("worm-mailer.conf", Array(usual) + filled(lines + "\n"))
      for arguments in [["check", "--no-lookup"], ["check", "--show", "--no-lookup"], ["status"]] {
        expectNone(try installation.run(arguments), "\(lines), \(arguments)")
      }
    }
    let installation = try Installation(names: nil)
    for arguments in [
      [text], ["show", text], ["queue", text], ["suppress", "add", "--reason", text, "198.51.100.7"],
      ["suppress", "add", text], ["suppress", "list"], ["suppress", "list", "--json"], ["signatures", text],
      ["log", text], ["report", "--days", text], ["rules", text],
    ] { expectNone(try installation.run(arguments), "\(arguments.first ?? "")") }
  }
}
