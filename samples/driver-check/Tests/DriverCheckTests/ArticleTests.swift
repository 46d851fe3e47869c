import FixtureTrees
import ProgramTesting
import Testing

@Suite("The article's table comes out of the article's machine")
struct ArticleTests {
  /// Component, status and notes as in 'Debian GNU/Linux on Compaq nx6320'; the wireless card when all was installed.
  private static let table = [
    ("Intel Core Duo, 2GHz", "Works", "No special procedure required during installation"),
    ("1024×768 15″ TFT Display", "Works", "Select Generic LCD Display in Installer"),
    ("Intel Graphics Media Accelerator 950", "Works", "Used standard Xorg drivers"),
    ("2GB, DDR2", "Works", "No special procedure required during installation"),
    ("100 GB SATA Hard Drive", "Works", "Requires recent kernel, eg 2.6.18 for driver"),
    ("10/100/1000 Integrated Network Card", "Works", "Installer found the Tigon driver for it fine"),
    ("24X Max Variable CD-ROM Drive", "Works", "No special procedure required during installation"),
    ("Internal Intel Wireless Networking", "Works", "Need to download specific driver"),
    ("59 WHr Lithium-Ion Battery", "Works", "No special procedure required during installation"),
    ("Intel 82801G Sound Card", "Works", "Used ALSA driver snd_hda_intel"),
  ]

  @Test("row by row, in its order")
  func rows() throws {
    let outcome = try MachineTree.etchWithWireless.check("--format", "markdown")
    let rows = outcome.output.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map {
      $0.split(separator: "|").map { $0.trimmingPrefix(" ").replacing("\\", with: "") }
    }
    for (row, expected) in zip(rows, Self.table) {
      #expect(row[0] == expected.0 + " ")
      #expect(row[1] == expected.1 + " ")
      #expect(row[2].hasPrefix(expected.2), "\(row[2])")
    }
    #expect(rows.count == 20)
  }

  @Test("the wireless card needs three packages from contrib and non-free")
  func wireless() throws {
    let wireless = try MachineTree.etch.report()["wireless"]
    #expect(wireless.status == "needs-package")
    #expect(
      wireless.notes[0].contains(
        "ipw3945d (non-free), firmware-ipw3945 (non-free), ipw3945-modules-2.6.18-4-686 (contrib)"))
    #expect(wireless.notes[1] == "apt's sources have no contrib and non-free for etch")
    #expect(
      wireless.commands == [
        "deb http://archive.debian.org/debian etch main contrib non-free", "apt-get update",
        "apt-get install ipw3945d firmware-ipw3945 ipw3945-modules-2.6.18-4-686", "depmod -a",
        "modprobe ipw3945",
      ])
    // Not where it was in 2006: the mirrors have etch no more.
    #expect(wireless.steps[0].place == "/etc/apt/sources.list:3")
  }

  @Test("nothing else was needed then")
  func nothingElse() throws {
    let report = try MachineTree.etchWithWireless.report()
    let article = [
      "cpu", "display", "graphics", "memory", "disk", "ethernet", "cdrom", "wireless", "battery", "sound",
    ]
    for key in article { #expect(report.statuses[key] == "works", "\(key)") }
  }

  @Test("Bluetooth and smart card reader are found, the modem is not")
  func untried() throws {
    let report = try MachineTree.etchWithWireless.report()
    #expect(try report["bluetooth"].status == "bound")
    #expect(try report["bluetooth"].notes == ["Found, not tried"])
    #expect(try report["smart-card-reader"].status == "no-driver-known")
    #expect(try report["smart-card-reader"].devices.count == 1)
    #expect(try report["modem"].status == "not-present")
  }

  @Test("the modem is a codec of the sound card, where the kernel shows codecs")
  func modem() throws {
    var tree = MachineTree.etchWithWireless
    tree.files["/proc/asound/card0/codec#0"] = "Codec: Analog Devices AD1981HD\nVendor Id: 0x11d41981\n"
    tree.files["/proc/asound/card0/codec#1"] = "Codec: LSI\nMFG Function Id: 0x2\nVendor Id: 0x11c11040\n"
    let report = try tree.report()
    #expect(try report["sound"].status == "works")
    #expect(try report["modem"].status == "no-driver-known")
  }

  @Test("sarge's kernel is too old for the disk")
  func sarge() throws {
    let disk = try MachineTree.sarge.report()["disk"]
    #expect(disk.status == "needs-newer-kernel")
    #expect(disk.needed_kernel == "2.6.15")
    #expect(disk.notes[0] == "needs kernel 2.6.15 or later, this is 2.6.8-2-686")
    #expect(
      disk.commands == [
        "install a kernel of version 2.6.15 or later; the first Debian that has one is etch (2.6.18)"
      ])
  }

  @Test("a depmod -a is what it took")
  func depmod() throws {
    let report = try MachineTree.etchStale.report()
    let wireless = try report["wireless"]
    #expect(wireless.status == "needs-module")
    #expect(wireless.commands == ["depmod -a", "modprobe ipw3945"])
    #expect(report.remarks.contains { $0.identifier == "modules-dep-stale" && $0.fault })
    // One that has no driver at all is not told to hope for it.
    #expect(try report["smart-card-reader"].status == "no-driver-known")
  }
}
