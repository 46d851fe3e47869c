import FixtureTrees
import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("Hostile trees")
struct HostileTests {
  /// The exit statuses that a tree leads to.
  private struct Statuses {
    let withoutModel: Int32
    let withModel: Int32

    /// The plug-in's status for each of the program's.
    static let nagios: [Int32: Int32] = [0: 0, 20: 2, 21: 1]
  }

  /// A tree that was changed by hand, examined in every format.
  ///
  /// - Parameter wrapper: A command that runs the program.
  private func examine(
    _ tree: MachineTree, by wrapper: [String] = [], expecting statuses: Statuses,
    _ change: (Scratch) throws -> Void
  ) throws -> Report {
    func driverCheck(_ arguments: String...) throws -> Outcome {
      try sample.start(wrapper + ["driver-check"] + arguments).finish()
    }
    let scratch = try tree.write(package: try sample.directory())
    try change(scratch)
    for (model, status) in [("none", statuses.withoutModel), ("models/nx6320.toml", statuses.withModel)] {
      for format in ["text", "html", "markdown", "nagios"] {
        let outcome = try driverCheck("--sysroot", scratch.path, "--model", model, "--format", format)
        #expect(outcome.status == (format == "nagios" ? Statuses.nagios[status] : status), "\(outcome)")
        #expect(outcome.errors == "")
      }
    }
    return try Report(try driverCheck("--sysroot", scratch.path, "--model", "none", "--format", "json"))
  }

  private static let wireless = "sys/devices/pci0000:08/0000:08:00.0"

  @Test("links to drivers that lead nowhere, out of the tree, or in a circle")
  func drivers() throws {
    let report = try examine(.bookworm, expecting: Statuses(withoutModel: 21, withModel: 21)) { scratch in
      let place = scratch.path + "/" + Self.wireless
      unlink(place + "/driver")
      #expect(symlink("../../../nowhere/gone", place + "/driver") == 0)
      let network = scratch.path + "/sys/devices/pci0000:02/0000:02:0e.0/driver"
      unlink(network)
      #expect(symlink("driver", network) == 0)
      let sound = scratch.path + "/sys/devices/pci0000:00/0000:00:1b.0/driver"
      unlink(sound)
      #expect(symlink("/../../../../../../../../../../../bin", sound) == 0)
    }
    // The link says a name, but no driver is there.
    #expect(report.devices.first { $0.slot == "0000:08:00.0" }?.drivers == [])
    #expect(report.devices.first { $0.slot == "0000:02:0e.0" }?.drivers == [])
    #expect(report.devices.first { $0.slot == "0000:00:1b.0" }?.drivers == [])
  }

  @Test("pipes, directories, links in circles and things without end where files should be")
  func kinds() throws {
    let report = try examine(.bookworm, expecting: Statuses(withoutModel: 20, withModel: 20)) { scratch in
      let paths = [
        Self.wireless + "/modalias", Self.wireless + "/class", "proc/cpuinfo", "proc/modules",
        "etc/os-release",
        "var/lib/dpkg/status", "lib/modules/6.1.0-56-amd64/modules.alias", "var/log/dmesg",
      ]
      for path in paths {
        unlink("\(scratch.path)/\(path)")
        #expect(mkfifo("\(scratch.path)/\(path)", 0o600) == 0)
      }
      try scratch.remove("proc/meminfo")
      try scratch.file("proc/meminfo/x", "")
      try scratch.file("etc/apt/sources.list.d/zero.list", "deb x")
      unlink(scratch.path + "/lib/modules/6.1.0-56-amd64/modules.dep")
      #expect(symlink("modules.dep", scratch.path + "/lib/modules/6.1.0-56-amd64/modules.dep") == 0)
      #expect(symlink(".", scratch.path + "/lib/modules/6.1.0-56-amd64/kernel/again") == 0)
    }
    #expect(report.devices.contains { $0.slot == "0000:08:00.0" && $0.modaliases == [] })
    #expect(!report.devices.contains { $0.slot == "memory" })
  }

  @Test("slots, identifiers and classes that no bus has")
  func slots() throws {
    let report = try examine(.bookworm, expecting: Statuses(withoutModel: 21, withModel: 21)) { scratch in
      let devices = "sys/bus/pci/devices/"
      for (slot, vendor, device, code) in [
        ("10000:e1:00.0", "0x8086", "0x0d4c", "0x010802"), ("0000:0a:00.0", "0x0000", "0x0000", "0x000000"),
        ("0000:0b:00.0", "0xfffff", "0x1", "0x1"), ("0000:0c:00.0", "0xffff", "0xffff", "0xffffffffffff"),
        ("not a slot at all", "-1", "0x", ""), ("0000:0d:00.0", "0x8086", "", "0x020000"),
        ("0000:0e:00.7", "8086", "4222", "0x0380"), ("ffffffff:ff:1f.7", "0x1af4", "0x1000", "0x020000"),
      ] {
        try scratch.file("\(devices)\(slot)/vendor", vendor + "\n")
        try scratch.file("\(devices)\(slot)/device", device + "\n")
        try scratch.file("\(devices)\(slot)/class", code + "\n")
      }
    }
    let slots = Set(report.devices.map(\.slot))
    #expect(
      slots.isSuperset(of: [
        "10000:e1:00.0", "0000:0a:00.0", "0000:0c:00.0", "0000:0e:00.7", "ffffffff:ff:1f.7",
      ]))
    #expect(slots.isDisjoint(with: ["0000:0b:00.0", "not a slot at all", "0000:0d:00.0"]))
  }

  @Test("texts that are not UTF-8, and files that are too large")
  func texts() throws {
    let noise: [UInt8] = [0xFF, 0xFE, 0x00, 0xC1, 0x9C, 0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x0A]
    let report = try examine(.bookworm, expecting: Statuses(withoutModel: 20, withModel: 21)) { scratch in
      for path in [
        "sys/class/dmi/id/product_name", Self.wireless + "/modalias", "proc/cmdline", "etc/modprobe.d/x.conf",
        "proc/sys/kernel/osrelease", "lib/modules/6.1.0-56-amd64/modules.builtin",
      ] { try scratch.file(path, noise) }
      let large = [UInt8](repeating: 0x61, count: 3 << 20)
      for path in [
        "proc/cpuinfo", "etc/apt/sources.list", Self.wireless + "/class", "sys/class/dmi/id/sys_vendor",
      ] {
        try scratch.file(path, large)
      }
      // One line of 20 MB, of which the end is looked at.
      try scratch.file("var/log/dmesg", [UInt8](repeating: 0x20, count: 20 << 20))
      // A name that is not UTF-8.
      let name = Array((scratch.path + "/sys/bus/pci/devices/").utf8) + [0xFF, 0xFE]
      #expect(mkdir((name + [0]).map { CChar(bitPattern: $0) }, 0o755) == 0)
    }
    #expect(report.remarks.contains { $0.identifier == "kernel-unknown" })
  }

  @Test("files that would take minutes to read, if each line or pattern took its time")
  func slow() throws {
    let report = try examine(.bookwormBare, expecting: Statuses(withoutModel: 20, withModel: 20)) { scratch in
      // Seven million lines that are not about firmware before some that are.
      let log = String(repeating: "a\n", count: 7 << 20) + "Linux version 6.1.0-56-amd64\n"
      let message = "iwl3945 0000:08:00.0: firmware: failed to load iwlwifi-3945-2.ucode (-2)\n"
      try scratch.file("var/log/dmesg", log + message)
      // A bracket that nothing closes, looked at again for each byte of each device's modalias.
      let alias =
        "alias *[" + String(repeating: "a", count: 2 << 20) + " odd\nalias pci:v*d0000803Dsv* good\n"
      try scratch.file("lib/modules/6.1.0-56-amd64/modules.alias", alias)
    }
    #expect(report.devices.first { $0.slot == "0000:08:00.0" }?.status == "needs-firmware")
    let reader = report.components.first { $0.devices.first?.slot == "0000:02:06.4" }
    #expect(reader?.commands == ["modprobe good"])
  }

  @Test("a tree with nothing in it")
  func empty() throws {
    let scratch = try Scratch()
    let report = try Report(try driverCheck("--sysroot", scratch.path, "--format", "json"))
    #expect(report.components.isEmpty)
    #expect(report.kernel == nil)
    // That nothing is wrong cannot be said of it.
    for format in ["text", "html", "markdown"] {
      let text = try driverCheck("--sysroot", scratch.path, "--format", format).output
      #expect(text.contains("No component was found."))
      #expect(!text.contains("Nothing is wrong"))
    }
    #expect(
      try driverCheck("--sysroot", scratch.path, "--format", "nagios")
        == Outcome("DRIVERS UNKNOWN - no component was found\n", status: 3))
    try scratch.file("proc/meminfo", "MemTotal: 2048 kB\n")
    #expect(
      try driverCheck("--sysroot", scratch.path).output.hasSuffix(
        "\n1 component: 1 works. A row for each: --all.\n"))
  }

  @Test("files that may not be read")
  func unreadable() throws {
    // Root may read everything, unless it gives that up.
    let ordinary = getuid() == 0 ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] : []
    let report = try examine(
      .bookworm, by: ordinary, expecting: Statuses(withoutModel: 21, withModel: 21)
    ) { scratch in
      for path in [
        Self.wireless + "/class", "var/log/dmesg", "etc/apt/sources.list.d/debian.sources",
        "var/lib/dpkg/status", "proc/modules",
      ] {
        #expect(chmod("\(scratch.path)/\(path)", 0) == 0)
      }
    }
    #expect(report.remarks.contains { $0.identifier == "log-denied" })
    #expect(report.devices.contains { $0.slot == "0000:08:00.0" })
  }

  @Test("a tree that may not be looked into")
  func closed() throws {
    let scratch = try Scratch()
    try scratch.file("proc/meminfo", "MemTotal: 2048 kB\n")
    #expect(chmod(scratch.path, 0) == 0)
    defer { chmod(scratch.path, 0o700) }
    let ordinary = getuid() == 0 ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] : []
    #expect(
      try sample.start(ordinary + ["driver-check", "--sysroot", scratch.path]).finish()
        == Outcome(errors: "driver-check: \(scratch.path): not permitted\n", status: 1))
  }

  @Test("devices that come and go while they are looked at")
  func hotplug() throws {
    let scratch = try MachineTree.bookworm.write(package: try sample.directory())
    let running = try (0..<12).map { _ in
      try sample.start([
        "\(try sample.binaries())/driver-check", "--sysroot", scratch.path, "--model", "none", "--format",
        "json",
      ])
    }
    // Out and in again, all the time that they run.
    let slots = ["pci0000:02/0000:02:06.4", "pci0000:08/0000:08:00.0", "pci0000:02/0000:02:0e.0"]
    var rounds = 0
    while running.contains(where: { kill($0.pid, 0) == 0 && !$0.isZombie }), rounds < 20_000 {
      for slot in slots {
        let place = "\(scratch.path)/sys/devices/\(slot)"
        rename(place, place + "-gone")
        rename(place + "-gone", place)
      }
      rounds += 1
    }
    for run in running {
      let report = try Report(run.finish())
      #expect(report.devices.contains { $0.slot == "0000:00:1f.2" })
    }
  }
}

extension Running {
  /// Whether it has ended and only waits to be asked how.
  fileprivate var isZombie: Bool {
    let status = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ") Z"
    return status.split(separator: ")").last?.hasPrefix(" Z") ?? true
  }
}
