import FixtureTrees
import ProgramTesting
import Testing

@Suite("Verdicts of today")
struct MatrixTests {
  @Test("bookworm has a driver for all but modem and smart card reader")
  func bookworm() throws {
    let report = try MachineTree.bookworm.report()
    let without = report.components.filter { $0.status == "no-driver-known" }.compactMap(\.key)
    #expect(without == ["modem", "smart-card-reader"])
    #expect(report.verdict == "no-driver")
    #expect(try report["wireless"].status == "works")
    #expect(try report["disk"].devices.map(\.drivers) == [["ata_piix"]])
    #expect(try report["cardbus"].devices.map(\.modules) == [["yenta_socket"]])
    #expect(try report["chipset"].devices.first { $0.slot == "0000:00:00.0" }?.status == "normal-unbound")
    #expect(try report["graphics"].devices.map(\.status) == ["works", "normal-unbound"])
    #expect(try report["fingerprint"].status == "userspace")
  }

  @Test("without firmware the wireless card needs firmware-iwlwifi from non-free-firmware")
  func bare() throws {
    let wireless = try MachineTree.bookwormBare.report()["wireless"]
    #expect(wireless.status == "needs-firmware")
    #expect(wireless.notes[0] == "iwlwifi-3945-2.ucode is missing")
    #expect(wireless.notes[1] == "not installed: firmware-iwlwifi (non-free-firmware)")
    #expect(
      wireless.steps.map(\.text) == [
        "Components: main non-free-firmware", "apt-get update", "apt-get install firmware-iwlwifi",
        "modprobe -r iwl3945 && modprobe iwl3945",
      ])
    #expect(wireless.steps[0].place == "/etc/apt/sources.list.d/debian.sources:4")
  }

  @Test("it is in non-free before bookworm", arguments: ["bullseye", "squeeze"])
  func earlier(suite: String) throws {
    let wireless = try MachineTree.bookwormBare.report("--suite", suite)["wireless"]
    #expect(wireless.notes[1] == "not installed: firmware-iwlwifi (non-free)")
    #expect(wireless.steps[0].text.hasSuffix("\(suite) main non-free"))
  }

  @Test("a firmware that has come meanwhile is asked for again")
  func firmwareCame() throws {
    var tree = MachineTree.bookwormBare
    tree.packages["firmware-iwlwifi"] = "1"
    tree.files["/lib/firmware/iwlwifi-3945-2.ucode.xz"] = "x"
    tree.absent = []
    let wireless = try tree.report()["wireless"]
    #expect(wireless.status == "needs-firmware")
    #expect(wireless.commands == ["modprobe -r iwl3945 && modprobe iwl3945"])
  }

  @Test("a radio is off by software, by a key, or has left the bus")
  func radios() throws {
    var tree = MachineTree.bookworm
    let phy = "/sys/devices/pci0000:08/0000:08:00.0/ieee80211/phy0/rfkill0"
    tree.files.merge([
      phy + "/type": "wlan\n", phy + "/soft": "1\n", phy + "/hard": "0\n", phy + "/name": "phy0\n",
    ]) { $1 }
    tree.links["/sys/class/rfkill/rfkill0"] = phy
    let soft = try tree.report()["wireless"]
    #expect(soft.status == "radio-off")
    #expect(soft.commands == ["rfkill unblock wlan"])

    tree.files[phy + "/soft"] = "0\n"
    tree.files[phy + "/hard"] = "1\n"
    #expect(
      try tree.report()["wireless"].commands == [
        "switch the radio on with the laptop's wireless key, or in the BIOS"
      ])

    tree.absent = ["1-2"]
    let key = "/sys/devices/platform/hp-wmi/rfkill/rfkill1"
    tree.files.merge([
      key + "/type": "bluetooth\n", key + "/soft": "1\n", key + "/hard": "0\n",
      key + "/name": "hp-bluetooth\n",
    ]) { $1 }
    tree.links["/sys/class/rfkill/rfkill1"] = key
    let bluetooth = try tree.report()["bluetooth"]
    #expect(bluetooth.status == "radio-off")
    #expect(bluetooth.commands == ["rfkill unblock bluetooth"])

    tree.files[key + "/soft"] = "0\n"
    #expect(try tree.report()["bluetooth"].status == "not-present")
  }

  @Test("a module is forbidden, or only not loaded")
  func modules() throws {
    var tree = MachineTree.bookworm
    tree.unbound = ["0000:02:0e.0"]
    let ethernet = try tree.report()["ethernet"]
    #expect(ethernet.status == "needs-module")
    #expect(ethernet.commands == ["modprobe tg3"])

    tree.files["/etc/modprobe.d/local.conf"] = "# why?\nblacklist tg3\n"
    let forbidden = try tree.report()["ethernet"]
    #expect(forbidden.status == "blacklisted")
    #expect(
      forbidden.notes[0]
        == "module tg3 is kept from loading by 'blacklist tg3' in /etc/modprobe.d/local.conf:2")

    tree.files["/etc/modprobe.d/local.conf"] = nil
    tree.files["/proc/cmdline"] = "quiet module_blacklist=tg3"
    let atStart = try tree.report()["ethernet"]
    #expect(atStart.status == "blacklisted")
    #expect(
      atStart.commands == [
        "take 'module_blacklist=tg3' out of the kernel's command line, unless somebody had a reason for it",
        "restart the machine",
      ])

    tree.files["/proc/cmdline"] = nil
    tree.files["/proc/modules"] = "tg3 1 0 - Live 0x0\n"
    #expect(
      try tree.report()["ethernet"].notes[0]
        == "module tg3 is loaded, but did not take it; the kernel's log may say why")
  }

  @Test("the kernel's modules are gone after an upgrade")
  func noModules() throws {
    var tree = MachineTree.bookworm
    tree.modules = nil
    tree.unbound = ["0000:02:0e.0", "0000:02:06.1"]
    tree.files["/lib/modules/6.1.0-60-amd64/modules.dep"] = ""
    let report = try tree.report()
    #expect(report.remarks.first?.identifier == "modules-missing")
    #expect(try report["ethernet"].status == "needs-module")
    #expect(try report["ethernet"].commands == ["restart the machine"])

    tree.files["/lib/modules/6.1.0-60-amd64/modules.dep"] = nil
    #expect(
      try tree.report()["ethernet"].commands == ["apt-get install --reinstall linux-image-6.1.0-56-amd64"])
  }

  @Test("another kernel is asked about with --kernel")
  func otherKernel() throws {
    let old = try MachineTree.bookworm.report("--kernel", "2.6.8-2-686", "--suite", "sarge")
    #expect(try old["disk"].status == "needs-newer-kernel")
    #expect(old.remarks.first?.identifier == "other-kernel")
    let new = try MachineTree.etch.report("--kernel", "6.1.0-56-amd64", "--suite", "bookworm")
    #expect(try new["wireless"].status == "needs-firmware")
    #expect(try new["disk"].status == "would-bind")
    #expect(try new["disk"].notes == ["Requires recent kernel, eg 2.6.18 for driver"])
    let between = try MachineTree.bookworm.report("--kernel", "2.6.18-4-686", "--suite", "etch")
    #expect(try between["wireless"].status == "needs-package")
    #expect(
      try between["wireless"].commands.contains(
        "apt-get install ipw3945d firmware-ipw3945 ipw3945-modules-2.6.18-4-686"))
  }

  @Test("a machine without a model file is examined all the same")
  func generic() throws {
    var tree = MachineTree.bookwormBare
    tree.unbound = ["0000:02:0e.0"]
    let report = try tree.report(model: "none")
    func status(_ slot: String) -> String? { report.devices.first { $0.slot == slot }?.status }
    #expect(report.model == nil)
    #expect(report.components.allSatisfy { $0.key == nil })
    #expect(status("0000:08:00.0") == "needs-firmware")
    #expect(status("0000:02:0e.0") == "needs-module")
    #expect(status("0000:02:06.4") == "no-driver-known")
    #expect(status("0000:00:02.1") == "normal-unbound")
    #expect(status("0000:00:1e.0") == "normal-unbound")
    #expect(status("0000:00:1b.0") == "works")
    // By the name of its file, without a model.
    let wireless = try #require(report.components.first { $0.devices.first?.slot == "0000:08:00.0" })
    #expect(wireless.commands.contains("apt-get install firmware-iwlwifi"))
  }

  @Test("a stale modules.dep is for devices without a model file, too")
  func genericStale() throws {
    let report = try MachineTree.etchStale.report(model: "none")
    #expect(report.devices.first { $0.slot == "0000:08:00.0" }?.status == "needs-module")
  }

  @Test("a disabled source is switched on, and one without any gets a line")
  func sources() throws {
    var tree = MachineTree.bookwormBare
    tree.files["/etc/apt/sources.list.d/debian.sources", default: ""] += """

      Types: deb
      URIs: http://deb.debian.org/debian
      Suites: bookworm
      Components: non-free-firmware
      Enabled: no

      """
    let step = try #require(try tree.report()["wireless"].steps.first)
    #expect(
      step
        == Report.Step(kind: "edit", place: "/etc/apt/sources.list.d/debian.sources:11", text: "Enabled: yes")
    )
    tree.files["/etc/apt/sources.list.d/debian.sources"] = nil
    #expect(
      try tree.report()["wireless"].steps.first
        == Report.Step(
          kind: "edit", place: "/etc/apt/sources.list",
          text: "deb http://deb.debian.org/debian bookworm main non-free-firmware"))
  }
}
