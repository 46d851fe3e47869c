import Foundation
import ProgramTesting
import Replies
import Testing

@Suite("The parts of a mail")
struct PythonTests {
  /// One part as both readers see it.
  private struct Part: Codable, Equatable, CustomStringConvertible {
    var type: String
    var subjects: [String]
    var content: Data?
    var description: String {
      "\(type) \(subjects) \(content.map { String(decoding: $0, as: UTF8.self) } ?? "-")"
    }
  }

  /// Prints the parts of all mails in a directory that Python's email package sees.
  private static let script = """
    import base64, email, email.policy, json, os, sys
    mails = {}
    for name in os.listdir(sys.argv[1]):
        if not name.endswith(".eml"):
            continue
        with open(os.path.join(sys.argv[1], name), "rb") as file:
            mail = email.message_from_bytes(file.read(), policy=email.policy.compat32)
        parts = []
        def add(part):
            inner = part.get_payload() if part.is_multipart() else []
            kind = part.get_content_type()
            # Python takes the fields of a report for mails of their own.
            is_leaf = not inner or kind.startswith("message/") and kind != "message/rfc822"
            content = part.get_payload(decode=True) if not inner else None
            subjects = [" ".join(str(value).split()) for value in part.get_all("subject", [])]
            parts.append({"type": kind, "subjects": subjects,
                          "content": None if content is None else base64.b64encode(content).decode()})
            for one in [] if is_leaf else inner:
                add(one)
        add(mail)
        mails[name] = parts
    json.dump(mails, sys.stdout)
    """

  @Test(
    "are those that Python's email package finds",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
      "python3 is not installed (package python3)"))
  func parts() throws {
    let scratch = try Scratch()
    let samples = Sample.all.filter(\.isOrderly)
    for (index, sample) in samples.enumerated() { try scratch.file("\(index).eml", sample.bytes) }
    try scratch.file("parts.py", Self.script)
    let outcome = try Running(["/usr/bin/python3", "parts.py", "."], in: scratch.path).finish()
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let found = try JSONDecoder().decode([String: [Part]].self, from: Data(outcome.output.utf8))
    #expect(found.count == samples.count)
    for (index, sample) in samples.enumerated() {
      let theirs = try #require(found["\(index).eml"])
      let ours = IncomingMail(sample.bytes).root.all().map { part in
        Part(
          type: part.type,
          subjects: part.fields.all("subject").map {
            String(decoding: $0.value, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
              separator: " ")
          },
          content: part.parts.isEmpty && !part.type.hasPrefix("message/") ? Data(part.content) : nil)
      }
      #expect(ours == theirs, "\(sample.name)")
    }
  }
}
