import Foundation
import ProgramTesting
import Testing

@Suite("A check by a monitoring system")
struct NagiosTests {
  @Test("ends with the status of the worst alarm")
  func statuses() throws {
    // us is 53.0, wa 3.0, st 1.5: the ends of a range are within it.
    for (options, status) in [
      (["--warn", "us=53"], 0), (["--warn", "us=52.9"], 1), (["--crit", "us=52.9", "--warn", "us=10"], 2),
      (["--warn", "user=10", "--crit", "wa=1"], 2), (["--warn", "steal=2:", "--crit", "st=5"], 1),
      (["--warn", "idle=@30:40"], 1), (["--warn", "busy=~:65"], 0), (["--crit", "busy=~:64.9"], 2),
    ] {
      let outcome = try sample.run(sample.fixture("two-cpus") + ["--format", "nagios"] + options)
      #expect(outcome.status == Int32(status), "\(options) \(outcome)")
    }
  }

  @Test("is UNKNOWN, on standard output, when there is no reading")
  func unknown() throws {
    #expect(
      try loadReporter("--from", "/nonexistent/stat", "--format", "nagios")
        == Outcome("CPU UNKNOWN - /nonexistent/stat: No such file or directory\n", status: 3))
    #expect(
      try loadReporter("--from", "Package.swift", "--format", "nagios")
        == Outcome("CPU UNKNOWN - Package.swift: there is no 'cpu' line\n", status: 3))
  }

  @Test("is UNKNOWN, not a warning, when the report or the image cannot be written")
  func unwritten() throws {
    let check = sample.fixture("two-cpus") + ["--format", "nagios"]
    #expect(
      try sample.run(check, output: "/dev/full")
        == Outcome(errors: "load-reporter: standard output: No space left on device\n", status: 3))
    let scratch = try Scratch()
    #expect(
      try sample.run(check + ["--svg", scratch.path])
        == Outcome("CPU UNKNOWN - \(scratch.path): cannot be replaced: it is not a regular file\n", status: 3)
    )
  }

  @Test("works on a machine whose steal runs back, and is UNKNOWN only about steal")
  func stealBack() throws {
    let check = sample.fixture("steal-back") + ["--format", "nagios", "--warn", "busy=50"]
    let data =
      "us=0.7%;;;0;100 sy=0.6%;;;0;100 ni=0.0%;;;0;100 id=98.7%;;;0;100 wa=0.0%;;;0;100 hi=0.0%;;;0;100 "
      + "si=0.0%;;;0;100"
    let rest = "gu=0.0%;;;0;100 gn=0.0%;;;0;100\n"
    #expect(
      try sample.run(check)
        == Outcome(
          "CPU OK - busy 1.3%, us 0.7%, sy 0.6%, wa 0.0%, st n/a (not known: see --explain) | "
            + "busy=1.3%;50;;0;100 \(data) st=U;;;0;100 \(rest)"))
    #expect(
      try sample.run(check + ["--crit", "st=10"])
        == Outcome(
          "CPU UNKNOWN - cannot tell st (steal-went-back,rebuilt) | "
            + "busy=1.3%;50;;0;100 \(data) st=U;;10;0;100 \(rest)", status: 3))
    #expect(try sample.run(check + ["--crit", "st=10", "--crit", "busy=1"]).status == 2)
  }

  @Test("is UNKNOWN about a state the kernel does not count, if it is watched")
  func uncounted() throws {
    let old = sample.fixture("four-fields") + ["--format", "nagios"]
    let outcome = try sample.run(old + ["--warn", "steal=5"])
    #expect(outcome.status == 3)
    #expect(outcome.output.hasPrefix("CPU UNKNOWN - cannot tell st | busy=25.0%;;;0;100 "), "\(outcome)")
    #expect(try sample.run(old).status == 0)
    #expect(try sample.run(old + ["--warn", "steal=5", "--crit", "busy=5"]).status == 2)
  }
}

@Suite("Prometheus")
struct PrometheusTests {
  @Test("is not shown a counter that ran back")
  func stealBack() throws {
    let output = try loadReporter(fixture: "steal-back", "--format", "prometheus").output
    #expect(output.contains("load_reporter_seconds_total{mode=\"user\"} 56535.88\n"))
    #expect(!output.contains("mode=\"steal\""))
    #expect(output.contains("load_reporter_flag{flag=\"steal-went-back\"} 1\n"))
  }
}

@Suite("The file for Prometheus' textfile collector")
struct OutputFileTests {
  @Test("is replaced by each report, and nothing else is left in the directory")
  func replaced() throws {
    let scratch = try Scratch()
    let file = try scratch.file("load.prom", "old\n")
    let outcome = try loadReporter(
      "--interval", "0.02", "--count", "3", "--format", "prometheus", "--output", file, "--per-cpu")
    #expect(outcome == Outcome())
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.hasPrefix("# HELP load_reporter_boot_time_seconds"))
    #expect(text.components(separatedBy: "# TYPE load_reporter_cpu_ratio ").count == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["load.prom"])
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o044 } == 0o044, "the collector is another user")
  }

  @Test("is never seen half written")
  func whole() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/load.prom"
    let running = try sample.start(
      ["load-reporter", "--interval", "0.01", "--count", "0", "--format", "prometheus", "--output", file])
    #expect(running.poll { FileManager.default.fileExists(atPath: file) })
    for _ in 0..<200 {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasSuffix("\n") && text.contains("load_reporter_forks_total "))
    }
    running.send(SIGTERM)
    #expect(running.finish() == Outcome())
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["load.prom"])
  }

  @Test("does not replace what is not a regular file, and needs its directory")
  func refused() throws {
    func run(_ file: String) throws -> Outcome {
      try sample.run(sample.fixture("athlon") + ["--format", "prometheus", "--output", file])
    }
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for place in [pipe, scratch.path] {
      let problem = "load-reporter: \(place): cannot be replaced: it is not a regular file\n"
      #expect(try run(place) == Outcome(errors: problem, status: 1))
    }
    let missing = scratch.path + "/none/x.prom"
    let problem = "load-reporter: \(missing): cannot create: no such file or directory\n"
    #expect(try run(missing) == Outcome(errors: problem, status: 1))
  }

  @Test(
    "is found right by Prometheus' own checker",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool"),
      "promtool is not installed (package prometheus)"))
  func promtool() throws {
    for name in ["prometheus.txt", "prometheus-unplugged.txt"] {
      let outcome = try sample.start(["promtool", "check", "metrics"], input: golden(name)).finish()
      #expect(outcome == Outcome(), "\(outcome)")
    }
  }

  private func golden(_ name: String) throws -> String { try sample.directory() + "/Tests/Golden/" + name }
}
