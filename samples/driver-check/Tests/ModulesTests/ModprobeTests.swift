import FixtureTrees
import Foundation
import Glibc
import Modules
import ProgramTesting
import Sysroot
import Testing

private let sample = SamplePackage(program: "driver-check")

@Suite("modprobe says the same")
struct ModprobeTests {
  private static let hasKmod =
    access("/usr/sbin/depmod", X_OK) == 0 && access("/usr/sbin/modprobe", X_OK) == 0

  /// Machines, with the number of modules that modprobe finds for all of their modaliases.
  private static let machines: [String: (tree: MachineTree, count: Int)] = [
    "sarge": (.sarge, 10), "etch": (.etch, 13), "etch with ipw3945": (.etchWithWireless, 14),
    "bookworm": (.bookworm, 26),
  ]

  /// All modaliases that a tree's sysfs shows, and some that nothing fits.
  private func modaliases(below directory: String) throws -> [String] {
    let names = try #require(FileManager.default.enumerator(atPath: directory)).compactMap { $0 as? String }
    let texts = try names.filter { $0.hasSuffix("/modalias") }.map {
      try String(contentsOfFile: "\(directory)/\($0)", encoding: .utf8).replacing("\n", with: "")
    }
    return Set(texts).sorted() + [
      "acpi:PNP0C31:", "pci:v00008086d00004227sv00008086sd00001044bc02sc80i00", "crypto-hmac", "usb:",
    ]
  }

  @Test(
    "of every device's modalias, after depmod has made its lists of real files",
    .enabled(if: hasKmod, "modprobe and depmod are not installed (package kmod)"),
    arguments: machines.keys.sorted())
  func aliases(of name: String) throws {
    var (machine, count) = try #require(Self.machines[name])
    machine.hasModuleObjects = true
    let scratch = try machine.write(package: try sample.directory())
    let depmod = try sample.start(["depmod", "-b", scratch.path, machine.kernel]).finish()
    #expect(depmod.status == 0, "\(depmod)")
    let directory = ModuleDirectory(Tree(root: scratch.path), release: machine.kernel)
    #expect(directory.dependencies == .upToDate)
    var found = 0
    for modalias in try modaliases(below: scratch.path + "/sys/devices") {
      let modprobe = ["modprobe", "-d", scratch.path, "-S", machine.kernel, "-R", modalias]
      let theirs = Set(try sample.start(modprobe).finish().output.split(separator: "\n").map(String.init))
      #expect(Set(directory.candidates(for: modalias).map(\.module)) == theirs, "\(modalias)")
      found += theirs.count
    }
    #expect(found == count)
  }
}
