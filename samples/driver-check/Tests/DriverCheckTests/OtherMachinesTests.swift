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

  @Test(
    "that the model file has two modules for two settings of the BIOS does not lift a ban of the right one")
  func forbiddenOfTwo() throws {
    var tree = machine()
    tree.unbound = ["0000:00:1f.2"]
    tree.lackingModules = ["ata_generic"]
    tree.files["/etc/modprobe.d/local.conf"] = "blacklist ata_piix\n"
    let disk = try tree.report()["disk"]
    #expect(disk.status == "blacklisted")
    #expect(
      disk.notes[0] == "ata_piix is kept from loading by 'blacklist ata_piix' in /etc/modprobe.d/local.conf:1"
    )
  }

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
    #expect(
      try report["pci", "0000:08:00.0"].commands.prefix(2) == [
        "apt-get update", "apt-get install linux-firmware",
      ])
  }

  @Test(
    "firmware is in the package that the release has it in",
    arguments: [
      ("bookworm", "firmware-misc-nonfree"), ("trixie", "firmware-nvidia-graphics"),
    ])
  func packages(suite: String, package: String) throws {
    var tree = machine()
    tree.addPCI("0000:09:00.0", "10de:1d10", code: "030000", driver: "nouveau")
    tree.files["/var/log/dmesg"] =
      "nouveau 0000:09:00.0: Direct firmware load for nvidia/gp108/gr/sw_nonctx.bin failed with error -2\n"
    let card = try tree.report("--suite", suite, model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "needs-firmware")
    #expect(card.commands.contains("apt-get install \(package)"))
  }
}
