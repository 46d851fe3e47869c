import ProgramTesting
import Testing

@Suite("The beginning")
struct StartTests {
  @Test("without arguments shows commands that there are, in lines that fit")
  func introduction() throws {
    let outcome = try sample.run([])
    #expect(outcome.errors == "" && outcome.status == 0, "\(outcome)")
    #expect(outcome.output.hasPrefix("worm-mailer reports attacking hosts to whoever is responsible,"))
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(outcome)")
    let shown = lines.filter { $0.hasPrefix("  worm-mailer ") }.map { $0.split(separator: " ")[1] }
    #expect(shown == ["test", "log", "check", "rules", "log", "run", "queue"])
    for command in shown {
      let help = try sample.run([String(command), "--help"])
      #expect(help.status == 0)
    }
  }

  @Test("says that a command is missing", arguments: [["stats"], ["access.log"], ["--json"]])
  func commandMissing(arguments: [String]) throws {
    let outcome = try sample.run(arguments)
    let commands =
      "cgi, log, bounce, run, resume, purge, queue, show, report, status, check, test, rules, signatures, template, suppress"
    let usage = "Usage: worm-mailer <subcommand>\n  See 'worm-mailer --help' for more information.\n"
    #expect(
      outcome
        == Outcome(
          errors: "worm-mailer: the first argument must be a command: \(commands)\n\(usage)", status: 64))
  }
}
