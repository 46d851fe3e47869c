import Foundation
import Glibc
import ProgramTesting
import Testing

/// One object of the JSON report, as a program that reads it would declare it.
struct JSONReport: Decodable {
  struct CPU: Decodable {
    let cpu: String
    let percent: [String: Decimal?]
    let ticks: [String: UInt64?]
    let total_ticks: UInt64?
    let flags: [String]
  }
  let kind: String
  let start_time: String?
  let end_time: String?
  let elapsed_seconds: Double?
  let suspended_seconds: Double?
  let ticks_per_second: UInt64
  let cpus: [CPU]

  static func all(in text: String) throws -> [JSONReport] {
    try JSONDecoder().decode([JSONReport].self, from: Data(text.utf8))
  }
}

extension JSONReport.CPU {
  /// The sum of the eight states that share the time out, in tenths of a percent, or nil if it is not known.
  var sumOfEight: Decimal? {
    var sum: Decimal = 0
    for state in ["user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"] {
      guard case .some(.some(let share)) = percent[state] else { return nil }
      sum += share
    }
    return sum
  }
}

/// How many CPUs there are, what they do and how soon the program is scheduled is up to the machine: where these matter,
/// the tests expect a range.
@Suite("Live readings of this machine")
struct LiveTests {
  private func live(_ arguments: String...) throws -> Running {
    try sample.start(["load-reporter"] + arguments)
  }

  @Test("the shares of every CPU make exactly 100")
  func json() throws {
    let outcome = try loadReporter("--interval", "0.2", "--count", "2", "--per-cpu", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let reports = try JSONReport.all(in: outcome.output)
    #expect(reports.count == 2)
    for report in reports {
      #expect(report.kind == "interval")
      #expect(report.elapsed_seconds.map { $0 >= 0.15 } == true)
      #expect(report.suspended_seconds.map { $0 >= 0 } == true)
      #expect(report.start_time?.hasSuffix("Z") == true)
      #expect(report.end_time?.count == 24)
      #expect(report.cpus.first?.cpu == "all")
      #expect(report.cpus.count > 1)
      for cpu in report.cpus {
        #expect(cpu.percent.count == 10)
        #expect(cpu.ticks.count == 10)
        #expect(cpu.sumOfEight == 100 || cpu.sumOfEight == nil && !cpu.flags.isEmpty, "\(cpu)")
      }
    }
    if reports.count == 2 { #expect(reports[0].end_time == reports[1].start_time) }
  }

  @Test("the table has a line for each reading and an average")
  func text() throws {
    let outcome = try loadReporter("--interval", "0.1", "--count", "3")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.map(\.count).allSatisfy { $0 >= 12 })
    #expect(lines.map { $0[1] } == ["cpu", "all", "all", "all", "all"])
    #expect(lines.first?.first == "time")
    #expect(lines.last?.first == "average")
  }

  @Test("an interval and a count need no options, as those of vmstat, mpstat and sar do not")
  func arguments() throws {
    let outcome = try loadReporter("0.05", "3", "--format", "jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 3)
    #expect(try loadReporter("0.05", "--count", "2").output.split(separator: "\n").count == 4)
    // Without a count it goes on.
    let endless = try live("0.02", "--format", "jsonl")
    #expect(endless.poll { endless.outputSoFar.split(separator: "\n").count > 3 })
    endless.send(SIGINT)
    #expect(endless.finish().status == 0)
  }

  @Test(
    "a run past midnight shows the new date once", arguments: [[], ["--plot"], ["--per-cpu"], ["--explain"]])
  func midnight(options: [String]) throws {
    // On a machine with much to do the program may start too late; then it has more time.
    for seconds in [2, 6, 20] {
      let output = try run(until: seconds, options)
      guard output.contains("23:59:") else { continue }
      let date =
        options.contains("--explain")
        ? /to 20[0-9][0-9]-[01][0-9]-[0-3][0-9] 00:/ : /(?m)^20[0-9][0-9]-[01][0-9]-[0-3][0-9]$/
      #expect(output.matches(of: date).count == 1, "\(output)")
      return
    }
    Issue.record("the program never started before midnight")
  }

  /// Runs until midnight in a time zone in which that is soon.
  private func run(until seconds: Int, _ options: [String]) throws -> String {
    // What POSIX has after the name of a zone is to be added to local time to get UTC.
    let west = (Int(Date().timeIntervalSince1970) + seconds) % 86400
    let zone = "XXX\(west / 3600):\(west / 60 % 60):\(west % 60)"
    let running = try sample.start(["load-reporter", "0.2"] + options, environment: ["TZ=\(zone)"])
    #expect(running.poll { running.outputSoFar.contains("00:00:") })
    running.send(SIGINT)
    return running.finish().output
  }

  @Test("a single reading has no average")
  func single() throws {
    let outcome = try loadReporter("--interval", "0.1")
    #expect(outcome.output.split(separator: "\n").count == 2)
  }

  @Test("the average since boot starts at the time of the boot")
  func sinceBoot() throws {
    let outcome = try loadReporter("--since-boot", "--format", "json")
    let report = try #require(try JSONReport.all(in: outcome.output).first)
    #expect(report.kind == "since-boot")
    #expect(report.start_time?.count == 20)
    #expect(report.cpus.first?.sumOfEight == 100)
  }

  @Test("compares a saved copy with the present")
  func fromOnly() throws {
    let scratch = try Scratch()
    let stat = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "/proc/stat")))
    let outcome = try loadReporter("--from", try scratch.file("saved", stat), "--format", "json")
    let report = try #require(try JSONReport.all(in: outcome.output).first)
    #expect(report.start_time == nil)
    #expect(report.end_time != nil)
  }

  @Test("reads another procfs")
  func proc() throws {
    let scratch = try Scratch()
    _ = try scratch.file("stat", "cpu 25 25 25 25\n")
    let outcome = try loadReporter("--proc", scratch.path, "--since-boot")
    #expect(outcome.output.contains(" all      25.0  25.0  25.0  25.0     -"), "\(outcome)")
  }

  @Test("ends cleanly when interrupted, with what it knows", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupted(signal: Int32) throws {
    let text = try live("--interval", "0.05", "--count", "0")
    #expect(text.poll { text.outputSoFar.filter { $0 == "\n" }.count >= 4 })
    text.send(signal)
    let outcome = text.finish()
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.split(separator: "\n").last?.hasPrefix("average   all") == true, "\(outcome)")

    let json = try live("--interval", "0.05", "--count", "0", "--format", "json")
    #expect(json.poll { json.outputSoFar.filter { $0 == "\n" }.count >= 3 })
    json.send(signal)
    let array = json.finish()
    #expect(array.status == 0)
    #expect(try JSONReport.all(in: array.output).count >= 2)
  }

  @Test("reports the part of the first interval that has passed when interrupted")
  func interruptedEarly() throws {
    let running = try live("--interval", "604800", "--format", "json")
    // The opening bracket is written before the first wait.
    #expect(running.poll { running.outputSoFar == "[" })
    running.send(SIGINT)
    let outcome = running.finish()
    #expect(outcome.status == 0)
    let reports = try JSONReport.all(in: outcome.output)
    #expect(reports.count == 1)
    #expect(reports.first?.elapsed_seconds.map { $0 < 604_800 } == true)
  }

  @Test("stays ignorant of a signal it was started to ignore")
  func ignored() throws {
    let script = """
      trap '' INT
      load-reporter --interval 0.05 --count 3 & kill -INT $!
      wait $!
      """
    let outcome = try sample.start(["/bin/sh", "-c", script]).finish()
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 5, "\(outcome)")
  }

  @Test("stops quietly when its reader has seen enough")
  func readerGone() throws {
    let script = "{ load-reporter --interval 0.02 --count 0; echo $? >&2; } | head -n 2"
    let outcome = try sample.start(["/bin/sh", "-c", script]).finish()
    #expect(outcome.errors == "0\n")
    #expect(outcome.output.split(separator: "\n").count == 2)
  }

  @Test("can be interrupted while nobody reads what it writes")
  func readerAsleep() throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    mkfifo(pipe, 0o600)
    let reader = open(pipe, O_RDWR | O_CLOEXEC)
    defer { close(reader) }
    // Fill the pipe, so that the program's first write has no room.
    _ = fcntl(reader, F_SETFL, O_NONBLOCK)
    let filling = [UInt8](repeating: 10, count: 4096)
    while write(reader, filling, filling.count) > 0 {}
    let running = try sample.start(
      ["load-reporter", "--count", "0", "--format", "json"], output: pipe)
    #expect(running.poll { running.handles(SIGTERM) })
    running.send(SIGTERM)
    #expect(
      running.finish()
        == Outcome(errors: "load-reporter: standard output: interrupted before all was written\n", status: 1))
  }

  @Test("says so when the report cannot be written", arguments: ["--since-boot", "--help", "--version"])
  func fullDisk(option: String) throws {
    #expect(
      try loadReporter(option, output: "/dev/full")
        == Outcome(errors: "load-reporter: standard output: No space left on device\n", status: 1))
  }

  @Test("says so when there is no standard output")
  func closedOutput() throws {
    let outcome = try sample.start(["/bin/sh", "-c", "load-reporter --since-boot >&-"]).finish()
    #expect(outcome == Outcome(errors: "load-reporter: standard output: Bad file descriptor\n", status: 1))
  }
}
