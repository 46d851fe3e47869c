import FixtureTrees
import Foundation
import Glibc
import ProgramTesting
import Testing

/// lspci(8), which the tests compare with where it is installed.
private enum Lspci {
  static let isInstalled = access("/usr/bin/lspci", X_OK) == 0

  /// The driver that it says is in use, by slot; nil where there is none.
  static func drivers(_ words: String...) throws -> [String: String?] {
    var drivers: [String: String?] = [:]
    var slot = ""
    for line in try sample.start(["lspci"] + words).finish().output.split(separator: "\n") {
      if let first = line.first, first.isHexDigit {
        slot = String(line.prefix { $0 != " " })
        drivers[slot] = .some(nil)
      } else if let range = line.range(of: "Kernel driver in use: ") {
        drivers[slot] = String(line[range.upperBound...])
      }
    }
    return drivers
  }
}

extension Report {
  /// The driver of each PCI device, by slot.
  fileprivate var pciDrivers: [String: String?] {
    Dictionary(uniqueKeysWithValues: devices.filter { $0.bus == "pci" }.map { ($0.slot, $0.drivers.first) })
  }
}

@Suite("Other programs say the same")
struct OracleTests {
  struct Tree: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let tree: MachineTree

    static let all = [
      Tree(testDescription: "etch", tree: .etch),
      Tree(testDescription: "etch with ipw3945", tree: .etchWithWireless),
      Tree(testDescription: "etch with a stale modules.dep", tree: .etchStale),
      Tree(testDescription: "sarge", tree: .sarge),
      Tree(testDescription: "bookworm", tree: .bookworm),
      Tree(testDescription: "bookworm without firmware", tree: .bookwormBare),
    ]
  }

  @Test(
    "lspci sees the same devices with the same drivers",
    .enabled(if: Lspci.isInstalled, "lspci is not installed (package pciutils)"), arguments: Tree.all)
  func lspci(_ machine: Tree) throws {
    let scratch = try machine.tree.write(package: try sample.directory())
    let theirs = try Lspci.drivers("-O", "sysfs.path=\(scratch.path)/sys/bus/pci", "-D", "-nnk")
    let ours = try Report(try driverCheck("--sysroot", scratch.path, "--model", "none", "--format", "json"))
    #expect(theirs.count == 22)
    #expect(ours.pciDrivers == theirs)
  }

  @Test(
    "lspci sees the same on this machine",
    .enabled(if: Lspci.isInstalled, "lspci is not installed (package pciutils)"),
    .enabled(if: access("/sys/bus/pci/devices", R_OK) == 0, "this machine has no PCI bus"))
  func live() throws {
    let ours = try Report(try driverCheck("--model", "none", "--format", "json"))
    #expect(try ours.pciDrivers == Lspci.drivers("-D", "-k"))
  }
}
