import FixtureTrees
import ProgramTesting
import Testing

@Suite("Machines of other makes")
struct OtherMachinesTests {
  /// A machine with one device that no model file names, and its modules.
  private func machine(_ aliases: [(path: String, aliases: [String])] = []) -> MachineTree {
    var tree = MachineTree.bookworm
    tree.extraModules = aliases.map { ($0.path, $0.aliases, true) }
    return tree
  }

  @Test("where a module is forbidden for the sake of another, the other is the one to load")
  func forbiddenForAnother() throws {
    var tree = machine([
      ("kernel/drivers/gpu/drm/nouveau/nouveau.ko", ["pci:v000010DEd*sv*sd*bc03sc*i*"]),
      ("updates/dkms/nvidia-current.ko", ["pci:v000010DEd*sv*sd*bc03sc02i00*"]),
    ])
    tree.addPCI("0000:09:00.0", "10de:1d10", code: "030200")
    tree.files["/etc/modprobe.d/nvidia.conf"] = "blacklist nouveau\n"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "needs-module")
    #expect(card.commands == ["modprobe nvidia_current"])
  }

  @Test("a module that names a device is not replaced by one that takes all of a class")
  func catchAll() throws {
    var tree = machine([
      ("kernel/drivers/gpu/drm/amd/amdgpu/amdgpu.ko", ["pci:v00001002d*sv*sd*bc03sc00i00*"]),
      ("kernel/drivers/gpu/drm/radeon/radeon.ko", ["pci:v00001002d00007153sv*sd*bc*sc*i*"]),
    ])
    tree.addPCI("0000:09:00.0", "1002:7153", code: "030000")
    #expect(try tree.report(model: "none")["pci", "0000:09:00.0"].commands == ["modprobe radeon"])
    tree.files["/etc/modprobe.d/local.conf"] = "blacklist radeon\n"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "blacklisted")
    #expect(card.notes[0].hasPrefix("module radeon is kept from loading by 'blacklist radeon'"))
  }

  @Test("without /proc/modules, /sys/module says what is loaded, and without that it is not known")
  func loaded() throws {
    var tree = machine()
    tree.unbound = ["0000:02:0e.0"]
    tree.files["/proc/modules"] = nil
    #expect(
      try tree.report()["ethernet"].notes[0] == "module tg3 fits, but whether it is loaded is not known")
    tree.files["/sys/module/snd_hda_intel/initstate"] = "live\n"
    #expect(try tree.report()["ethernet"].notes[0] == "module tg3 fits, but is not loaded")
    tree.files["/sys/module/tg3/initstate"] = "live\n"
    #expect(
      try tree.report()["ethernet"].notes[0]
        == "module tg3 is loaded, but did not take it; the kernel's log may say why")
  }

  @Test(
    "what servers have besides needs no driver, whether the kernel has one or not",
    arguments: [
      ("8086:2f34", "110100"), ("8086:1d3b", "078000"), ("8086:1d22", "0c0500"), ("8086:2f20", "088000"),
      ("8086:2f28", "088000"), ("8086:a131", "118000"), ("1a03:2000", "030000"), ("102b:0534", "030000"),
      ("1022:1456", "108000"), ("8086:37c8", "0b4000"), ("8086:a121", "058000"), ("103c:3306", "088000"),
    ])
  func servers(identifier: String, code: String) throws {
    let words = identifier.uppercased().split(separator: ":")
    var tree = machine()
    tree.addPCI("0000:09:00.1", identifier, code: code)
    #expect(try tree.report(model: "none")["pci", "0000:09:00.1"].status == "normal-unbound")
    if identifier.hasPrefix("103c") { return }
    tree.extraModules = [
      ("kernel/drivers/one.ko", ["pci:v0000\(words[0])d0000\(words[1])sv*sd*bc*sc*i*"], true)
    ]
    #expect(try tree.report(model: "none")["pci", "0000:09:00.1"].status == "normal-unbound")
  }

  @Test("a slot for cards of the class of system peripherals does need its driver")
  func cardSlot() throws {
    var tree = machine([("kernel/drivers/memstick/host/r592.ko", ["pci:v00001180d00000592sv*sd*bc*sc*i*"])])
    tree.addPCI("0000:09:00.2", "1180:0592", code: "088000")
    #expect(try tree.report(model: "none")["pci", "0000:09:00.2"].commands == ["modprobe r592"])
  }

  @Test("Lenovo's machines have their name in another place")
  func lenovo() throws {
    var tree = machine()
    tree.files.merge([
      "/sys/class/dmi/id/sys_vendor": "LENOVO\n", "/sys/class/dmi/id/product_name": "2007W1B\n",
      "/sys/class/dmi/id/product_version": "ThinkPad T60p\n",
    ]) { $1 }
    let scratch = try tree.write(package: try sample.directory())
    let text = try driverCheck("--sysroot", scratch.path, "--model", "none").output
    #expect(text.hasPrefix("LENOVO ThinkPad T60p\n"))
    let models = try Scratch()
    try models.file("mine.toml", try driverCheck("--sysroot", scratch.path, "--learn").output)
    let report = try Report(
      try driverCheck("--sysroot", scratch.path, "--model-dir", models.path, "--format", "json"))
    #expect(report.model == "LENOVO ThinkPad T60p")
  }

  @Test("a learned model file has what is built in, not what was put in")
  func putIn() throws {
    var tree = machine()
    tree.addUSB("1-6", "0951:1666", code: "080650", driver: "usb-storage", gives: ["block/sdz"])
    tree.addUSB("1-7", "046d:c077", code: "030102", driver: "usbhid")
    tree.addUSB("1-8", "8087:0a2b", code: "e00101", driver: "btusb", gives: ["bluetooth/hci7"])
    tree.addUSB("1-9", "18d1:4ee7", code: "ffff00")
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb1/1-9/removable"] = "removable\n"
    let scratch = try tree.write(package: try sample.directory())
    let text = try driverCheck("--sysroot", scratch.path, "--learn").output
    #expect(text.contains("usb:8087:0a2b"))
    for other in ["0951:1666", "046d:c077", "18d1:4ee7"] { #expect(!text.contains(other), "\(other)") }
  }

  @Test(
    "that the model file has two modules for two settings of the BIOS does not lift a ban of the right one")
  func forbiddenOfTwo() throws {
    var tree = machine()
    tree.unbound = ["0000:00:1f.2"]
    tree.files["/etc/modprobe.d/local.conf"] = "blacklist ata_piix\n"
    let disk = try tree.report()["disk"]
    #expect(disk.status == "blacklisted")
    #expect(
      disk.notes[0]
        == "module ata_piix is kept from loading by 'blacklist ata_piix' in /etc/modprobe.d/local.conf:1"
    )
  }

  @Test("a stick's radio is known by its switch, and is not that of the controller it is attached to")
  func stick() throws {
    var tree = machine()
    tree.addUSB("1-8", "0bda:8179", code: "ffffff", driver: "rtl8xxxu", gives: ["net/wlan7"])
    let phy = "/sys/devices/pci0000:00/0000:00:1d.7/usb1/1-8/1-8:1.0/ieee80211/phy7/rfkill7"
    tree.files.merge([phy + "/type": "wlan\n", phy + "/soft": "1\n", phy + "/hard": "0\n"]) { $1 }
    tree.links["/sys/class/rfkill/rfkill7"] = phy
    let report = try tree.report(model: "none")
    #expect(try report["usb", "1-8"].status == "radio-off")
    #expect(try report["usb", "1-8"].commands == ["rfkill unblock wlan"])
    #expect(try report["pci", "0000:00:1d.7"].status == "bound")
    #expect(try report["pci", "0000:08:00.0"].status == "works")
  }

  @Test(
    "what the firmware lists, but is not there, is not a device", arguments: [("0", false), ("15", true)])
  func firmwareTables(status: String, isThere: Bool) throws {
    var tree = machine([("kernel/drivers/char/tpm/tpm_crb.ko", ["acpi*:MSFT0101:*"])])
    let place = "/sys/devices/LNXSYSTM:00/MSFT0101:00"
    tree.files.merge([
      place + "/hid": "MSFT0101\n", place + "/modalias": "acpi:MSFT0101:\n", place + "/status": status + "\n",
    ]) { $1 }
    tree.links["/sys/bus/acpi/devices/MSFT0101:00"] = place
    let report = try tree.report(model: "none")
    #expect(report.devices.contains { $0.slot == "MSFT0101:00" } == isThere)
  }

  @Test("where no device is to be seen nothing is said to be right")
  func nothing() throws {
    let scratch = try Scratch()
    try scratch.file("proc/sys/kernel/osrelease", "6.1.0-56-amd64\n")
    let outcome = try driverCheck("--sysroot", scratch.path)
    #expect(outcome.status == 20)
    #expect(outcome.output.contains("\nNo component was found.\n"))
    #expect(outcome.output.contains("There is no /sys, so that no device is to be seen."))
    #expect(try driverCheck("--sysroot", scratch.path, "--format", "nagios").status == 3)
  }

  @Test("a fault of the whole is not 'nothing'", arguments: ["text", "markdown", "html"])
  func onlyTheWhole(format: String) throws {
    var tree = machine()
    tree.extraModules = [("extra/other.ko", [], false)]
    tree.absent = ["0000:02:06.4", "2-1"]
    tree.links["/sys/bus/hdaudio/devices/hdaudioC0D1"] = "/nonexistent"
    let outcome = try tree.check("--format", format, "--only-problems", model: "none")
    #expect(outcome.status == 20)
    #expect(outcome.output.contains("Nothing is wrong with any component."))
  }

  @Test("a container's modules are its host's")
  func container() throws {
    var tree = MachineTree.bookworm
    tree.modules = nil
    tree.files["/run/systemd/container"] = "lxc\n"
    let remark = try #require(try tree.report().remarks.first { $0.identifier == "modules-missing" })
    #expect(!remark.fault)
    #expect(remark.steps.isEmpty)
  }

  @Test("a kernel for 64 bits does not start on a processor of 32")
  func bits() throws {
    let new = try MachineTree.etch.report("--kernel", "6.1.0-56-amd64", "--suite", "bookworm")
    #expect(new.remarks.contains { $0.identifier == "processor-32-bit" && $0.fault })
    // Which has drivers for all that the model file knows, although its modules are not here.
    #expect(try new["usb"].status == "would-bind")
    #expect(new.remarks.contains { $0.identifier == "modules-unknown" })
    let old = try MachineTree.etch.report("--kernel", "6.1.0-56-686-pae", "--suite", "bookworm")
    #expect(!old.remarks.contains { $0.identifier == "processor-32-bit" })
    let last = try MachineTree.etch.report("--kernel", "6.12.43+deb13-686-pae", "--suite", "trixie")
    #expect(
      last.remarks.contains {
        $0.identifier == "processor-32-bit" && $0.text.contains("bookworm is the last")
      })
  }

  @Test("two of a kind are one component of a learned model file")
  func twins() throws {
    var tree = machine()
    for slot in 1...2 {
      tree.addPCI(
        "0000:0\(slot + 9):00.0", "8086:10d3", code: "020000", driver: "e1000e", gives: ["net/eth\(slot)0"])
    }
    let machine = try tree.write(package: try sample.directory())
    let scratch = try Scratch()
    try scratch.file("mine.toml", try driverCheck("--sysroot", machine.path, "--learn").output)
    func statuses(_ model: String) throws -> [String: String] {
      let report = try Report(
        try driverCheck("--sysroot", machine.path, "--model", model, "--format", "json"))
      #expect(!report.components.contains { $0.status == "not-present" })
      return Dictionary(report.devices.map { ($0.bus + $0.slot, $0.status) }) { $1 }
    }
    #expect(try statuses(scratch.path + "/mine.toml") == statuses("none"))
  }

  @Test("a laptop's switch below its embedded controller is for the radio, not for the bridge")
  func controllerSwitch() throws {
    var tree = machine()
    let place = "/sys/devices/pci0000:00/0000:00:1f.0/PNP0C09:00/VPC2004:00/rfkill/rfkill7"
    tree.files.merge([place + "/type": "wlan\n", place + "/soft": "0\n", place + "/hard": "1\n"]) { $1 }
    tree.links["/sys/class/rfkill/rfkill7"] = place
    let report = try tree.report(model: "none")
    #expect(try report["pci", "0000:08:00.0"].status == "radio-off")
    #expect(try report["pci", "0000:00:1f.0"].status == "bound")
  }

  @Test("AMD's dummy functions need no driver")
  func dummies() throws {
    var tree = machine()
    tree.addPCI("0000:09:00.0", "1022:145a", code: "130000")
    #expect(try tree.report(model: "none")["pci", "0000:09:00.0"].status == "normal-unbound")
  }

  @Test(
    "AMD's audio coprocessor and sensor hub are left by their drivers where nothing is attached",
    arguments: [("048000", "snd_pci_acp3x"), ("118000", "amd_sfh")])
  func nothingAttached(code: String, module: String) throws {
    var tree = machine([("kernel/\(module).ko", ["pci:v00001022d000015E2sv*sd*bc*sc*i*"])])
    tree.addPCI("0000:09:00.5", "1022:15e2", code: code)
    #expect(try tree.report(model: "none")["pci", "0000:09:00.5"].commands == ["modprobe \(module)"])
    tree.files["/proc/modules", default: ""] += "\(module) 16384 0 - Live 0x0\n"
    #expect(try tree.report(model: "none")["pci", "0000:09:00.5"].status == "normal-unbound")
  }

  @Test("the BIOS's flash memory needs no driver where the kernel has none, other buses do")
  func flash() throws {
    var tree = machine()
    tree.addPCI("0000:00:1f.5", "8086:a0a4", code: "0c8000")
    tree.addPCI("0000:00:15.0", "8086:a0e8", code: "0c8000")
    let report = try tree.report(model: "none")
    #expect(try report["pci", "0000:00:1f.5"].status == "normal-unbound")
    #expect(try report["pci", "0000:00:15.0"].status == "no-driver-known")
  }

  @Test("nomodeset keeps the drivers of displays from working, and of nothing else")
  func noModeSetting() throws {
    var tree = machine()
    tree.unbound = ["0000:00:02.0", "0000:02:0e.0"]
    tree.files["/proc/cmdline"] = "quiet nomodeset"
    let report = try tree.report()
    #expect(try report["graphics"].status == "blacklisted")
    #expect(try report["graphics"].commands[0] == "take 'nomodeset' out of the kernel's command line")
    #expect(try report["ethernet"].status == "needs-module")
  }

  @Test("an alias to 'off' is not a module")
  func aliasOff() throws {
    var tree = machine()
    tree.unbound = ["0000:02:0e.0"]
    tree.files["/etc/modprobe.d/aliases.conf"] = "alias pci:v000014E4d0000169C* off\n"
    #expect(try tree.report()["ethernet"].commands == ["modprobe tg3"])
  }

  @Test("a fingerprint reader that libfprint drives needs no driver of the kernel's")
  func fingerprint() throws {
    var tree = machine()
    tree.addUSB("1-8", "06cb:00bd", code: "ff0000")
    tree.addUSB("1-9", "06cb:009a", code: "ff0000")
    let report = try tree.report(model: "none")
    #expect(try report["usb", "1-8"].status == "userspace")
    #expect(try report["usb", "1-8"].notes == ["a fingerprint reader, driven by libfprint (package fprintd)"])
    #expect(try report["usb", "1-9"].status == "no-driver-known")
  }

  @Test("a program that was built and not installed finds the source's model files, or says where it looked")
  func modelPlaces() throws {
    let scratch = try MachineTree.bookworm.write(package: try sample.directory())
    let found = try Report(try driverCheck("--sysroot", scratch.path, "--format", "json"))
    #expect(found.model == "Compaq nx6320")
    let text = try driverCheck("--sysroot", scratch.path, "--model-dir", scratch.path + "/none").output
    #expect(
      text.split { $0 == "\n" || $0 == " " }.joined(separator: " ").contains("There are no model files: no "))
  }

  @Test("a kernel of one's own is in no package")
  func ownKernel() throws {
    var tree = MachineTree.bookworm
    tree.modules = nil
    tree.kernel = "6.9.3-mine"
    let remark = try #require(try tree.report().remarks.first { $0.identifier == "modules-missing" })
    #expect(remark.steps.map(\.text) == ["install the modules of this kernel again"])
  }
}
