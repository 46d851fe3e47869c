import Foundation
import ProgramTesting
import Testing

/// What a program that reads the JSON report would declare of the rest.
struct SystemReport: Decodable {
  struct System: Decodable {
    let load_average: [String: Double]?
    let procs_running: UInt64?
    let procs_blocked: UInt64?
    let context_switches: UInt64?
    let context_switches_per_second: Decimal?
    let forks: UInt64?
    let pressure: Pressure?
    let memory_pressure: Pressure?
    let io_pressure: Pressure?
  }
  struct Pressure: Decodable {
    struct Line: Decodable {
      let percent: Decimal?
      let avg10: Decimal
      let avg300: Decimal
      let total_usec: UInt64
    }
    let some: Line
    let full: Line?
  }
  struct Cgroup: Decodable {
    let path: String
    let percent_of_one_cpu: Decimal?
    let usage_usec: UInt64?
    let nr_throttled: UInt64?
    let memory_pressure: Pressure?
  }
  let system: System
  let cgroup: Cgroup?

  /// The reports, one a line.
  static func all(in lines: String) throws -> [SystemReport] {
    try lines.split(separator: "\n").map { try JSONDecoder().decode(SystemReport.self, from: Data($0.utf8)) }
  }
}

extension Scratch {
  /// A procfs of our own.
  fileprivate static func procfs(pressure: String? = "") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.file(
      "stat", "cpu 25 25 25 25\nctxt 1000\nprocesses 50\nprocs_running 4\nprocs_blocked 2\nbtime 1139000000\n"
    )
    try scratch.file("loadavg", "0.52 12.08 0.59 2/288 8430\n")
    if let pressure {
      let some = "some avg10=1.17 avg60=3.55 avg300=1.53 total=4267869912\n"
      try scratch.file("pressure/cpu", some + pressure)
      try scratch.file("pressure/memory", "some avg10=0.50 avg60=0.25 avg300=0.05 total=4096\n" + pressure)
    }
    return scratch
  }
}

extension Outcome {
  /// The lines of a table after the row of figures, less their indentation.
  fileprivate var linesBelowFigures: [String] {
    output.split(separator: "\n").dropFirst(2).map { $0.trimmingCharacters(in: .whitespaces) }
  }
}

@Suite("The rest of the system")
struct SystemTests {
  @Test("is under the table with --system, and nowhere without")
  func text() throws {
    let proc = try Scratch.procfs()
    let outcome = try loadReporter("--proc", proc.path, "--since-boot", "--system")
    #expect(
      outcome.linesBelowFigures == [
        "load    0.52 12.08 0.59 (1, 5, 15 min), 3 running, 2 blocked",
        "work    1000 context switches, 50 new tasks",
        "stalls  cpu n/a, 1.17 3.55 1.53 (10, 60, 300 s)",
        "stalls  memory n/a, 0.50 0.25 0.05 (10, 60, 300 s)",
      ])
    #expect(try loadReporter("--proc", proc.path, "--since-boot").linesBelowFigures.isEmpty)
  }

  @Test("is always in JSON; a kernel without pressure has null there")
  func json() throws {
    let full = "full avg10=0.00 avg60=0.00 avg300=0.25 total=7\n"
    let proc = try Scratch.procfs(pressure: full)
    let options = ["--proc", proc.path, "--interval", "0.01", "--format", "jsonl"]
    let system = try #require(try SystemReport.all(in: try sample.run(options).output).first).system
    #expect(system.load_average == ["1": 0.52, "5": 12.08, "15": 0.59])
    // The program that read the file is one of the four.
    #expect(system.procs_running == 3)
    #expect(system.procs_blocked == 2)
    #expect(system.context_switches == 0)
    #expect(system.context_switches_per_second == 0)
    #expect(system.pressure?.some.percent == 0)
    #expect(system.pressure?.some.total_usec == 4_267_869_912)
    #expect(system.pressure?.full?.avg300 == 0.25)
    #expect(system.memory_pressure?.some.total_usec == 4096)
    #expect(system.memory_pressure?.full?.avg300 == 0.25)
    #expect(system.io_pressure == nil)

    let without = try Scratch.procfs(pressure: nil)
    let outcome = try loadReporter("--proc", without.path, "--since-boot", "--format", "jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(try SystemReport.all(in: outcome.output).first?.system.pressure == nil)
    #expect(
      try loadReporter("--proc", without.path, "--since-boot", "--system").output.contains("stalls  n/a\n"))
  }

  @Test("never says that tasks were stalled for more than all of the time")
  func stalled() throws {
    let proc = try Scratch.procfs()
    let running = try sample.start(
      ["load-reporter", "--proc", proc.path, "--interval", "0.05", "--count", "0", "--format", "jsonl"])
    #expect(running.poll { running.outputSoFar.contains("\n") })
    try proc.file("new", "some avg10=0.00 avg60=0.00 avg300=0.00 total=9999999999\n")
    rename(proc.path + "/new", proc.path + "/pressure/cpu")
    #expect(running.poll { running.outputSoFar.contains("\"some\":{\"percent\":100.0,") })
    running.send(SIGINT)
    let reports = try SystemReport.all(in: running.finish().output)
    #expect(reports.allSatisfy { ($0.system.pressure?.some.percent ?? 0) <= 100 })
  }

  @Test("of this machine makes sense")
  func live() throws {
    let outcome = try loadReporter("--interval", "0.2", "--format", "jsonl")
    let system = try #require(try SystemReport.all(in: outcome.output).first).system
    #expect(system.load_average?.count == 3)
    // How many there are depends on what else the machine does; waiting for the interval is one of them.
    #expect(system.context_switches.map { $0 > 0 } == true)
    #expect(system.context_switches_per_second.map { $0 > 0 } == true)
  }

  @Test("is in Prometheus' format too")
  func prometheus() throws {
    let proc = try Scratch.procfs(pressure: "full avg10=0.00 avg60=0.00 avg300=0.25 total=7\n")
    let output = try loadReporter("--proc", proc.path, "--since-boot", "--format", "prometheus").output
    for line in [
      "load_reporter_load5 12.08", "load_reporter_procs_running 3", "load_reporter_forks_total 50",
      "load_reporter_pressure_seconds_total{kind=\"some\"} 4267.869912",
      "load_reporter_pressure_ratio{kind=\"full\",window=\"300s\"} 0.0025",
      "load_reporter_memory_pressure_seconds_total{kind=\"some\"} 0.004096",
      "load_reporter_memory_pressure_ratio{kind=\"some\",window=\"10s\"} 0.0050",
    ] {
      #expect(output.contains("\n\(line)\n"), "\(line)")
    }
  }
}

@Suite("A control group")
struct CgroupTests {
  private static let stat = """
    usage_usec 100
    user_usec 60
    system_usec 40
    nr_periods 9
    nr_throttled 1
    throttled_usec 5

    """

  @Test("is reported under the table and in JSON")
  func report() throws {
    let proc = try Scratch.procfs()
    let group = try Scratch()
    try group.file("cpu.stat", Self.stat)
    let options = ["--proc", proc.path, "--cgroup", group.path, "--interval", "0.01"]
    #expect(
      try sample.run(options).linesBelowFigures == [
        "cgroup  0.0% of one CPU (0.0% us, 0.0% sy), throttled in 0 of 0 periods, 0.000 s in all"
      ])
    let outcome = try sample.run(options + ["--format", "jsonl"])
    let cgroup = try #require(try SystemReport.all(in: outcome.output).first?.cgroup)
    #expect(cgroup.path == group.path)
    #expect(cgroup.usage_usec == 0)
    #expect(cgroup.nr_throttled == 0)
    #expect(cgroup.percent_of_one_cpu == 0)
    let csv = try sample.run(options + ["--format", "csv"]).output
    #expect(csv.contains(",\(group.path),0,0,0,0,0,0,,,,,,\r\n"), "\(csv)")
    let metrics = try sample.run(options + ["--format", "prometheus"]).output
    #expect(metrics.contains("cgroup_seconds_total{cgroup=\"\(group.path)\",mode=\"system\"} 0.000040\n"))
    #expect(metrics.contains("cgroup_throttled_seconds_total{cgroup=\"\(group.path)\"} 0.000005\n"))
  }

  @Test("has the pressure of its tasks, where the kernel tells it")
  func pressure() throws {
    let proc = try Scratch.procfs()
    let group = try Scratch()
    try group.file("cpu.stat", Self.stat)
    try group.file("memory.pressure", "some avg10=9.00 avg60=8.00 avg300=7.00 total=6000000\n")
    let options = ["--proc", proc.path, "--cgroup", group.path, "--interval", "0.01"]
    #expect(
      try sample.run(options).linesBelowFigures.last
        == "cgroup  stalls: memory 0.0%, 9.00 8.00 7.00 (10, 60, 300 s)")
    let outcome = try sample.run(options + ["--format", "jsonl"])
    #expect(try SystemReport.all(in: outcome.output).first?.cgroup?.memory_pressure?.some.avg10 == 9)
    let metrics = try sample.run(options + ["--format", "prometheus"]).output
    let name = "load_reporter_cgroup_memory_pressure_seconds_total"
    #expect(metrics.contains("\n\(name){cgroup=\"\(group.path)\",kind=\"some\"} 6.000000\n"), "\(metrics)")
    let csv = try sample.run(options + ["--format", "csv"]).output
    #expect(csv.contains(",\(group.path),0,0,0,0,0,0,,,0.0,,,\r\n"), "\(csv)")
  }

  @Test("counts what it gained while it was watched, and says when it was made anew")
  func gains() throws {
    let group = try Scratch()
    try group.file("cpu.stat", Self.stat)
    let running = try sample.start(
      ["load-reporter", "--cgroup", group.path, "--interval", "0.05", "--count", "0", "--format", "jsonl"])
    func reports() -> [SystemReport] {
      // The last line may be on its way.
      let whole = running.outputSoFar.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      return (try? SystemReport.all(in: whole.joined(separator: "\n"))) ?? []
    }
    #expect(running.poll { reports().count >= 1 })
    // Renamed into place, so that the program never sees half a file.
    try replace(group, Self.stat.replacing("usage_usec 100", with: "usage_usec 20100"))
    #expect(running.poll { reports().contains { $0.cgroup?.usage_usec == 20_000 } })
    let share = reports().first { $0.cgroup?.usage_usec == 20_000 }?.cgroup?.percent_of_one_cpu
    #expect(share.map { $0 > 0 } == true)
    try replace(group, Self.stat)
    #expect(running.poll { reports().contains { $0.cgroup != nil && $0.cgroup?.usage_usec == nil } })
    running.send(SIGINT)
    #expect(running.finish().status == 0)
  }

  @Test("may come to its end and come back while it is watched, as a service does that is restarted")
  func comesAndGoes() throws {
    let group = try Scratch()
    try group.file("cpu.stat", Self.stat)
    let running = try sample.start(
      ["load-reporter", "--cgroup", group.path, "--interval", "0.02", "--count", "0"])
    #expect(running.poll { running.outputSoFar.contains("of one CPU") })
    try FileManager.default.removeItem(atPath: group.path + "/cpu.stat")
    #expect(running.poll { running.outputSoFar.contains("cgroup  n/a (vanished)\n") })
    #expect(running.poll { running.outputSoFar.contains("cgroup  n/a (absent)\n") })
    try replace(group, Self.stat)
    #expect(running.poll { running.outputSoFar.contains("cgroup  n/a (appeared)\n") })
    running.send(SIGINT)
    let outcome = running.finish()
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.split(separator: "\n").suffix(2).first?.hasPrefix("average") == true)
  }

  @Test("that is gone is null in JSON and CSV and has no sample for Prometheus")
  func gone() throws {
    for format in ["jsonl", "csv", "prometheus"] {
      let group = try Scratch()
      try group.file("cpu.stat", Self.stat)
      let file = group.path + "/report"
      let output = format == "prometheus" ? ["--output", file] : []
      let running = try sample.start(
        ["load-reporter", "--cgroup", group.path, "--interval", "0.02", "--count", "0", "--format", format]
          + output)
      func report() -> String {
        output.isEmpty ? running.outputSoFar : (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      }
      #expect(running.poll { report().contains(group.path) })
      try FileManager.default.removeItem(atPath: group.path + "/cpu.stat")
      switch format {
      case "jsonl":
        #expect(running.poll { report().contains("\"percent_of_one_cpu\":null,\"usage_usec\":null") })
      case "csv": #expect(running.poll { report().contains(",\(group.path),,,,,,,,,,,,\r\n") })
      default: #expect(running.poll { !report().isEmpty && !report().contains("cgroup") })
      }
      running.send(SIGINT)
      #expect(running.finish().status == 0)
    }
  }

  private func replace(_ group: Scratch, _ text: String) throws {
    try group.file("new", text)
    #expect(rename(group.path + "/new", group.path + "/cpu.stat") == 0)
  }

  @Test("of version 1, or that is not there, is blamed by its file")
  func problems() throws {
    let group = try Scratch()
    let file = group.path + "/cpu.stat"
    func run() throws -> Outcome { try loadReporter("--cgroup", group.path) }
    let other =
      "so this is not a group of cgroup version 2; where both versions are mounted, the groups of version 2 are in "
      + "/sys/fs/cgroup/unified"
    #expect(
      try run()
        == Outcome(errors: "load-reporter: \(file): there is no such file, \(other)\n", status: 1))
    #expect(
      try loadReporter("--cgroup", group.path + "/none")
        == Outcome(
          errors: "load-reporter: \(group.path)/none/cpu.stat: No such file or directory\n", status: 1))
    let none = "/sys/fs/cgroup/none.such/cpu.stat: No such file or directory"
    #expect(
      try loadReporter("--cgroup", "/sys/fs/cgroup/none.such")
        == Outcome(errors: "load-reporter: \(none)\n", status: 1))
    try group.file("cpu.stat", "nr_periods 0\nnr_throttled 0\nthrottled_time 0\n")
    #expect(
      try run()
        == Outcome(
          errors: "load-reporter: \(file): there is no 'usage_usec', \(other)\n", status: 1))
    try group.file("cpu.stat", "usage_usec 1\nuser_usec many\n")
    #expect(
      try run()
        == Outcome(
          errors: "load-reporter: \(file):2: 'user_usec many' is not a name and a number\n", status: 1))
  }

  @Test(
    "of this machine is read where there is one",
    .enabled(
      if: FileManager.default.fileExists(atPath: "/sys/fs/cgroup/unified/cpu.stat")
        || FileManager.default.fileExists(atPath: "/sys/fs/cgroup/cgroup.controllers"),
      "no cgroup file system of version 2 is mounted"))
  func live() throws {
    let root = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"].first {
      FileManager.default.fileExists(atPath: $0 + "/cpu.stat")
    }
    let path = try #require(root)
    let outcome = try loadReporter("--cgroup", path, "--interval", "0.1")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("cgroup  "))
  }
}
