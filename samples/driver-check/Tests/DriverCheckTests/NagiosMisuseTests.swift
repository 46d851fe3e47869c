import ProgramTesting
import Testing

@Suite("A wrong command line with '--format nagios' is UNKNOWN, on one line of standard output")
struct NagiosMisuseTests {
  @Test(
    "whatever is wrong, and wherever the format stands",
    arguments: [
      (["--format", "nagios", "--frmat"], "Unknown option '--frmat'. Did you mean '--format'?"),
      (["--suite", "--format=nagios"], "Missing value for '--suite <name>'"),
      (
        ["--kernel", "x", "--format", "nagios"],
        "'x' is not the release of a kernel, such as 6.1.0-56-amd64"
      ),
      (["/", "--format", "nagios"], "Unexpected argument '/'"),
      (["--format", "nagios", "--explain", "x"], "'--explain' has the formats text and json only"),
    ])
  func unknown(arguments: [String], message: String) throws {
    let outcome = try sample.run(arguments)
    #expect(outcome == Outcome("DRIVERS UNKNOWN - \(message)\n", status: 3))
  }
}
