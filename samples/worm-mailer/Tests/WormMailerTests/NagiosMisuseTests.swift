import ProgramTesting
import Testing

@Suite("A wrong command line with '--format nagios' is UNKNOWN, on one line of standard output")
struct NagiosMisuseTests {
  @Test(
    "whatever is wrong, and wherever the format stands",
    arguments: [
      (
        ["status", "--format", "nagios", "--confg", "x"], "Unknown option '--confg'. Did you mean '--config'?"
      ),
      (["status", "--warning-age", "--format=nagios"], "Missing value for '--warning-age <range>'"),
      (
        ["status", "--critical-bounces", "9:1", "--format", "nagios"],
        "'9:1' is not a range such as 10, 10: or 10:20"
      ),
      (["status", "--format", "nagios", "--output", "x"], "'--output' is for '--format prometheus'"),
      (["status", "now", "--format", "nagios"], "Unexpected argument 'now'"),
      (
        ["status", "--format", "nagios", "--config", "/nonexistent/x"],
        "/nonexistent/x: No such file or directory; '--config' names another file"
      ),
      (
        ["stats", "--format", "nagios"],
        "the first argument must be a command: cgi, log, bounce, run, resume, purge, queue, show, report, status, check, "
          + "test, rules, signatures, template, suppress"
      ),
    ])
  func unknown(arguments: [String], message: String) throws {
    let outcome = try sample.run(arguments)
    #expect(outcome == Outcome("WORM MAILER UNKNOWN - \(message)\n", status: 3))
  }
}
