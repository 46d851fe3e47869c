import FixtureTrees
import ProgramTesting
import Testing

@Suite("Firmware of other machines")
struct OtherFirmwareTests {
  @Test("a derivative is not told to take packages from Debian's archive")
  func derivative() throws {
    var tree = MachineTree.bookwormBare
    tree.files.merge([
      "/etc/os-release":
        "PRETTY_NAME=\"Ubuntu 24.04 LTS\"\nID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n",
      "/etc/debian_version": "trixie/sid\n", "/etc/apt/sources.list.d/debian.sources": "",
    ]) { $1 }
    let report = try tree.report(model: "none")
    #expect(report.suite == nil)
    #expect(try tree.report()["wireless"].commands.contains("apt-get install linux-firmware"))
    #expect(
      try report["pci", "0000:08:00.0"].commands.prefix(2) == [
        "apt-get update", "apt-get install linux-firmware",
      ])
  }

  @Test(
    "firmware is in the package that the release has it in",
    arguments: [
      ("bookworm", "nvidia/gp108/gr/sw_nonctx.bin", "firmware-misc-nonfree"),
      ("trixie", "nvidia/gp108/gr/sw_nonctx.bin", "firmware-nvidia-graphics"),
      ("jessie", "radeon/TAHITI_mc2.bin", "firmware-linux-nonfree"),
      ("stretch", "radeon/TAHITI_mc2.bin", "firmware-amd-graphics"),
      ("squeeze", "rt2870.bin", "firmware-ralink"), ("bullseye", "rt2870.bin", "firmware-misc-nonfree"),
      ("bookworm", "bnx2x/bnx2x-e2-7.13.21.0.fw", "firmware-bnx2x"),
      ("bookworm", "bnx2/bnx2-rv2p-09-6.0.17.fw", "firmware-bnx2"),
      ("bookworm", "ath9k_htc/htc_9271-1.4.0.fw", "firmware-ath9k-htc"),
      ("trixie", "carl9170-1.fw", "firmware-carl9170"), ("buster", "rt73.bin", "firmware-misc-nonfree"),
      ("lenny", "b43/ucode5.fw", "b43-fwcutter"), ("trixie", "xe/lnl_guc_70.bin", "firmware-intel-graphics"),
      ("trixie", "nvidia/555.58.02/gsp_tu10x.bin", "firmware-nvidia-gsp"),
      ("bookworm", "intel/ice/ddp/ice.pkg", "firmware-misc-nonfree"),
    ])
  func packages(suite: String, file: String, package: String) throws {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:09:00.0", "10de:1d10", code: "030000", driver: "nouveau")
    tree.files["/var/log/dmesg"] =
      "nouveau 0000:09:00.0: Direct firmware load for \(file) failed with error -2\n"
    let card = try tree.report("--suite", suite, model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "needs-firmware")
    #expect(card.commands.contains("apt-get install \(package)"))
  }

  @Test("a message that names what came of a device is the device's")
  func firmwareOfChildren() throws {
    var tree = MachineTree.bookworm
    tree.addUSB("1-7", "8087:0a2b", code: "e00101", driver: "btusb", gives: ["bluetooth/hci7"])
    tree.addPCI("0000:09:00.0", "14e4:4311", code: "028000", driver: "b43-pci-bridge")
    tree.files["/proc/modules"] = "b43 1 0 - Live 0x0\nssb 1 1 b43, Live 0x0\n"
    let core = "/sys/devices/pci0000:09/0000:09:00.0/ssb0:0"
    tree.files[core + "/uevent"] = "DRIVER=b43\n"
    tree.links["/sys/bus/ssb/devices/ssb0:0"] = core
    tree.files["/var/log/dmesg"] = """
      bluetooth hci7: Direct firmware load for intel/ibt-11-5.sfi failed with error -2
      b43 ssb0:0: firmware: failed to load b43/ucode13.fw (-2)

      """
    tree.packages["firmware-iwlwifi"] = nil
    let report = try tree.report(model: "none")
    let bluetooth = try report["usb", "1-7"]
    #expect(bluetooth.status == "needs-firmware")
    #expect(bluetooth.commands.contains("apt-get install firmware-iwlwifi"))
    #expect(bluetooth.commands.last == "modprobe -r btusb && modprobe btusb")
    let wireless = try report["pci", "0000:09:00.0"]
    #expect(wireless.status == "needs-firmware")
    #expect(wireless.commands.contains("apt-get install firmware-b43-installer"))
    #expect(wireless.commands.last == "modprobe -r b43 && modprobe b43")
    tree.packages["firmware-iwlwifi"] = "20230210-5"
    #expect(
      try tree.report(model: "none")["usb", "1-7"].notes[1] == "firmware-iwlwifi is installed, but without it"
    )
    // The other radio's is there.
    #expect(try report["usb", "1-2"].status == "works")
  }

  @Test("a list of versions none of which is there is not printed whole")
  func fallingList() throws {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:09:00.0", "8086:2526", code: "028000", driver: "iwlwifi")
    tree.files["/var/log/dmesg"] = (30...46).reversed().map {
      "iwlwifi 0000:09:00.0: Direct firmware load for iwlwifi-9260-th-b0-jf-b0-\($0).ucode failed with error -2\n"
    }.joined()
    #expect(
      try tree.report(model: "none")["pci", "0000:09:00.0"].notes[0]
        == "iwlwifi-9260-th-b0-jf-b0-46.ucode, iwlwifi-9260-th-b0-jf-b0-45.ucode and 15 more are missing")
  }

  @Test("what several devices need is added to a source at once")
  func joinedEdits() throws {
    var tree = MachineTree.bookwormBare
    tree.addPCI("0000:09:00.0", "14e4:4311", code: "028000", driver: "b43-pci-bridge")
    tree.files["/var/log/dmesg", default: ""] +=
      "b43-pci-bridge 0000:09:00.0: Direct firmware load for b43/ucode5.fw failed with error -2\n"
    let report = try tree.report()
    let edits = report.components.flatMap(\.steps).filter { $0.kind == "edit" }.map(\.text)
    #expect(edits.count == 2)
    #expect(edits.allSatisfy { $0 == "Components: main non-free-firmware contrib" })
    // People are told once.
    let text = try tree.check().output
    #expect(text.ranges(of: "Components: main non-free-firmware contrib").count == 1)
    #expect(text.ranges(of: "apt-get update").count == 1)
    #expect(text.contains("    apt-get install firmware-iwlwifi\n"))
    #expect(text.contains("    apt-get install firmware-b43-installer\n"))
  }

  @Test("a log of another kernel says nothing about this one")
  func oldLog() throws {
    var tree = MachineTree.bookworm
    tree.files["/lib/firmware/iwlwifi-3945-2.ucode"] = nil
    tree.files["/var/log/dmesg"] = """
      [    0.000000] Linux version 3.2.0-4-amd64 (debian-kernel@lists.debian.org)
      [   12.345678] iwl3945 0000:08:00.0: firmware: failed to load iwlwifi-3945-2.ucode (-2)

      """
    let report = try tree.report()
    #expect(try report["wireless"].status == "works")
    #expect(report.remarks.contains { $0.identifier == "log-missing" })
    tree.files["/var/log/kern.log"] = """
      2026-11-22T20:00:00+00:00 host kernel: [    0.000000] Linux version 6.1.0-56-amd64 (debian-kernel)
      2026-11-22T20:00:09+00:00 host kernel: [   12.345678] iwl3945 0000:08:00.0: firmware: failed to load iwlwifi-3945-2.ucode (-2)

      """
    #expect(try tree.report()["wireless"].status == "needs-firmware")
  }

  @Test("a file may be there for one kernel only")
  func forOneKernel() throws {
    var tree = MachineTree.bookwormBare
    tree.files["/lib/firmware/6.1.0-56-amd64/iwlwifi-3945-2.ucode"] = "x"
    #expect(
      try tree.report(model: "none")["pci", "0000:08:00.0"].notes[1]
        == "iwlwifi-3945-2.ucode is there now; the driver has to ask again")
  }
}
