import Foundation
import ProgramTesting
import Testing

/// What top, vmstat (procps-ng 4.0.2) and mpstat (sysstat 12.6.1) printed for a pair of fixtures.
///
/// The figures were taken by showing the tools a made-up /proc/stat, whose content was replaced between their two
/// readings. top's are those of its line for CPU 0, mpstat's and vmstat's those for all CPUs.
struct ToolFigures: Sendable, CustomTestStringConvertible {
  let fixture: String

  /// us sy ni id wa hi si st.
  var top: [Double]?

  /// usr nice sys iowait irq soft steal guest gnice idle.
  var mpstat: [Double]?

  /// us sy id wa st; us contains nice, and sy hi and si.
  var vmstat: [Int]?

  var testDescription: String { fixture }

  /// vmstat's figures for every pair it reads, wrong ones too.
  static let allOfVmstat = [
    "athlon": [35, 18, 35, 10, 2], "two-cpus": [54, 10, 32, 3, 2], "iowait-back": [20, 20, 60, 0, 0],
    "twelve-fields": [50, 20, 30, 0, 0], "thirds": [33, 33, 33, 0, 0], "virtual-machine": [22, 10, 20, 0, 0],
    "unplugged": [0, 0, 100, 0, 0], "plugged": [32, 0, 68, 0, 0], "idle-far-back": [0, 0, 100, 0, 0],
    "standstill": [0, 0, 100, 0, 0], "started-anew": [0, 0, 100, 0, 0], "wrapped": [0, 0, 100, 0, 0],
    "steal-back": [0, 0, 100, 0, 0], "two-totals": [0, 0, 100, 0, 0],
  ]

  /// The pairs on which a tool is right; the others are in `ToolFaultTests`.
  static let right = [
    ToolFigures(
      fixture: "athlon", top: [30, 15, 5, 35, 10, 1, 2, 2], mpstat: [30, 5, 15, 10, 1, 2, 2, 0, 0, 35],
      vmstat: [35, 18, 35, 10, 2]),
    ToolFigures(
      fixture: "two-cpus", top: [24, 12, 0, 56, 6, 0, 1, 1], mpstat: [53, 1, 8, 3, 0.2, 1.3, 1.5, 0, 0, 32],
      vmstat: [54, 10, 32, 3, 2]),
    ToolFigures(fixture: "virtual-machine", mpstat: [20, 2, 10, 0, 0, 0, 0, 40, 8, 20]),
    ToolFigures(
      fixture: "iowait-back", mpstat: [20, 0, 20, 0, 0, 0, 0, 0, 0, 60], vmstat: [20, 20, 60, 0, 0]),
    ToolFigures(
      fixture: "unplugged", top: [25, 0, 0, 75, 0, 0, 0, 0], mpstat: [25, 0, 0, 0, 0, 0, 0, 0, 0, 75]),
    ToolFigures(fixture: "four-fields", mpstat: [25, 0, 0, 0, 0, 0, 0, 0, 0, 75]),
    ToolFigures(
      fixture: "twelve-fields", top: [50, 20, 0, 30, 0, 0, 0, 0], mpstat: [50, 0, 20, 0, 0, 0, 0, 0, 0, 30],
      vmstat: [50, 20, 30, 0, 0]),
    ToolFigures(fixture: "two-totals", mpstat: [50, 0, 25, 0, 0, 0, 0, 0, 0, 25]),
    ToolFigures(fixture: "idle-far-back", top: [50, 25, 0, 25, 0, 0, 0, 0]),
    // mpstat showed 0.00 everywhere here, for it takes a first reading of zeros for a CPU that is offline.
    ToolFigures(fixture: "thirds", top: [33.3, 33.3, 0, 33.3, 0, 0, 0, 0], vmstat: [33, 33, 33, 0, 0]),
  ]
}

@Suite("The figures of other tools")
struct OtherToolsTests {
  /// The shares the program reports, by state; states the kernel did not count are 0, as the other tools have it.
  private func shares(of fixture: String, cpu: Int) throws -> [String: Double] {
    let options = sample.fixture(fixture) + ["--per-cpu", "--format", "json"]
    let outcome = try sample.run(options)
    let report = try #require(try JSONReport.all(in: outcome.output).first)
    let percent = try #require(report.cpus.dropFirst(cpu).first).percent
    return percent.mapValues { NSDecimalNumber(decimal: $0 ?? 0).doubleValue }
  }

  /// Whether two lists agree within a tolerance, which makes up for the places a tool rounds to.
  private func agree(_ ours: [Double], _ theirs: [Double], within tolerance: Double) -> Bool {
    ours.count == theirs.count && zip(ours, theirs).allSatisfy { abs($0 - $1) < tolerance }
  }

  /// Some of the shares, in this order.
  private func pick(_ shares: [String: Double], _ names: String...) -> [Double] {
    names.map { shares[$0] ?? .nan }
  }

  @Test("agree with ours where they are right", arguments: ToolFigures.right)
  func agreement(_ figures: ToolFigures) throws {
    if let top = figures.top {
      let cpu0 = try shares(of: figures.fixture, cpu: 1)
      let ours = pick(cpu0, "user", "system", "nice", "idle", "iowait", "irq", "softirq", "steal")
      #expect(agree(ours, top, within: 0.101), "\(ours)")
    }
    let all = try shares(of: figures.fixture, cpu: 0)
    if let mpstat = figures.mpstat {
      var ours = pick(
        all, "user", "nice", "system", "iowait", "irq", "softirq", "steal", "guest", "guest_nice", "idle")
      // mpstat takes the guests out of their containers.
      ours[0] -= ours[7]
      ours[1] -= ours[8]
      #expect(agree(ours, mpstat, within: 0.051), "\(ours)")
    }
    if let vmstat = figures.vmstat {
      let parts = pick(all, "user", "nice", "system", "irq", "softirq", "idle", "iowait", "steal")
      let ours = [parts[0] + parts[1], parts[2] + parts[3] + parts[4], parts[5], parts[6], parts[7]]
      #expect(agree(ours, vmstat.map(Double.init), within: 0.51), "\(ours)")
    }
  }
}
