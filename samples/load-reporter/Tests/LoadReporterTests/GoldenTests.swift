import Foundation
import ProgramTesting
import Testing

/// A command line and the file that holds all it is to print.
///
/// With `PKGH_GOLDEN=record` in the environment the files are written instead; read the difference.
struct Golden: Sendable, CustomTestStringConvertible {
  let name: String
  let fixture: String
  let options: [String]
  let status: Int32

  var testDescription: String { name }

  init(_ name: String, _ fixture: String, _ options: String..., status: Int32 = 0) {
    self.name = name
    self.fixture = fixture
    self.options = options
    self.status = status
  }

  static let all = [
    Golden("top.txt", "two-cpus", "--format", "top", "--per-cpu"),
    Golden("top-unplugged.txt", "unplugged", "--format", "top", "--per-cpu"),
    Golden("mpstat.txt", "two-cpus", "--format", "mpstat", "--per-cpu"),
    Golden("mpstat-virtual-machine.txt", "virtual-machine", "--format", "mpstat"),
    Golden("mpstat-four-fields.txt", "four-fields", "--format", "mpstat", "--cpu", "0,5"),
    Golden("jsonl.txt", "two-cpus", "--format", "jsonl", "--per-cpu"),
    Golden("csv.txt", "unplugged", "--format", "csv", "--per-cpu"),
    Golden("csv-system.txt", "two-cpus", "--format", "csv", "--system", "--cpu", "1"),
    Golden("prometheus.txt", "two-cpus", "--format", "prometheus", "--per-cpu"),
    Golden("prometheus-unplugged.txt", "unplugged", "--format", "prometheus", "--per-cpu"),
    Golden("nagios.txt", "two-cpus", "--format", "nagios"),
    Golden(
      "nagios-warning.txt", "two-cpus", "--format", "nagios", "--warn", "us=50", "--crit", "us=90", "--crit",
      "steal=10",
      status: 1),
    Golden(
      "nagios-critical.txt", "two-cpus", "--format", "nagios", "--warn", "busy=80", "--crit", "id=20:",
      "--per-cpu",
      status: 2),
    Golden("nagios-unknown.txt", "standstill", "--format", "nagios", "--warn", "us=50", status: 3),
    Golden("plot.txt", "two-cpus", "--plot", "--per-cpu"),
    Golden("plot-unplugged.txt", "unplugged", "--plot", "--cpu", "1"),
    Golden("system.txt", "two-cpus", "--system"),
    Golden("compat-top.txt", "virtual-machine", "--compat", "top", "--format", "text"),
    Golden("compat-mpstat.txt", "virtual-machine", "--compat", "mpstat", "--format", "text"),
    Golden("compat-htop.txt", "virtual-machine", "--compat", "htop"),
    Golden("compat.json", "virtual-machine", "--compat", "mpstat", "--format", "json"),
  ]
}

@Suite("Every format as a whole")
struct GoldenTests {
  /// Compares with a file of `Tests/Golden`, or writes it.
  private func expect(_ output: String, _ name: String) throws {
    let path = "Tests/Golden/\(name)"
    if ProcessInfo.processInfo.environment["PKGH_GOLDEN"] == "record" {
      try Data(output.utf8).write(to: URL(fileURLWithPath: try sample.directory() + "/" + path))
    }
    #expect(output == (try sample.text(path)))
  }

  @Test("is what it was", arguments: Golden.all)
  func whole(_ golden: Golden) throws {
    let outcome = try sample.run(sample.fixture(golden.fixture) + golden.options)
    #expect(outcome.errors == "")
    #expect(outcome.status == golden.status)
    try expect(outcome.output, golden.name)
  }

  @Test("is what it was as an image", arguments: ["two-cpus", "standstill"])
  func image(fixture: String) throws {
    let scratch = try Scratch()
    let file = scratch.path + "/chart.svg"
    let outcome = try loadReporter(fixture: fixture, "--svg", file)
    #expect(outcome.status == 0)
    #expect(outcome == (try loadReporter(fixture: fixture)))
    try expect(try String(contentsOfFile: file, encoding: .utf8), "\(fixture).svg")
  }
}
