import ProgramTesting
import Testing

/// A pair of readings on which we differ from a tool on purpose.
struct ToolFault: Sendable, CustomTestStringConvertible {
  let tool: String
  let fixture: String

  /// What the tool prints, by its rules, which `OracleTests` hold against the tool itself where it is installed.
  let theirs: String

  /// What we report.
  let ours: String

  /// Why the tool is wrong.
  let reason: String

  var testDescription: String { "\(tool) on \(fixture): \(reason)" }

  init(_ tool: String, _ fixture: String, _ reason: String, theirs: String, ours: String) {
    self.tool = tool
    self.fixture = fixture
    self.reason = reason
    self.theirs = theirs
    self.ours = ours
  }

  static let all = [
    ToolFault(
      "top", "virtual-machine", "it adds guest to the total, of which user has it already: 67.6 in all",
      theirs: "40.5 us 6.8 sy 6.8 ni 13.5 id", ours: "60.0 us 10.0 sy 10.0 ni 20.0 id"),
    ToolFault(
      "top", "iowait-back", "it takes what iowait stepped back by out of the total: 111.1 in all",
      theirs: "22.2 us 22.2 sy 0.0 ni 66.7 id", ours: "20.0 us 20.0 sy 0.0 ni 60.0 id"),
    ToolFault(
      "top", "unplugged", "all CPUs together lost the counters of one, so it throws the interval away",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "25.0 us 0.0 sy 0.0 ni 75.0 id"),
    ToolFault(
      "top", "plugged", "it takes the counters a CPU comes with for what it gained",
      theirs: "31.6 us 0.0 sy 0.0 ni 68.4 id", ours: "25.0 us 0.0 sy 0.0 ni 75.0 id"),
    ToolFault(
      "top", "idle-far-back", "idle of all CPUs together fell, so it throws the interval away",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "50.0 us 25.0 sy 0.0 ni 25.0 id"),
    ToolFault(
      "top", "wrapped", "it takes a counter past 2^64 for one that fell",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "70.0 us 0.0 sy 0.0 ni 30.0 id"),
    ToolFault(
      "top", "steal-back", "the total fell with steal, so it throws the interval away",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "0.7 us 0.6 sy 0.0 ni 98.7 id"),
    ToolFault(
      "top", "two-totals", "it reads the first line for all CPUs, which is all zeros",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "50.0 us 25.0 sy 0.0 ni 25.0 id"),
    ToolFault(
      "mpstat", "steal-back", "what steal fell by makes the total so large that all shares are 0",
      theirs: "0.0 us 0.0 sy 0.0 ni 0.0 id", ours: "0.7 us 0.6 sy 0.0 ni 98.7 id"),
    ToolFault(
      "top", "four-fields", "it wants eight counters and prints nothing",
      theirs: "n/a us n/a sy n/a ni n/a id", ours: "25.0 us 0.0 sy 0.0 ni 75.0 id"),
    ToolFault(
      "top", "standstill", "no tick passed, and it makes 100 % idle up",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "n/a us n/a sy n/a ni n/a id"),
    ToolFault(
      "top", "started-anew", "the machine started anew, and it makes 100 % idle up",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "n/a us n/a sy n/a ni n/a id"),
    ToolFault(
      "mpstat", "idle-far-back", "it takes the counters a CPU comes back with for what it gained",
      theirs: "2.9 us 1.1 sy 0.0 ni 96.0 id", ours: "50.0 us 25.0 sy 0.0 ni 25.0 id"),
    ToolFault(
      "mpstat", "standstill", "no tick passed, and it makes 0 % of everything up, and 100 % idle for a CPU",
      theirs: "0.0 us 0.0 sy 0.0 ni 0.0 id", ours: "n/a us n/a sy n/a ni n/a id"),
    ToolFault(
      "mpstat", "started-anew", "the machine started anew, and it makes 100 % idle up",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "n/a us n/a sy n/a ni n/a id"),
    ToolFault(
      "mpstat", "wrapped", "it takes what user gained across 2^64 for 0, and out of the total",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "70.0 us 0.0 sy 0.0 ni 30.0 id"),
    ToolFault(
      "htop", "iowait-back", "it takes what iowait stepped back by out of the total: 111.1 in all",
      theirs: "22.2 us 22.2 sy 0.0 ni 66.7 id", ours: "20.0 us 20.0 sy 0.0 ni 60.0 id"),
    ToolFault(
      "htop", "unplugged", "all CPUs together lost the counters of one",
      theirs: "0.0 us 0.0 sy 0.0 ni 0.0 id", ours: "25.0 us 0.0 sy 0.0 ni 75.0 id"),
    ToolFault(
      "htop", "plugged", "it takes the counters a CPU comes with for what it gained",
      theirs: "31.6 us 0.0 sy 0.0 ni 68.4 id", ours: "25.0 us 0.0 sy 0.0 ni 75.0 id"),
    ToolFault(
      "htop", "standstill", "no tick passed, and it makes 0 % of everything up",
      theirs: "0.0 us 0.0 sy 0.0 ni 0.0 id", ours: "n/a us n/a sy n/a ni n/a id"),
    ToolFault(
      "htop", "started-anew", "it divides by the only tick it makes up: 30000 %, its meter is full",
      theirs: "0.0 us 0.0 sy 0.0 ni 100.0 id", ours: "n/a us n/a sy n/a ni n/a id"),
  ]
}

@Suite("Faults of other tools that we do not share")
struct ToolFaultTests {
  /// us sy ni id of the first row, in top's form, which has one decimal.
  private func row(of fixture: String, _ options: String...) throws -> String {
    let arguments = sample.fixture(fixture) + ["--format", "top"] + options
    let cells = try sample.run(arguments).output.split(separator: "\n").first?.split(separator: ":").last
    return (cells ?? "").split(separator: ",").prefix(4)
      .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " ")
  }

  @Test("are there with --compat and not without", arguments: ToolFault.all)
  func differs(_ fault: ToolFault) throws {
    #expect(try row(of: fault.fixture, "--compat", fault.tool) == fault.theirs)
    #expect(try row(of: fault.fixture) == fault.ours)
  }

  @Test("htop and mpstat are right about virtual machines, and have the guests in columns of their own")
  func guests() throws {
    #expect(try row(of: "virtual-machine", "--compat", "htop") == "20.0 us 10.0 sy 2.0 ni 20.0 id")
    #expect(try row(of: "virtual-machine", "--compat", "mpstat") == "20.0 us 10.0 sy 2.0 ni 20.0 id")
  }

  @Test("vmstat takes the guests out of us and shows them nowhere: 52 in all")
  func vmstatGuests() throws {
    #expect(ToolFigures.allOfVmstat["virtual-machine"] == [22, 10, 20, 0, 0])
    #expect(try row(of: "virtual-machine") == "60.0 us 10.0 sy 10.0 ni 20.0 id")
  }

  @Test("vmstat makes a busy machine idle when a CPU went offline, or was, or a counter wrapped")
  func vmstatHotplug() throws {
    for fixture in ["unplugged", "idle-far-back", "wrapped", "steal-back", "two-totals"] {
      #expect(ToolFigures.allOfVmstat[fixture] == [0, 0, 100, 0, 0])
      #expect(try row(of: fixture) != "0.0 us 0.0 sy 0.0 ni 100.0 id")
    }
    #expect(ToolFigures.allOfVmstat["plugged"] == [32, 0, 68, 0, 0])
  }

  @Test(
    "every tool invents figures where there are none; we do not",
    arguments: ["standstill", "started-anew"])
  func madeUp(fixture: String) throws {
    let outcome = try loadReporter(fixture: fixture)
    let row = outcome.output.split(separator: "\n").last ?? ""
    #expect(row.hasPrefix("all" + String(repeating: " ", count: 4) + String(repeating: "   n/a", count: 10)))
  }
}
