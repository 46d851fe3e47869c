import ProgramTesting
import Testing

@Suite("The beginning")
struct StartTests {
  @Test("without arguments shows commands that there are, in lines that fit")
  func introduction() throws {
    let outcome = try sample.run([])
    #expect(outcome.errors == "" && outcome.status == 0, "\(outcome)")
    #expect(
      outcome.output.hasPrefix("smtp-auth-test tests SMTP AUTH and finds out why it does not work.\n\n"))
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(outcome)")
    let shown = lines.filter { $0.hasPrefix("  smtp-auth-test ") }.map { $0.split(separator: " ")[1] }
    #expect(shown == ["probe", "auth", "explain", "doctor", "client"])
    for command in shown {
      let help = try sample.run([String(command), "--help"])
      #expect(help.status == 0)
    }
  }

  @Test(
    "says that a command is missing, and does not show what may be a password",
    arguments: [
      ["prob", "127.0.0.1:25"], ["S3CR3TPW"], ["127.0.0.1", "--user", "u"], ["--user", "u"], ["help me"],
    ])
  func commandMissing(arguments: [String]) throws {
    let outcome = try sample.run(arguments)
    let problem = "the first argument must be a command: probe, auth, explain, decode, encode, doctor, client"
    let usage = "Usage: smtp-auth-test <subcommand>\n  See 'smtp-auth-test --help' for more information.\n"
    #expect(outcome == Outcome(errors: "smtp-auth-test: \(problem)\n\(usage)", status: 64))
  }
}
