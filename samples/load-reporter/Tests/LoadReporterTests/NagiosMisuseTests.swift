import ProgramTesting
import Testing

@Suite("A wrong command line with '--format nagios' is UNKNOWN, on one line of standard output")
struct NagiosMisuseTests {
  @Test(
    "whatever is wrong, and wherever the format stands",
    arguments: [
      (["--format", "nagios", "--fom", "x"], "Unknown option '--fom'. Did you mean '--from'?"),
      (["--warn", "--format=nagios"], "Missing value for '--warn <state=range>'"),
      (["--warn", "us", "--format", "nagios"], "The value 'us' is invalid for '--warn <state=range>'"),
      (["--format", "nagios", "--warn", "xx=1"], "The value 'xx=1' is invalid for '--warn <state=range>'"),
      (
        ["--format", "nagios", "--crit", "us=9:1"], "The value 'us=9:1' is invalid for '--crit <state=range>'"
      ),
      (
        ["--format", "nagios", "--warn", "us=1", "--warn", "user=2"],
        "a state can have one range for '--warn' and one for '--crit'"
      ),
      (
        ["--cgroup", "x", "--format", "nagios"],
        "'--cgroup' is for '--format text', 'json', 'jsonl', 'csv' and 'prometheus'; the others have no place for it"
      ),
      (["--format", "nagios", "--count", "2"], "'--format nagios' makes a single report"),
      (["--format", "nagios", "1"], "'--format nagios' makes a single report"),
      (
        ["--format", "nagios", "soon"],
        "'soon' is not an interval in seconds; saved readings are given with '--from' and '--to'"
      ),
      (
        ["--format", "nagios", "--top", "3"],
        "'--top' is for '--format text', 'json' and 'jsonl'; the others have no place for it"
      ),
      (["--format", "nagios", "--busiest", "0"], "'--busiest' must be at least 1"),
    ])
  func unknown(arguments: [String], message: String) throws {
    let outcome = try sample.run(arguments)
    #expect(outcome == Outcome("CPU UNKNOWN - \(message)\n", status: 3))
  }
}
