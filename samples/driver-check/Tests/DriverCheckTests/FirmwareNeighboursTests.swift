import FixtureTrees
import ProgramTesting
import Testing

@Suite("Firmware of drivers that say it in other ways")
struct FirmwareNeighboursTests {
  private static let cases = [
    // bugzilla.kernel.org 36812 and a mail to gentoo-amd64 of 2009-12
    FirmwareCase(
      name: "radeon, whose parts speak for themselves", suite: "squeeze", id: "1002:9598", code: "030000",
      driver: "radeon", gives: ["drm/card1"],
      log: [
        "platform radeon_cp.0: firmware: requesting radeon/RV635_pfp.bin",
        "r600_cp: Failed to load firmware \"radeon/RV635_pfp.bin\"",
        "[drm:r600_init] *ERROR* Failed to load firmware!",
      ], status: "needs-firmware",
      notes: ["radeon/RV635_pfp.bin is missing", "not installed: firmware-linux-nonfree (non-free)"],
      commands: ["apt-get install firmware-linux-nonfree", "restart the machine"]),
    // an Ubuntu forum thread of 2015-05, iwlwifi-7260
    FirmwareCase(
      name: "the helper of kernels 3.14 to 3.16 found what the kernel did not", suite: "jessie",
      id: "8086:08b1",
      code: "028000", driver: "iwlwifi", gives: ["net/wlan7"],
      log: [
        "iwlwifi 0000:09:00.0: Direct firmware load failed with error -2",
        "iwlwifi 0000:09:00.0: Falling back to user helper",
        "iwlwifi 0000:09:00.0: loaded firmware version 25.228.9.0 op_mode iwlmvm",
      ], status: "works", notes: ["driver iwlwifi: net/wlan7"], commands: []),
    // launchpad.net 549383
    FirmwareCase(
      name: "p54usb, whose files have neither dot nor slash", suite: "squeeze", id: "0846:4240",
      code: "ffffff",
      slot: "1-7", driver: "p54usb",
      log: [
        "usb 1-7: firmware: requesting isl3887usb", "usb 1-7: (p54usb) cannot load firmware isl3887usb (-2)!",
        "usb 1-7: firmware: requesting isl3887usb_bare", "p54usb: probe of 1-7:1.0 failed with error -2",
      ], status: "needs-firmware",
      notes: ["isl3887usb, isl3887usb_bare are missing", "no package is known to have it"], commands: []),
    // NixOS/nixos-hardware #1358
    FirmwareCase(
      name: "intel_vpu names no file", suite: "trixie", id: "8086:7d1d", code: "120000",
      alias: ("intel_vpu", "pci:v00008086d00007D1Dsv*sd*bc*sc*i*"),
      log: [
        "intel_vpu 0000:09:00.0: [drm] *ERROR* ivpu_fw_request(): Failed to request firmware: -2",
        "intel_vpu 0000:09:00.0: probe with driver intel_vpu failed with error -2",
      ], status: "needs-firmware",
      notes: ["a firmware file is missing", "not installed: firmware-intel-misc (non-free-firmware)"],
      commands: ["apt-get install firmware-intel-misc", "modprobe -r intel_vpu && modprobe intel_vpu"]),
    // intel/linux-npu-driver #93
    FirmwareCase(
      name: "intel_vpu tries the files of developers first", suite: "trixie", id: "8086:7d1d", code: "120000",
      driver: "intel_vpu",
      log: [
        "intel_vpu 0000:09:00.0: firmware: failed to load vpu_37xx.bin (-2)",
        "intel_vpu 0000:09:00.0: [drm] Firmware: intel/vpu/vpu_37xx_v0.0.bin, version: 20250306*MTL_CLIENT",
      ], status: "bound", notes: ["driver intel_vpu"], commands: []),
    // bugzilla.kernel.org 43138
    FirmwareCase(
      name: "files that were cut short", suite: "wheezy", id: "1002:68f9", code: "030000", driver: "radeon",
      gives: ["drm/card1"], files: ["/lib/firmware/radeon/CEDAR_me.bin": "x"],
      log: ["r600_cp: Bogus length 4480 in firmware \"radeon/CEDAR_me.bin\""], status: "needs-firmware",
      notes: ["radeon/CEDAR_me.bin was found, but did not start in the device"],
      commands: ["apt-get install --reinstall firmware-linux-nonfree", "restart the machine"]),
    // thesofproject/linux #5196
    FirmwareCase(
      name: "xe wants a later GuC", suite: "sid", id: "8086:64a0", code: "030000", driver: "xe",
      gives: ["drm/card1"],
      log: [
        "xe 0000:09:00.0: [drm] *ERROR* GT0: Unsupported GuC v70.20.0! v70.29.2 or newer is required",
        "xe 0000:09:00.0: probe with driver xe failed with error -22",
      ], status: "needs-firmware", notes: ["the firmware is of another version than the driver takes"],
      commands: ["apt-get install --reinstall firmware-intel-graphics", "restart the machine"]),
  ]

  @Test("is told all the same", arguments: cases)
  func advice(_ one: FirmwareCase) throws {
    let component = try one.report()
    #expect(component.status == one.status)
    #expect(Array(component.notes.prefix(one.notes.count)) == one.notes)
    #expect(one.ownCommands(component) == one.commands)
  }

  @Test(
    "what hardly anybody has is no fault",
    arguments: ["amd/sev.fw", "amd/amd_sev_fam17h_model3xh.sbin", "hfi1_platform.dat"])
  func optional(file: String) throws {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:09:00.0", "1022:1456", code: "108000", driver: "ccp")
    tree.files["/var/log/dmesg"] = "ccp 0000:09:00.0: firmware: failed to load \(file) (-2)\n"
    #expect(try tree.report(model: "none")["pci", "0000:09:00.0"].status == "bound")
  }

  @Test("what a device does without is told to those who look for what is wrong, and is no fault")
  func notable() throws {
    var tree = MachineTree.bookworm
    tree.addUSB("1-7", "0a5c:216c", code: "ff0101", driver: "btusb", gives: ["bluetooth/hci7"])
    tree.files["/var/log/dmesg"] = "Bluetooth: hci7: BCM: Patch brcm/BCM43142A0-0a5c-216c.hcd not found\n"
    let outcome = try tree.check(model: "none")
    let row = outcome.output.split(separator: "\n").filter { $0.contains("hcd") || $0.contains("hci7") }
    #expect(row.count == 2)
    let problems = try tree.check("--only-problems", model: "none")
    #expect(!problems.output.contains("hcd"))
    #expect(try tree.report(model: "none")["usb", "1-7"].status == "works")
    tree.files["/var/log/dmesg"] = ""
    #expect(try tree.check(model: "none").status == outcome.status)
  }
}
