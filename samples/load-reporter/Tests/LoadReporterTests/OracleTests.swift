import ProgramTesting
import Testing

/// The figures stored in `ToolFigures`, and the rules behind `--compat`, against the tools themselves.
@Suite("Invented readings shown to the real top, vmstat and mpstat")
struct OracleTests {
  /// All pairs but `thirds`, whose first reading of zeros mpstat takes for CPUs that are offline.
  private static let fixtures = [
    "athlon", "two-cpus", "virtual-machine", "iowait-back", "unplugged", "plugged", "four-fields",
    "twelve-fields", "idle-far-back", "standstill", "started-anew", "wrapped",
    "steal-back", "two-totals",
  ]

  @Test(
    "make them print what --compat says, and what is stored of them",
    .enabled(if: RealTools.obstacle == nil, "\(RealTools.obstacle ?? "")"))
  func compat() throws {
    var left = Self.fixtures
    var differences: [String] = []
    // A tool that does not get the CPU in time misses the change of the file; it gets another chance.
    for _ in 0..<3 where !left.isEmpty {
      differences = []
      let outputs = try RealTools.output(of: left)
      for fixture in left {
        differences += try compare(fixture, outputs[fixture] ?? [:])
      }
      left = left.filter { fixture in differences.contains { $0.hasPrefix(fixture + ":") } }
    }
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  /// What differs between the tools and us, a line for each.
  private func compare(_ fixture: String, _ outputs: [RealTools.Tool: String]) throws -> [String] {
    var differences: [String] = []
    func expect(_ what: String, _ ours: String?, _ theirs: String?) {
      if ours != theirs {
        differences.append("\(fixture): \(what): ours \(ours ?? "none"), theirs \(theirs ?? "none")")
      }
    }
    let top = try loadReporter(fixture: fixture, "--compat", "top", "--per-cpu").output
    for (tool, name) in [(RealTools.Tool.top, "(s)"), (.topCPUs, "0"), (.topCPUs, "1")] {
      // A kernel of four counters stops top before it prints anything.
      let ours = ToolRows.top(top, name).flatMap { $0.contains("n/a") ? nil : $0 }
      // Where a CPU is gone, top shows the row of before once more, and mpstat none.
      if ours == nil, name == "1" { continue }
      expect("top \(name)", ours, ToolRows.top(outputs[tool] ?? "", name))
    }
    let mpstat = try loadReporter(fixture: fixture, "--compat", "mpstat", "--per-cpu").output
    for cpu in ["all", "0", "1"] {
      let ours = ToolRows.mpstat(mpstat, cpu).flatMap { $0.contains("n/a") ? nil : $0 }
      expect(
        "mpstat \(cpu)", ours?.description,
        ToolRows.mpstat(outputs[.mpstat] ?? "", cpu)?.description)
    }
    if let stored = ToolFigures.allOfVmstat[fixture] {
      expect("vmstat", stored.description, ToolRows.vmstat(outputs[.vmstat] ?? "")?.description)
    }
    return differences
  }
}
