import Glibc
import ProgramTesting
import ServerTesting
import Testing

@Suite("The verdict over every code is the same in each format")
struct EveryCodeTests {
  /// A place in a dialogue, where a server says any code.
  struct Place: Sendable {
    let command: String
    let before: String

    /// What the server says after the code that means yes.
    let after: String
    let yes: Int

    /// The exit statuses that a refusal may have.
    let no: Set<Int32>

    func script(code: Int) -> Script {
      Script("\(before)S: \(code) \(code == 334 ? "b2s=" : "ok")\n\(code == yes ? after : "CLOSE")")
    }

    private static let offer = "C: EHLO *\nS: 250-ok\nS: 250 AUTH PLAIN\n"
    private static let login = "C: AUTH PLAIN *\nS: 235 ok\n"
    /// Where AUTH was not offered nothing goes along with the command.
    private static let unofferedLogin = "C: AUTH PLAIN\nS: 334 \nC: *\nS: 235 ok\n"
    private static let bye = "C: QUIT\nS: 221 bye"
    private static let startTLS = "S: 220 hi\nC: EHLO *\nS: 250-ok\nS: 250 STARTTLS\nC: STARTTLS\n"

    static let all = [
      Place(
        command: "auth", before: "", after: offer + login + bye, yes: 220,
        no: [11]),
      Place(
        command: "probe", before: "", after: offer + bye, yes: 220,
        no: [11]),
      Place(
        command: "auth", before: "S: 220 hi\nC: EHLO *\n",
        after: unofferedLogin + bye, yes: 250, no: [11, 12]),
      Place(
        command: "auth", before: startTLS, after: "TLS\n" + offer + login + bye,
        yes: 220, no: [11, 13]),
      Place(
        command: "auth", before: "S: 220 hi\n" + offer + "C: AUTH PLAIN *\n",
        after: bye, yes: 235, no: [11, 13, 14, 15, 16, 17, 18, 19]),
    ]
  }

  private static let formats = ["text", "json", "nagios"]

  /// The codes that are said at a place, with the formats in which the program is to report them.
  ///
  /// The session's own tests say every code at every place. Here it is every code from 200 on at one of the places in one of the
  /// formats with PKGH_THOROUGH, else a few in all formats.
  private static func questions(at index: Int) -> [(code: Int, formats: [String])] {
    let few = [220, 235, 250, 535].map { ($0, formats) }
    let codes = getenv("PKGH_THOROUGH") == nil ? [150, 334, 354] : [150] + Array(200...599)
    return few
      + codes.enumerated().filter { codes.count == 3 || $0.element % Place.all.count == index }
      .map { ($0.element, [formats[($0.offset + index) % formats.count]]) }
  }

  @Test("wherever it is said", arguments: Place.all.indices)
  func code(index: Int) throws {
    let place = Place.all[index]
    let scratch = try Scratch()
    let password = try scratch.file("password", Secretive.usual.password, mode: 0o600)
    let authority = try TestCertificates.shared.get().authorityFile
    let questions = Self.questions(at: index)
    let server = try ScriptedServer(
      questions.flatMap { question in
        question.formats.map { _ in place.script(code: question.code) }
      })
    var wrong: [String] = []
    for (code, formats) in questions {
      for format in formats {
        var words = [place.command, server.endpoint, "--format", format, "--ca-file", authority]
        if place.command == "auth" {
          words += ["--user", "joe", "--password-file", password, "--mech", "PLAIN", "--force"]
        }
        let outcome = try sample.run(words)
        let works = code == place.yes
        if !Self.isRight(outcome, format, works: works, refused: code >= 400 ? place.no : [18]) {
          wrong.append("\(words) \(code) after '\(place.before)': \(outcome)")
        }
      }
    }
    #expect(wrong == [])
    #expect(server.finish().filter { !$0.contains("the client left") } == [])
  }

  private static func isRight(
    _ outcome: Outcome, _ format: String, works: Bool, refused: Set<Int32>
  ) -> Bool {
    guard outcome.errors.isEmpty else { return false }
    guard format != "nagios" else {
      let line = works ? "SMTP AUTH OK - " : "SMTP AUTH CRITICAL - "
      return outcome.output.hasPrefix(line) && outcome.status == (works ? 0 : 2)
    }
    let name = format == "json" ? "\"verdict\":\"works\"" : "verdict: works\n"
    return (works ? outcome.status == 0 : refused.contains(outcome.status))
      && outcome.output.contains(name) == works
  }

  @Test("a yes that is taken back is none, whenever that comes", arguments: ["together", "later", "at QUIT"])
  func takenBack(when: String) throws {
    let yes =
      switch when {
      case "together": "RAW: 235 ok\\r\\n535 5.7.8 no\\r\\n"
      case "later": "S: 235 ok\nS: 535 5.7.8 no"
      default: "S: 235 ok\nC: QUIT\nS: 535 5.7.8 no"
      }
    let script = Script(
      "S: 220 hi\nC: EHLO *\nS: 250-ok\nS: 250 AUTH PLAIN\nC: AUTH PLAIN *\n\(yes)\nSILENCE")
    let server = try ScriptedServer(script)
    let report = try Report(Secretive.usual.auth([server.endpoint, "--format", "json"]))
    #expect(report.status == 18)
    #expect(report.attempts?.map(\.succeeded) == [false])
    #expect(report.attempts?.first?.explanation.identifier == "unsolicited")
    server.finish()
  }

  @Test("a refusal of QUIT that is about AUTH takes a yes back, and another does not")
  func quit() throws {
    let about = [
      "535 5.7.8 no", "535 no", "454 4.7.0 no", "530 no", "534 no", "538 no", "432 no", "550 5.7.8 no",
    ]
    let other = ["500 what", "502 what", "503 5.5.1 what", "504 what", "421 bye", "221 bye", "550 no"]
    let server = try ScriptedServer(
      (about + other).map { reply in
        Script(
          "S: 220 hi\nC: EHLO *\nS: 250-ok\nS: 250 AUTH PLAIN\nC: AUTH PLAIN *\nS: 235 ok\nC: QUIT\nS: \(reply)"
        )
      })
    for reply in about + other {
      let report = try Report(Secretive.usual.auth([server.endpoint, "--format", "json"]))
      let isAbout = about.contains(reply)
      #expect(report.status == (isAbout ? 18 : 0), "\(reply)")
      #expect(
        report.attempts?.map(\.problem) == [isAbout ? "QUIT: after 235 the server said \(reply)" : nil])
    }
    server.finish()
  }
}
