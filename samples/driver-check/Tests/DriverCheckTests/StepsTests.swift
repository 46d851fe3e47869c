import FixtureTrees
import ProgramTesting
import Testing

@Suite("Whoever does what is printed, in its order, is helped")
struct StepsTests {
  @Test("all lines that forbid a module are to be taken out")
  func allBans() throws {
    var tree = MachineTree.bookworm
    tree.unbound = ["0000:02:0e.0"]
    tree.files["/etc/modprobe.d/a.conf"] = "blacklist tg3\n"
    tree.files["/etc/modprobe.d/b.conf"] = "install tg3 /bin/false\n"
    tree.files["/proc/cmdline"] = "quiet modprobe.blacklist=tg3"
    #expect(
      try tree.report()["ethernet"].commands == [
        "take 'blacklist tg3' out of /etc/modprobe.d/a.conf:1, unless somebody had a reason for it",
        "take 'install tg3 /bin/false' out of /etc/modprobe.d/b.conf:1, unless somebody had a reason for it",
        "take 'modprobe.blacklist=tg3' out of the kernel's command line, unless somebody had a reason for it",
        "restart the machine",
      ])
  }

  @Test("of two modules that are forbidden the one that claims the device is the one to load")
  func bansOfTwo() throws {
    var tree = MachineTree.bookworm
    tree.absent = ["0000:00:1f.2"]
    tree.addPCI("0000:00:1f.5", "8086:27c5", code: "010601")
    tree.files["/etc/modprobe.d/local.conf"] = "blacklist ata_piix\n"
    #expect(try tree.report()["disk"].commands == ["modprobe ahci"])
    tree.files["/etc/modprobe.d/local.conf"] = "blacklist ata_piix\nblacklist ahci\n"
    let disk = try tree.report()["disk"]
    #expect(disk.status == "blacklisted")
    #expect(disk.commands.last == "modprobe ahci")
  }

  @Test("what needs no driver does not need one that is forbidden")
  func forbiddenAndNotNeeded() throws {
    var tree = MachineTree.bookworm
    tree.unbound = ["0000:00:1f.0"]
    tree.files["/etc/modprobe.d/local.conf"] =
      "blacklist lpc_ich\nblacklist intel_rng\nblacklist leds_ss4200\n"
    #expect(try tree.report(model: "none")["pci", "0000:00:1f.0"].status == "normal-unbound")
  }

  @Test("several faults of one component are all told")
  func severalFaults() throws {
    var tree = MachineTree.bookworm
    tree.unbound = ["0000:00:1d.0", "0000:00:1d.7"]
    tree.files["/etc/modprobe.d/local.conf"] = "blacklist uhci_hcd\n"
    let usb = try tree.report()["usb"]
    #expect(usb.status == "blacklisted")
    #expect(usb.commands.suffix(2) == ["modprobe uhci_hcd", "modprobe ehci_pci"])
    #expect(usb.notes.contains("module ehci_pci fits, but is not loaded"))
  }

  @Test("for a kernel that does not run no module is to be loaded, and depmod is told which")
  func otherKernel() throws {
    let package = try MachineTree.etch.report("--kernel", "2.6.18-5-686")["wireless"]
    #expect(
      package.commands.suffix(2) == [
        "apt-get install ipw3945d firmware-ipw3945 ipw3945-modules-2.6.18-5-686", "depmod -a 2.6.18-5-686",
      ])
    var stale = MachineTree.etchStale
    stale.files["/proc/sys/kernel/osrelease"] = "2.6.18-5-686\n"
    let report = try stale.report("--kernel", "2.6.18-4-686")
    #expect(try report["wireless"].commands == ["depmod -a 2.6.18-4-686"])
    var forbidden = MachineTree.bookworm
    forbidden.files["/etc/modprobe.d/local.conf"] = "blacklist tg3\n"
    #expect(
      try forbidden.report("--kernel", "6.1.0-57-amd64")["ethernet"].commands == [
        "take 'blacklist tg3' out of /etc/modprobe.d/local.conf:1, unless somebody had a reason for it"
      ])
  }

  @Test("a kernel is installed anew from where its release is")
  func reinstalled() throws {
    var tree = MachineTree.etch
    tree.modules = nil
    let remark = try #require(try tree.report().remarks.first { $0.identifier == "modules-missing" })
    #expect(
      remark.steps.map(\.text) == [
        "deb http://archive.debian.org/debian etch main", "apt-get update",
        "apt-get install --reinstall linux-image-2.6.18-4-686",
      ])
  }

  @Test("whoever asks Ubuntu about a release of Debian gets the packages of that")
  func ubuntu() throws {
    var tree = MachineTree.bookwormBare
    tree.files.merge([
      "/etc/os-release": "ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n",
      "/etc/apt/sources.list.d/debian.sources": "",
    ]) { $1 }
    #expect(
      try tree.report("--suite", "bookworm")["wireless"].commands.prefix(3) == [
        "deb http://deb.debian.org/debian bookworm main non-free-firmware", "apt-get update",
        "apt-get install firmware-iwlwifi",
      ])
  }

  @Test(
    "a model file that cannot be used is told in every format for people",
    arguments: ["text", "markdown", "html"])
  func problems(format: String) throws {
    let machine = try MachineTree.bookworm.write(package: try sample.directory())
    let models = try Scratch()
    try models.file("broken.toml", "schema = 9\nname = 'x'\n")
    let outcome = try driverCheck(
      "--sysroot", machine.path, "--model-dir", models.path, "--format", format)
    let output = outcome.output.replacing("\n", with: " ")
    #expect(output.contains("A model file cannot be used: "))
    #expect(output.contains("broken.toml:1: "))
  }

  @Test("a fault of the whole is not a sentence of a monitoring system's line")
  func nagiosLine() throws {
    var tree = MachineTree.etchStale
    tree.unbound.insert("0000:02:0e.0")
    let output = try tree.check("--format", "nagios").output
    #expect(output.hasPrefix("DRIVERS CRITICAL - modules.dep does not know ipw3945; 10/100/1000"))
  }
}
