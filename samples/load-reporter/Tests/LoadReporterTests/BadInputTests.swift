import Glibc
import ProgramTesting
import Testing

/// An input that is not a reading, and what the program says of it after the file's name.
struct BadInput: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let complaint: String

  init(_ description: String, _ text: String, _ complaint: String) {
    self.init(description, Array(text.utf8), complaint)
  }

  init(_ description: String, _ bytes: [UInt8], _ complaint: String) {
    self.testDescription = description
    self.bytes = bytes
    self.complaint = complaint
  }

  static let all = [
    BadInput("an empty file", "", " the file is empty"),
    BadInput(
      "a binary file", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7919) }, " there is no 'cpu' line"),
    BadInput("another file", "root:x:0:0:root:/root:/bin/sh\n", " there is no 'cpu' line"),
    BadInput("no line for all", "cpu0 1 2 3 4\n", " there is no 'cpu' line"),
    BadInput("no counters", "cpu\n", "1: 'cpu' has 0 counters, but kernels write 4, 7, 8, 9, 10 or more"),
    BadInput(
      "a line cut short", "cpu 1 2 3 4 5 6 7 8\ncpu0 1 2 3 4 5\n",
      "2: 'cpu0' has 5 counters, but kernels write 4, 7, 8, 9, 10 or more"),
    BadInput(
      "a line cut short between two kernels' counts", "cpu 1 2 3 4 5 6 7 8\ncpu0 1 2 3 4 5 6 7\n",
      "2: 'cpu0' has 7 counters, but the line before has 8"),
    BadInput("a word", "cpu 1 2 many 4\n", "1: 'many' is not a counter"),
    BadInput("a negative number", "cpu 1 2 3 4\ncpu0 1 -2 3 4\n", "2: '-2' is not a counter"),
    BadInput("a fraction", "cpu 1 2.5 3 4\n", "1: '2.5' is not a counter"),
    BadInput("a NUL", "cpu 1 2\0 3 4\n", "1: '2\\x00' is not a counter"),
    BadInput("a terminal's escape", "cpu 1 \u{1B}[31m 3 4\n", "1: '\\x1B[31m' is not a counter"),
    BadInput("a digit that is not ASCII", "cpu 1 ٣ 3 4\n", "1: '\\xD9\\xA3' is not a counter"),
    BadInput(
      "a number of 40 digits", "cpu 1 2 3 " + String(repeating: "9", count: 40) + "\n",
      "1: '99999999999999999999999999999999...' does not fit a counter of 64 bits"),
    BadInput(
      "2^64", "cpu 1 2 3 18446744073709551616\n",
      "1: '18446744073709551616' does not fit a counter of 64 bits"),
    BadInput(
      "a huge CPU number", "cpu 1 2 3 4\ncpu4294967296 1 2 3 4\n",
      "2: the number of 'cpu4294967296' is too large: kernels have at most 8192 CPUs"),
    BadInput("two readings in one", "cpu 1 2 3 4\ncpu 1 2 3 4\n", "2: there is a second 'cpu' line"),
    BadInput(
      "a CPU twice", "cpu 1 2 3 4\ncpu0 1 2 3 4\ncpu00 1 2 3 4\n", "3: there is a second 'cpu00' line"),
    BadInput(
      "a line of 10 MB", "cpu " + String(repeating: "1", count: 10_000_000),
      "1: '11111111111111111111111111111111...' does not fit a counter of 64 bits"),
    BadInput(
      "17 MB", [UInt8](repeating: 0, count: 17 << 20), " the file is larger than 16 MiB, which no reading is"),
  ]
}

@Suite("Bad input is blamed in one line, with status 1")
struct BadInputTests {
  @Test("names the file, the line and the word", arguments: BadInput.all)
  func contents(_ input: BadInput) throws {
    let scratch = try Scratch()
    let file = try scratch.file("saved", input.bytes)
    let expected = Outcome(errors: "load-reporter: \(file):\(input.complaint)\n", status: 1)
    #expect(try loadReporter("--from", file, "--to", "Tests/Fixtures/athlon.after") == expected)
    #expect(try loadReporter("--since-boot", "--to", file) == expected)
  }

  @Test("names standard input")
  func standardInput() throws {
    let expected = Outcome(errors: "load-reporter: standard input: the file is empty\n", status: 1)
    #expect(try loadReporter("--since-boot", "--to", "-") == expected)
  }

  @Test("says why a file cannot be read")
  func unreadable() throws {
    #expect(
      try loadReporter("--from", "/nonexistent/stat")
        == Outcome(errors: "load-reporter: /nonexistent/stat: No such file or directory\n", status: 1))
    #expect(
      try loadReporter("--from", "Tests")
        == Outcome(errors: "load-reporter: Tests: Is a directory\n", status: 1))
    #expect(
      try loadReporter("--proc", "README.md")
        == Outcome(errors: "load-reporter: README.md/stat: Not a directory\n", status: 1))
    let scratch = try Scratch()
    let zeros = try scratch.file("zeros", "")
    #expect(truncate(zeros, 1 << 30) == 0)
    #expect(
      try loadReporter("--from", zeros)
        == Outcome(
          errors: "load-reporter: \(zeros): the file is larger than 16 MiB, which no reading is\n", status: 1
        ))
  }

  @Test("takes no named pipe, socket or device for a saved copy", arguments: ["--from", "--to"])
  func special(option: String) throws {
    let scratch = try Scratch()
    let (pipe, socket) = (scratch.path + "/pipe", scratch.path + "/socket")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(mknod(socket, S_IFSOCK | 0o600, 0) == 0)
    let other = option == "--to" ? ["--since-boot"] : ["--to", "Tests/Fixtures/athlon.before"]
    for file in [pipe, socket, "/dev/zero"] {
      let running = try sample.start(["load-reporter", option, file] + other)
      defer { running.send(SIGKILL) }
      guard running.poll(until: { running.errorsSoFar.hasSuffix("\n") }) else {
        Issue.record("\(option) \(file) hangs")
        return
      }
      let problem = "\(file): not a regular file; write '-', and give it as standard input"
      #expect(running.finish() == Outcome(errors: "load-reporter: \(problem)\n", status: 1))
    }
  }

  @Test("does not wait for a pipe in a procfs or a control group, deaf to signals as it would be")
  func pipes() throws {
    let pipes = try Scratch()
    for name in ["stat", "cpu.stat"] { #expect(mkfifo(pipes.path + "/" + name, 0o600) == 0) }
    func expect(_ option: String, _ name: String) throws {
      let running = try sample.start(["load-reporter", option, pipes.path, "--interval", "0.01"])
      defer { running.send(SIGKILL) }
      guard running.poll(until: { running.errorsSoFar.hasSuffix("\n") }) else {
        Issue.record("\(option) hangs")
        return
      }
      let problem = "load-reporter: \(pipes.path)/\(name): not a regular file\n"
      #expect(running.finish() == Outcome(errors: problem, status: 1))
    }
    try expect("--proc", "stat")
    try expect("--cgroup", "cpu.stat")
  }

  @Test("has a line for each of as many CPUs as there can be")
  func manyCPUs() throws {
    let scratch = try Scratch()
    let lines = (0..<8192).map { "cpu\($0) 1 1 1 1\n" }.joined()
    let file = try scratch.file("saved", "cpu 8192 8192 8192 8192\n" + lines)
    let outcome = try loadReporter("--since-boot", "--to", file, "--per-cpu")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 8194)
  }

  @Test("takes a saved copy from a pipe")
  func savedPipe() throws {
    let script = "cat Tests/Fixtures/athlon.before | load-reporter --since-boot --to /dev/stdin"
    let outcome = try sample.start(["/bin/sh", "-c", script]).finish()
    #expect(outcome == (try loadReporter("--since-boot", "--to", "Tests/Fixtures/athlon.before")))
  }

  @Test("passes over lines it has no use for, however odd")
  func oddLines() throws {
    let scratch = try Scratch()
    let odd =
      "cpu 1 2 3 4\r\ncpufreq ?\nbtime soon\n\n\0\u{1B}\nintr " + String(repeating: "x", count: 10_000_000)
    let file = try scratch.file("saved", odd)
    #expect(
      try loadReporter("--since-boot", "--to", file)
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      10.0  30.0  20.0  40.0     -     -     -     -     -     -

          """))
  }
}

private let noGroup =
  "'--cgroup' is for '--format text', 'json', 'jsonl', 'csv' and 'prometheus'; the others have no place for it"

@Suite("Usage errors have status 64")
struct UsageTests {
  @Test(
    "refuses options that make no sense",
    arguments: [
      (["--interval=-1"], "'--interval' must be between 0.01 and 604800 seconds"),
      (["--interval=0"], "'--interval' must be between 0.01 and 604800 seconds"),
      (["--interval", "nan"], "'--interval' must be between 0.01 and 604800 seconds"),
      (["--interval", "inf"], "'--interval' must be between 0.01 and 604800 seconds"),
      (["--interval", "1e300"], "'--interval' must be between 0.01 and 604800 seconds"),
      (["--interval", "soon"], "The value 'soon' is invalid for '--interval <seconds>'"),
      (["--interval", "-1"], "Missing value for '--interval <seconds>'"),
      (["--count=-1"], "'--count' must not be negative"),
      (["--count=99999999999999999999"], "The value '99999999999999999999' is invalid for '--count <n>'"),
      (["--format", "xml"], "The value 'xml' is invalid for '--format <format>'"),
      (["--to", "x"], "'--to' needs '--from' or '--since-boot'"),
      (["--from", ""], "a file name must not be empty"),
      (["--from", "-", "--to", "-"], "only one reading can come from standard input"),
      (["--from", "x", "--since-boot"], "'--since-boot' and '--from' exclude each other"),
      (
        ["--from", "x", "--count", "2"],
        "'--interval' and '--count' need readings made now, not '--from' or '--since-boot'"
      ),
      (["--explain", "--format", "json"], "'--explain' is for people and has no '--format json'"),
      (["--plot", "--format", "csv"], "'--plot' is for people and has no '--format csv'"),
      (["--plot", "--compat", "top"], "'--plot' has no '--compat'"),
      (
        ["--format", "prometheus", "--output", "x", "--svg", "x"],
        "'--output' and '--svg' need files of their own"
      ),
      (["--explain", "--plot"], "'--explain' and '--plot' exclude each other"),
      (["--per-cpu", "--cpu", "0"], "'--per-cpu' and '--cpu' exclude each other"),
      (["--cpu", "3-1"], "The value '3-1' is invalid for '--cpu <list>'"),
      (["--cpu", ""], "The value '' is invalid for '--cpu <list>'"),
      (["--compat", "btop"], "The value 'btop' is invalid for '--compat <tool>'"),
      (["--warn", "us=80"], "'--warn' and '--crit' need '--format nagios'"),
      (
        ["--format", "prometheus", "--count", "0"],
        "'--format prometheus' makes a single report, unless there is an '--output'"
      ),
      (["--output", "x"], "'--output' needs '--format prometheus'"),
      (["--format", "prometheus", "--output", ""], "a file name must not be empty"),
      (["--svg", ""], "a file name must not be empty"),
      (["--cgroup", ""], "a file name must not be empty"),
      (
        ["--since-boot", "--cgroup", "x"],
        "'--cgroup' needs readings made now, not '--from' or '--since-boot'"
      ),
      (["--cgroup", "x", "--compat", "top"], noGroup), (["--cgroup", "x", "--plot"], noGroup),
      (["--cgroup", "x", "--explain"], noGroup),
      (
        ["--format", "json", "--system"],
        "'--system' is for '--format text' and 'csv'; the formats for programs have it anyway"
      ),
      (["now"], "'now' is not an interval in seconds; saved readings are given with '--from' and '--to'"),
      (["--intervall", "now"], "Unknown option '--intervall'. Did you mean '--interval'?"),
      (["nan"], "'--interval' must be between 0.01 and 604800 seconds"),
      (["1", "many"], "'many' is not a number of intervals"),
      (["1", "1.5"], "'1.5' is not a number of intervals"),
      (["1", "2", "3"], "Unexpected argument '3'"),
      (["0"], "'--interval' must be between 0.01 and 604800 seconds"),
      (["1", "--interval", "1"], "an interval and a count can be given once, with the options or without"),
      (["1", "2", "--count", "2"], "an interval and a count can be given once, with the options or without"),
      (
        ["1", "--from", "x"],
        "'--interval' and '--count' need readings made now, not '--from' or '--since-boot'"
      ),
      (["--busiest", "0"], "'--busiest' must be at least 1"),
      (["--busiest", "1", "--cpu", "0"], "'--busiest' and '--cpu' exclude each other"),
      (["--busiest", "1", "--per-cpu"], "'--busiest' and '--per-cpu' exclude each other"),
    ])
  func refuses(arguments: [String], complaint: String) throws {
    let outcome = try sample.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    let first = outcome.errors.split(separator: "\n").first.map(String.init) ?? ""
    #expect(
      first == "load-reporter: \(complaint)" || first.hasPrefix("load-reporter: \(complaint)."), "\(outcome)")
  }
}
