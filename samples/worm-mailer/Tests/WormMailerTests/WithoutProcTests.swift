import ProgramTesting
import Testing

@Suite(
  "Where /proc is not mounted",
  .enabled(if: MountNamespace.obstacle == nil, "\(MountNamespace.obstacle ?? "")"))
struct WithoutProcTests {
  @Test("the program has its arguments")
  func arguments() throws {
    let outcome = try sample.runWithoutProc(["--version"])
    #expect(outcome == Outcome("worm-mailer 1.0.0\n"))
  }

  @Test("a web server's request is answered under both names", arguments: ["worm-mailer", "worm-mailer.cgi"])
  func request(name: String) throws {
    let installation = try Installation("send = no\n", names: nil)
    let outcome = try sample.runWithoutProc(
      name == "worm-mailer" ? ["cgi"] : [], calledBy: name,
      environment: [
        installation.variable, "REMOTE_ADDR=192.0.2.7", "REQUEST_METHOD=GET", "REQUEST_URI=/scripts/root.exe",
      ])
    #expect(outcome.output.hasPrefix("Status: 403 Forbidden\r\n"), "\(outcome)")
    #expect(outcome.errors == "" && outcome.status == 0, "\(outcome)")
  }
}
