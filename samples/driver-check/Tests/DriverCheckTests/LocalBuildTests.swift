import FixtureTrees
import ProgramTesting
import Testing

@Suite("Modules that are built on the machine")
struct LocalBuildTests {
  private static let bans =
    "# wl module from Broadcom conflicts with the following modules:\nblacklist b43\nblacklist bcma\n"

  /// A wireless card whose driver of the kernel's is forbidden for the sake of one that dkms builds.
  private var broadcom: MachineTree {
    var tree = MachineTree.bookworm
    tree.extraModules = [("kernel/drivers/bcma/bcma.ko", ["pci:v000014E4d00004365sv*sd*bc*sc*i*"], true)]
    tree.addPCI("0000:09:00.0", "14e4:4365", code: "028000")
    tree.packages["broadcom-sta-dkms"] = "6.30.223.271-23"
    tree.files["/etc/modprobe.d/broadcom-sta-dkms.conf"] = Self.bans
    return tree
  }

  private static let headers = [
    "apt-get update", "apt-get install linux-headers-6.1.0-56-amd64 linux-headers-amd64",
  ]

  @Test("one that another kernel has is built for this one; the ban stays")
  func otherKernelHasIt() throws {
    var tree = broadcom
    tree.files["/lib/modules/6.1.0-50-amd64/updates/dkms/wl.ko"] = ""
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "needs-module")
    #expect(
      card.notes[0]
        == "broadcom-sta-dkms is installed, but module wl was not built for kernel 6.1.0-56-amd64; 6.1.0-50-amd64 has it"
    )
    #expect(card.commands == Self.headers + ["dkms autoinstall", "modprobe wl"])
  }

  @Test("one whose sources are there is known by them; with the headers, dkms says why it failed")
  func failedBuild() throws {
    var tree = broadcom
    tree.files.merge([
      "/usr/src/broadcom-sta-6.30.223.271/dkms.conf":
        "PACKAGE_NAME=\"broadcom-sta\"\nPACKAGE_VERSION=\"6.30.223.271\"\nBUILT_MODULE_NAME[0]=\"wl\"\n",
      "/lib/modules/6.1.0-56-amd64/build/Makefile": "",
      "/var/lib/dkms/broadcom-sta/6.30.223.271/build/make.log": "error: implicit declaration\n",
    ]) { $1 }
    #expect(
      try tree.report(model: "none")["pci", "0000:09:00.0"].commands == [
        "see in /var/lib/dkms/broadcom-sta/6.30.223.271/build/make.log why it could not be built",
        "dkms autoinstall", "modprobe wl",
      ])
  }

  @Test("one that was built is loaded, although a module that names the device is forbidden")
  func builtAndNotLoaded() throws {
    var tree = broadcom
    tree.extraModules.append(("updates/dkms/wl.ko", ["pci:v000014E4d*sv*sd*bc02sc80i*"], true))
    #expect(try tree.report(model: "none")["pci", "0000:09:00.0"].commands == ["modprobe wl"])
  }

  @Test("Nvidia's modules, too, whose bans are in a file that is nobody's")
  func nvidia() throws {
    var tree = MachineTree.bookworm
    tree.extraModules = [
      ("kernel/drivers/gpu/drm/nouveau/nouveau.ko", ["pci:v000010DEd*sv*sd*bc03sc*i*"], true)
    ]
    tree.addPCI("0000:09:00.0", "10de:1d10", code: "030000")
    tree.packages["nvidia-kernel-dkms"] = "535.247.01-1"
    tree.files["/etc/modprobe.d/nvidia.conf"] = "blacklist nouveau\n"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(
      card.notes[0]
        == "nvidia-kernel-dkms is installed, but its module was not built for kernel 6.1.0-56-amd64")
    #expect(card.commands == Self.headers + ["dkms autoinstall"])
    // A ban of one's own is one's own.
    tree.files["/etc/modprobe.d/nvidia.conf"] = nil
    tree.files["/etc/modprobe.d/local.conf"] = "blacklist nouveau\n"
    #expect(try tree.report(model: "none")["pci", "0000:09:00.0"].status == "blacklisted")
  }

  @Test("a file of any name is a package's where dpkg says so")
  func listed() throws {
    var tree = broadcom
    tree.packages["broadcom-sta-dkms"] = nil
    tree.packages["bcmwl-kernel-source"] = "6.30"
    tree.files["/etc/modprobe.d/broadcom-sta-dkms.conf"] = nil
    tree.files["/etc/modprobe.d/blacklist-bcm43.conf"] = Self.bans
    tree.files["/var/lib/dpkg/info/bcmwl-kernel-source.list"] = "/.\n/etc/modprobe.d/blacklist-bcm43.conf\n"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.commands == Self.headers + ["dkms autoinstall"])
  }

  @Test("one without a ban is known by what the other kernel says of it")
  func byAlias() throws {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:09:00.0", "10ec:c821", code: "028000")
    let other = "/lib/modules/6.1.0-50-amd64"
    tree.files[other + "/updates/dkms/8821ce.ko"] = ""
    tree.files[other + "/modules.alias"] = "alias pci:v000010ECd0000C821sv*sd*bc*sc*i* 8821ce\n"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(
      card.notes[0] == "module 8821ce was not built for kernel 6.1.0-56-amd64; 6.1.0-50-amd64 has it")
    #expect(card.commands.suffix(2) == ["dkms autoinstall", "modprobe 8821ce"])
  }

  @Test("one of another kernel among this one's is built again")
  func foreign() throws {
    var tree = MachineTree.bookworm
    tree.extraModules = [("updates/dkms/wl.ko", ["pci:v000014E4d*sv*sd*bc02sc80i*"], true)]
    tree.addPCI("0000:09:00.0", "14e4:4365", code: "028000")
    tree.files["/var/log/dmesg", default: ""] +=
      "[    7.0] wl: version magic '6.1.0-50-amd64 SMP' should be '6.1.0-56-amd64 SMP'\n"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.notes[0] == "module wl was built for another kernel, and this one refuses it")
    #expect(card.commands == ["build or install the module again for this kernel"])
  }
}

@Suite("Modules that the kernel refuses")
struct SignatureTests {
  private static let file = "/lib/modules/6.1.0-56-amd64/updates/dkms/rtw_8723de.ko"

  private var machine: MachineTree {
    var tree = MachineTree.bookworm
    tree.extraModules = [("updates/dkms/rtw_8723de.ko", ["pci:v000010ECd0000D723sv*sd*bc*sc*i*"], true)]
    tree.addPCI("0000:09:00.0", "10ec:d723", code: "028000")
    return tree
  }

  private static let restart =
    "restart the machine, choose 'Enroll MOK' in the blue menu, and give the password of that command"

  @Test("one without a signature is signed, and its key enrolled; modprobe does not help")
  func unsigned() throws {
    var tree = machine
    tree.files["/var/log/dmesg", default: ""] += "[    8.4] Loading of unsigned module is rejected\n"
    tree.files["/var/lib/dkms/mok.pub"] = "certificate"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "needs-module")
    #expect(
      card.notes == [
        "the kernel refuses module rtw_8723de: no key that it trusts has signed it (Secure Boot)",
        "the kernel says: Loading of unsigned module is rejected",
      ])
    #expect(
      card.commands == [
        "apt-get update", "apt-get install mokutil",
        "/lib/modules/6.1.0-56-amd64/build/scripts/sign-file sha256 /var/lib/dkms/mok.key /var/lib/dkms/mok.pub \(Self.file)",
        "mokutil --import /var/lib/dkms/mok.pub", Self.restart,
      ])
  }

  @Test(
    "a lockdown is enough, and so is the demand for signatures",
    arguments: [
      ("/sys/kernel/security/lockdown", "none [integrity] confidentiality\n"),
      ("/sys/module/module/parameters/sig_enforce", "Y\n"),
    ])
  func lockdown(path: String, text: String) throws {
    var tree = machine
    tree.files[path] = text
    tree.packages["mokutil"] = "0.6.0"
    tree.files["/var/lib/shim-signed/mok/MOK.der"] = "certificate"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.commands.suffix(2) == ["mokutil --import /var/lib/shim-signed/mok/MOK.der", Self.restart])
    #expect(!card.commands.contains { $0.hasPrefix("modprobe") })
  }

  @Test("without either it is loaded; a module of the kernel's own is not refused")
  func notRefused() throws {
    #expect(try machine.report(model: "none")["pci", "0000:09:00.0"].commands == ["modprobe rtw_8723de"])
    var tree = MachineTree.bookworm
    tree.unbound = ["0000:02:0e.0"]
    tree.files["/sys/kernel/security/lockdown"] = "none [integrity] confidentiality\n"
    tree.files["/lib/modules/6.1.0-56-amd64/kernel/drivers/net/ethernet/broadcom/tg3.ko"] =
      "text~Module signature appended~\n"
    #expect(try tree.report(model: "none")["pci", "0000:02:0e.0"].commands == ["modprobe tg3"])
  }
}
