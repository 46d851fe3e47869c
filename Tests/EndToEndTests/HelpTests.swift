import Commands
import Helpers
import Sequencing
import TestSupport
import Testing

@Suite("--help")
struct HelpTests {
  @Test("says what it says in Tests/Golden/help", arguments: commands.map { $0.name })
  func golden(name: String) throws {
    let source = try ScratchSource()
    let outcome = try source.run(name, ["--help"], in: "..", environment: ["COLUMNS": "100"])
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    try expectGolden(outcome.stdout, "help/\(name).txt")
  }

  @Test("and -h and --version are known to every program, anywhere", arguments: commands.map { $0.name })
  func everywhere(name: String) throws {
    let source = try ScratchSource()
    let help = try source.run(name, ["--help"], in: "..")
    #expect(try source.run(name, ["-h"], in: "..") == help)
    #expect(try source.run(name, ["--version"], in: "..") == Outcome(stdout: "0.1.0\n"))
    let unknown = try source.run(name, ["--no-such-option"])
    #expect(unknown.stderr.hasPrefix("\(name): "))
    #expect(unknown.status == 64)
  }

  @Test("a name that is none of ours is refused")
  func unknownName() throws {
    #expect(
      try ScratchSource().run("pkgh-nonsense")
        == Outcome(
          status: 64, stderr: "pkgh-nonsense: 'pkgh' has no command of this name; run 'pkgh --help'\n"))
  }
}
