import FixtureTrees
import ProgramTesting
import Testing

/// A device whose firmware failed in a way of its own, and what is right to say.
struct FirmwareCase: Sendable, CustomTestStringConvertible {
  let name: String
  var suite = "bookworm"
  let id: String
  let code: String
  var slot = "0000:09:00.0"
  var driver: String?
  var gives: [String] = []
  var alias: (module: String, pattern: String)?
  var files: [String: String] = [:]
  let log: [String]
  let status: String
  let notes: [String]
  let commands: [String]

  var testDescription: String { name }

  /// The component that the program reports.
  func report() throws -> Report.Component {
    var tree = MachineTree.bookworm
    let bus = slot.contains("-") ? "usb" : "pci"
    if bus == "usb" {
      tree.addUSB(slot, id, code: code, driver: driver, gives: gives)
    } else {
      tree.addPCI(slot, id, code: code, driver: driver, gives: gives)
    }
    if let alias {
      tree.extraModules = [("kernel/\(alias.module).ko", [alias.pattern], true)]
      tree.files["/proc/modules", default: ""] += "\(alias.module) 1 0 - Live 0x0\n"
    }
    tree.packages["firmware-iwlwifi"] = nil
    tree.files["/etc/apt/sources.list.d/debian.sources"] = nil
    tree.files["/etc/apt/sources.list"] =
      "deb http://deb.debian.org/debian \(suite) main contrib non-free non-free-firmware\n"
    tree.files["/var/log/dmesg"] = log.map { $0 + "\n" }.joined()
    tree.files.merge(files) { $1 }
    return try tree.report("--suite", suite, model: "none")[bus, slot]
  }

  /// The commands without those that every installation of packages has.
  func ownCommands(_ component: Report.Component) -> [String] {
    component.commands.filter { $0 != "apt-get update" && !$0.hasPrefix("deb ") }
  }
}

@Suite("Firmware that failed")
struct FirmwareCasesTests {
  private static let iwlwifi = ("iwlwifi", "pci:v00008086d00000085sv*sd*bc*sc*i*")

  private static let cases = [
    FirmwareCase(
      name: "Debian's kernels 3.2 to 3.13", suite: "wheezy", id: "8086:0085", code: "028000", alias: iwlwifi,
      log: [
        "r8169 0000:02:00.0: firmware: agent aborted loading rtl_nic/rtl8168e-3.fw (not found?)",
        "iwlwifi 0000:09:00.0: firmware: agent aborted loading iwlwifi-6000g2a-6.ucode (not found?)",
        "iwlwifi 0000:09:00.0: request for firmware file 'iwlwifi-6000g2a-6.ucode' failed.",
      ], status: "needs-firmware",
      notes: ["iwlwifi-6000g2a-6.ucode is missing", "not installed: firmware-iwlwifi (non-free)"],
      commands: ["apt-get install firmware-iwlwifi", "modprobe -r iwlwifi && modprobe iwlwifi"]),
    FirmwareCase(
      name: "i915's GuC", suite: "trixie", id: "8086:5690", code: "030000", driver: "i915",
      gives: ["drm/card1"],
      log: [
        "i915 0000:09:00.0: [drm] *ERROR* GT0: GuC firmware i915/dg2_guc_70.bin: fetch failed -ENOENT",
        "i915 0000:09:00.0: [drm] *ERROR* GT0: GuC initialization failed -ENOENT",
      ], status: "needs-firmware",
      notes: [
        "i915/dg2_guc_70.bin is missing", "not installed: firmware-intel-graphics (non-free-firmware)",
      ],
      commands: ["apt-get install firmware-intel-graphics", "restart the machine"]),
    FirmwareCase(
      name: "zd1211rw, whose files have no ending", suite: "squeeze", id: "0ace:1215", code: "ffffff",
      slot: "1-7",
      driver: "zd1211rw",
      log: [
        "usb 1-7: firmware: requesting zd1211/zd1211b_ub",
        "usb 1-7: Could not load firmware file zd1211/zd1211b_ub. Error number -2",
        "zd1211rw 1-7:1.0: couldn't load firmware. Error number -2",
      ], status: "needs-firmware",
      notes: ["zd1211/zd1211b_ub is missing", "not installed: firmware-zd1211 (non-free)"],
      commands: ["apt-get install firmware-zd1211", "modprobe -r zd1211rw && modprobe zd1211rw"]),
    FirmwareCase(
      name: "rt2x00 names the file in the line before", suite: "squeeze", id: "148f:2573", code: "ffffff",
      slot: "1-7",
      driver: "rt73usb", gives: ["net/wlan7"],
      log: [
        "usb 1-7: firmware: requesting rt73.bin",
        "phy2 -> rt2x00lib_request_firmware: Error - Failed to request Firmware.",
      ], status: "needs-firmware",
      notes: ["rt73.bin is missing", "not installed: firmware-ralink (non-free)"],
      commands: ["apt-get install firmware-ralink", "modprobe -r rt73usb && modprobe rt73usb"]),
    FirmwareCase(
      name: "bcm43xx of 2.6.18", suite: "etch", id: "14e4:4318", code: "028000", driver: "bcm43xx",
      gives: ["net/eth1"],
      log: ["bcm43xx: Error: Microcode \"bcm43xx_microcode5.fw\" not available or load failed."],
      status: "needs-firmware",
      notes: ["bcm43xx_microcode5.fw is missing", "not installed: bcm43xx-fwcutter (contrib)"],
      commands: ["apt-get install bcm43xx-fwcutter", "modprobe -r bcm43xx && modprobe bcm43xx"]),
    FirmwareCase(
      name: "ath3k names no device", suite: "wheezy", id: "0cf3:3004", code: "e00101", slot: "3-1",
      alias: ("ath3k", "usb:v0CF3p3004d*dc*dsc*dp*ic*isc*ip*"),
      log: [
        "Bluetooth: Patch file not found ar3k/AthrBT_0x31010000.dfu", "Bluetooth: Loading patch file failed",
        "ath3k: probe of 3-1:1.0 failed with error -2",
      ], status: "needs-firmware",
      notes: ["ar3k/AthrBT_0x31010000.dfu is missing", "not installed: firmware-atheros (non-free)"],
      commands: ["apt-get install firmware-atheros", "modprobe -r ath3k && modprobe ath3k"]),
    FirmwareCase(
      name: "a file of another version", suite: "squeeze", id: "8086:0085", code: "028000",
      alias: ("iwlagn", iwlwifi.1), files: ["/lib/firmware/iwlwifi-6000-4.ucode": "x"],
      log: [
        "iwlagn 0000:09:00.0: firmware: requesting iwlwifi-6000-4.ucode",
        "iwlagn 0000:09:00.0: Driver unable to support your firmware API. Driver supports v4, firmware is v119.",
        "iwlagn 0000:09:00.0: Could not read microcode: -22",
      ], status: "needs-firmware",
      notes: ["iwlwifi-6000-4.ucode is of another version than the driver takes"],
      commands: ["apt-get install --reinstall firmware-iwlwifi", "modprobe -r iwlagn && modprobe iwlagn"]),
    FirmwareCase(
      name: "a topology of Sound Open Firmware", id: "8086:51c8", code: "040100",
      driver: "sof-audio-pci-intel-tgl",
      log: [
        "sof-audio-pci-intel-tgl 0000:09:00.0: Direct firmware load for intel/sof-tplg/sof-adl-rt711-2ch.tplg failed with error -2",
        "sof-audio-pci-intel-tgl 0000:09:00.0: error: tplg request firmware intel/sof-tplg/sof-adl-rt711-2ch.tplg failed err: -2",
      ], status: "needs-firmware",
      notes: [
        "intel/sof-tplg/sof-adl-rt711-2ch.tplg is missing",
        "not installed: firmware-sof-signed (non-free-firmware)",
      ],
      commands: [
        "apt-get install firmware-sof-signed",
        "modprobe -r sof-audio-pci-intel-tgl && modprobe sof-audio-pci-intel-tgl",
      ]),
    FirmwareCase(
      name: "brcmfmac's settings of makers", suite: "trixie", id: "14e4:43ba", code: "028000",
      driver: "brcmfmac",
      gives: ["net/wlan7"],
      log: [
        "brcmfmac: brcmf_fw_alloc_request: using brcm/brcmfmac43602-pcie for chip BCM43602/1",
        "brcmfmac 0000:09:00.0: Direct firmware load for brcm/brcmfmac43602-pcie.Apple Inc.-MacBookPro11,4.txt failed with error -2",
        "brcmfmac 0000:09:00.0: Direct firmware load for brcm/brcmfmac43602-pcie.clm_blob failed with error -2",
        "brcmfmac 0000:09:00.0: Direct firmware load for brcm/brcmfmac43602-pcie.txcap_blob failed with error -2",
      ], status: "works", notes: ["driver brcmfmac: net/wlan7"], commands: []),
    FirmwareCase(
      name: "a patch that Bluetooth does without", id: "0a5c:216c", code: "ff0101", slot: "1-7",
      driver: "btusb",
      gives: ["bluetooth/hci7"],
      log: [
        "bluetooth hci7: firmware: failed to load brcm/BCM43142A0-0a5c-216c.hcd (-2)",
        "Bluetooth: hci7: BCM: Patch brcm/BCM43142A0-0a5c-216c.hcd not found",
      ], status: "works",
      notes: [
        "driver btusb: bluetooth/hci7",
        "brcm/BCM43142A0-0a5c-216c.hcd was not found: Bluetooth works without this patch, some adapters with faults",
      ], commands: []),
  ]

  @Test("is told with its file, its package and what to do", arguments: cases)
  func advice(_ one: FirmwareCase) throws {
    let component = try one.report()
    #expect(component.status == one.status)
    #expect(Array(component.notes.prefix(one.notes.count)) == one.notes)
    #expect(one.ownCommands(component) == one.commands)
  }
}
