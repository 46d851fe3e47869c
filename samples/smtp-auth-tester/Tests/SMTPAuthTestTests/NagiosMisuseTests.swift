import ProgramTesting
import Testing

@Suite("A wrong command line with '--format nagios' is UNKNOWN, on one line of standard output")
struct NagiosMisuseTests {
  private static let commandMissing =
    "the first argument must be a command: probe, auth, explain, decode, encode, doctor, client"

  @Test(
    "whatever is wrong, and wherever the format stands",
    arguments: [
      (
        ["auth", "127.0.0.1:25", "--user", "u", "--format", "nagios", "--frce"],
        "Unknown option '--frce'. Did you mean '--force'?"
      ),
      (["auth", "127.0.0.1:25", "--user", "--format=nagios"], "Missing value for '--user <name>'"),
      (["probe", "--format", "nagios"], "Missing expected argument '<host[:port]>'"),
      (
        ["probe", "127.0.0.1:25", "--timeout", "0", "--format", "nagios"],
        "'--timeout' must be above 0 and at most 600 seconds"
      ),
      (["auth", "127.0.0.1:25", "--user", "u", "--force", "--format", "nagios"], "'--force' needs '--mech'"),
      (["prob", "127.0.0.1:25", "--format", "nagios"], Self.commandMissing),
      (["--format", "nagios"], Self.commandMissing),
      (
        ["client", "S3CR3TPW", "--format", "nagios"],
        "there is an argument too many; it is not shown, because it may be a password"
      ),
      (["explain", "535", "--format", "nagios"], "'explain' has no '--format nagios': it checks nothing"),
      (["decode", "--format=nagios", "334"], "'decode' has no '--format nagios': it checks nothing"),
    ])
  func unknown(arguments: [String], message: String) throws {
    let outcome = try sample.run(arguments)
    #expect(outcome == Outcome("SMTP AUTH UNKNOWN - \(message)\n", status: 3))
  }
}
