import Foundation
import Letters
import ProgramTesting
import Testing

private let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

@Suite("Python's reader of mail", .enabled(if: hasPython, "python3 is not installed"))
struct PythonReaderTests {
  /// Prints what it finds, after it has refused all that is not as the RFCs want it.
  private static let program = """
    import email, json, sys
    from email import policy
    strict = policy.default.clone(raise_on_defect=True)
    mail = email.message_from_binary_file(sys.stdin.buffer, policy=strict)
    parts = list(mail.iter_parts())
    for part in [mail] + parts:
        assert part.defects == [], part.defects
        for name, value in part.items():
            assert value.defects == (), (name, value.defects)
    assert [p.get_content_type() for p in parts] == ["text/plain", "application/json"]
    sender = mail["From"].addresses[0]
    print(sender.display_name, "<" + sender.addr_spec + ">")
    print(", ".join(a.addr_spec for a in mail["To"].addresses))
    print(mail["Subject"])
    print(mail["Date"].datetime.isoformat())
    print(parts[1].get_filename(), json.loads(parts[1].get_content())["report_id"])
    sys.stdout.write(parts[0].get_content())

    """

  private func reading(_ letter: Letter) throws -> Outcome {
    let scratch = try Scratch()
    let mail = try scratch.file("mail", letter.bytes)
    let program = try scratch.file("program.py", Self.program)
    return try Running(
      ["/usr/bin/python3", program], in: scratch.path, input: mail, environment: ["PYTHONIOENCODING=utf-8"]
    ).finish()
  }

  @Test("finds nothing to object to, and all that was written")
  func plain() throws {
    let letter = try Samples.letterhead().letter(try Samples.facts())
    #expect(
      try reading(letter)
        == Outcome(
          """
          Worm Reports <worm@mailer.test>
          postmaster@victim.test
          192.0.2.7: Nimda worm, 3 requests to www.mailer.test
          2026-11-22T15:06:40+00:00
          xarf.json \(Samples.number)

          """ + letter.text))
  }

  @Test("reads names and texts beyond ASCII, and lines that are too long")
  func beyondASCII() throws {
    let name = "Würmer \"und\" ähnliches, <x>"
    let text = """
      {{address}} {{ports}} {{first}} {{last}} {{count}} {{what}} = größer: {{explanation}}
      {{reason}}
      {{stop}}
      {{source}} {{organization}}
      """
    let template = try LetterTemplate(parsing: Array(text.utf8), file: "x")
    let identity = try Samples.identity(name: name, organization: "Müller & Söhne 🪱")
    var facts = try Samples.facts()
    facts.signature.source = "https://www.sample.net/" + String(repeating: "a=b/", count: 30)
    facts.recipients = (0..<9).map { "postmaster\($0)@victim.test" }
    let letter = try Samples.letterhead(identity, template: template).letter(facts)
    #expect(letter.text.contains("größer"))
    #expect(letter.text.contains(facts.signature.source))
    #expect(letter.text.contains("Söhne 🪱"))
    let outcome = try reading(letter)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(
      outcome.output.hasPrefix("\(name) <worm@mailer.test>\n\(facts.recipients.joined(separator: ", "))\n"))
    #expect(outcome.output.hasSuffix("\n" + letter.text))
  }
}
