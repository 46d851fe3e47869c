import FixtureTrees
import ProgramTesting
import Testing

@Suite("A driver that is bound is not yet a device that works")
struct NotWorkingTests {
  private func machine(_ modules: [(path: String, aliases: [String])] = [], log: String = "") -> MachineTree {
    var tree = MachineTree.bookworm
    tree.extraModules = modules.map { ($0.path, $0.aliases, true) }
    tree.files["/var/log/dmesg", default: ""] += log
    return tree
  }

  @Test("BCM43142 has only the driver of the bus that it is: broadcom-sta-dkms drives it")
  func bridgeOnly() throws {
    var tree = machine()
    tree.addPCI("0000:09:00.0", "14e4:4365", code: "028000", driver: "bcma-pci-bridge")
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "needs-package")
    #expect(
      card.notes == [
        "driver bcma-pci-bridge is bound, but gives no network interface",
        "the driver that makes it work is wl",
        "not installed: linux-headers-6.1.0-56-amd64 (main), broadcom-sta-dkms (non-free)",
        "apt's sources have no non-free for bookworm",
      ])
    #expect(
      card.commands == [
        "Components: main non-free-firmware non-free", "apt-get update",
        "apt-get install linux-headers-6.1.0-56-amd64 broadcom-sta-dkms", "modprobe wl",
      ])
  }

  @Test("a network card without an interface does not work, and the log says why")
  func noInterface() throws {
    var tree = machine(
      [("kernel/drivers/net/ethernet/intel/e1000e/e1000e.ko", [])],
      log: "[    9.1] e1000e: probe of 0000:09:00.0 failed with error -5\n")
    tree.addPCI("0000:09:00.0", "8086:15bc", code: "020000", driver: "e1000e")
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "not-working")
    #expect(
      card.notes == [
        "driver e1000e is bound, but gives no network interface",
        "the kernel says: e1000e: probe of 0000:09:00.0 failed with error -5",
      ])
    #expect(card.commands == ["dmesg | grep -e 0000:09:00.0", "modprobe -r e1000e && modprobe e1000e"])
  }

  @Test("so does a sound card without a card, but not the sound of a display adapter")
  func noSoundCard() throws {
    var tree = machine()
    tree.addPCI("0000:09:00.0", "8086:a0c8", code: "040100", driver: "sof-audio-pci-intel-tgl")
    tree.addPCI("0000:0a:00.0", "10de:1d10", code: "030200", driver: "nouveau", gives: ["drm/card7"])
    tree.addPCI("0000:0a:00.1", "10de:10f0", code: "040300", driver: "snd_hda_intel")
    let report = try tree.report(model: "none")
    #expect(try report["pci", "0000:09:00.0"].status == "not-working")
    #expect(try report["pci", "0000:0a:00.1"].status == "bound")
  }

  @Test("what a stick should give is told by where its module lies")
  func stick() throws {
    var tree = machine([
      ("kernel/drivers/net/wireless/realtek/rtl8xxxu/rtl8xxxu.ko", []),
      ("kernel/drivers/usb/serial/cp210x.ko", []),
    ])
    tree.addUSB("1-8", "0bda:8179", code: "ffffff", driver: "rtl8xxxu")
    tree.addUSB("1-7", "10c4:ea60", code: "ffffff", driver: "cp210x")
    let report = try tree.report(model: "none")
    #expect(try report["usb", "1-8"].status == "not-working")
    #expect(try report["usb", "1-7"].status == "bound")
  }

  @Test(
    "a card that was given to a virtual machine has no interface here", arguments: ["vfio-pci", "pciback"])
  func givenAway(driver: String) throws {
    var tree = machine()
    tree.addPCI("0000:09:00.0", "8086:10ed", code: "020000", driver: driver)
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "userspace")
    #expect(card.notes == ["\(driver) has it for a virtual machine or a program"])
  }

  @Test("a wireless stick that shows the CD with its driver needs usb-modeswitch")
  func installationDisc() throws {
    var tree = machine()
    tree.addUSB("1-8", "0bda:1a2b", code: "080650", driver: "usb-storage", gives: ["block/sr7"])
    let stick = try tree.report(model: "none")["usb", "1-8"]
    #expect(stick.status == "needs-package")
    #expect(
      stick.commands == [
        "apt-get update", "apt-get install usb-modeswitch",
        "take it out and put it in again, which switches it",
      ])
    tree.packages["usb-modeswitch"] = "2.6.1"
    let installed = try tree.report(model: "none")["usb", "1-8"]
    #expect(installed.status == "not-working")
    #expect(installed.commands == ["usb_modeswitch -K -v 0bda -p 1a2b"])
  }

  @Test(
    "so does one that the list lacks, by its maker and its drive; a drive for CDs does not",
    arguments: [("2357:9999", "needs-package"), ("0e8d:1887", "needs-package"), ("152d:2329", "works")])
  func unlistedDisc(identifier: String, status: String) throws {
    var tree = machine()
    tree.addUSB("1-8", identifier, code: "080650", driver: "usb-storage", gives: ["block/sr7"])
    #expect(try tree.report(model: "none")["usb", "1-8"].status == status)
  }

  @Test(
    "a drive for discs is one, whoever makes its chip",
    arguments: ["DVD Writer", "Samsung SE-208 Slim Portable DVD Writer", "BD-RE drive"])
  func discDrive(name: String) throws {
    var tree = machine()
    tree.addUSB("1-8", "0e8d:1887", code: "080650", driver: "usb-storage", gives: ["block/sr7"])
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb1/1-8/product"] = "\(name)\n"
    #expect(try tree.report(model: "none")["usb", "1-8"].status == "works")
  }

  @Test("disks that the BIOS hides are told, by the log or by sysfs", arguments: [true, false])
  func remapped(isInLog: Bool) throws {
    let line = "[    3.5] ahci 0000:09:17.0: Found 1 remapped NVMe devices.\n"
    var tree = machine(log: isInLog ? line : "")
    tree.addPCI("0000:09:17.0", "8086:282a", code: "010400", driver: "ahci")
    tree.files["/sys/devices/pci0000:09/0000:09:17.0/remapped_nvme"] = isInLog ? "0\n" : "1\n"
    let controller = try tree.report(model: "none")["pci", "0000:09:17.0"]
    #expect(controller.status == "not-working")
    #expect(controller.commands[0] == "set the disks' mode in the BIOS from RAID (Intel RST, Optane) to AHCI")
  }

  @Test("a disk of NVMe with several paths is below a device of its own")
  func multipath() throws {
    var tree = machine()
    tree.addPCI("0000:09:00.0", "144d:a808", code: "010802", driver: "nvme", gives: ["nvme/nvme0"])
    #expect(try tree.report(model: "none")["pci", "0000:09:00.0"].status == "works")
  }
}
