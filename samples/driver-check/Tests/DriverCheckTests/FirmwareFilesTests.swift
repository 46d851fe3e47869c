import FixtureTrees
import ProgramTesting
import Testing

@Suite("Firmware files and their packages")
struct FirmwareFilesTests {
  /// A machine with a driver that asked for a file in vain.
  private func tree(
    _ file: String, driver: String = "mwifiex_pcie", id: String = "11ab:2b38", code: String = "020000"
  ) -> MachineTree {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:09:00.0", id, code: code, driver: driver)
    tree.files["/var/log/dmesg"] =
      "\(driver) 0000:09:00.0: Direct firmware load for \(file) failed with error -2\n"
    return tree
  }

  @Test(
    "a compressed file is there when the kernel reads it",
    arguments: [
      ("5.15.6-1-amd64", "# CONFIG_FW_LOADER_COMPRESS is not set\n", ".xz", false),
      ("5.15.6-1-amd64", "CONFIG_FW_LOADER_COMPRESS=y\n", ".xz", true),
      ("5.15.6-1-amd64", "CONFIG_FW_LOADER_COMPRESS=y\n", ".zst", false),
      ("6.1.0-56-amd64", "CONFIG_FW_LOADER_COMPRESS=y\nCONFIG_FW_LOADER_COMPRESS_ZSTD=y\n", ".xz", false),
      ("6.1.0-56-amd64", "CONFIG_FW_LOADER_COMPRESS=y\nCONFIG_FW_LOADER_COMPRESS_ZSTD=y\n", ".zst", true),
      ("6.1.0-56-amd64", nil, ".zst", true), ("5.2.0-1-amd64", nil, ".xz", false),
      ("5.10.0-1-amd64", nil, ".zst", false),
    ] as [(String, String?, String, Bool)])
  func compressed(kernel: String, configuration: String?, ending: String, isRead: Bool) throws {
    var tree = tree("mrvl/pcie8897_uapsta.bin")
    tree.kernel = kernel
    let path = "/usr/lib/firmware/mrvl/pcie8897_uapsta.bin\(ending)"
    tree.files[path] = "x"
    tree.files["/boot/config-\(kernel)"] = configuration
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "needs-firmware")
    let again = "modprobe -r mwifiex_pcie && modprobe mwifiex_pcie"
    if isRead {
      #expect(card.notes[1] == "mrvl/pcie8897_uapsta.bin is there now; the driver has to ask again")
      #expect(card.commands == [again])
    } else {
      #expect(
        card.notes[1] == "\(path) is there, but this kernel does not read firmware that is compressed so")
      #expect(card.commands == [ending == ".xz" ? "xz -dk \(path)" : "zstd -d \(path)", again])
    }
  }

  @Test("a link that leads nowhere is not a file")
  func danglingLink() throws {
    var tree = tree("mrvl/pcie8897_uapsta.bin")
    tree.links["/lib/firmware/mrvl/pcie8897_uapsta.bin"] = "/lib/firmware/mrvl/gone.bin"
    #expect(
      try tree.report(model: "none")["pci", "0000:09:00.0"].notes[0]
        == "mrvl/pcie8897_uapsta.bin is missing")
  }

  @Test("display drivers take their firmware from the initramfs, which has to be made anew")
  func initramfs() throws {
    var tree = tree("amdgpu/navi10_pfp.bin", driver: "amdgpu", id: "1002:731f", code: "030000")
    tree.files["/lib/firmware/amdgpu/navi10_pfp.bin"] = "x"
    #expect(
      try tree.report(model: "none")["pci", "0000:09:00.0"].commands == [
        "update-initramfs -u", "restart the machine",
      ])
    tree.files["/etc/os-release"] = "ID=fedora\nVERSION_ID=43\n"
    tree.files["/etc/debian_version"] = nil
    #expect(
      try tree.report(model: "none")["pci", "0000:09:00.0"].commands == [
        "dracut --force", "restart the machine",
      ])
  }

  @Test(
    "the package is that of the distribution",
    arguments: [
      ("ID=fedora\nVERSION_ID=43\n", "iwlwifi-6000g2a-6.ucode", "dnf install iwlwifi-dvm-firmware"),
      ("ID=fedora\nVERSION_ID=43\n", "iwlwifi-so-a0-gf-a0-89.ucode", "dnf install iwlwifi-mvm-firmware"),
      ("ID=fedora\nVERSION_ID=43\n", "ath10k/QCA6174/hw3.0/board-2.bin", "dnf install atheros-firmware"),
      ("ID=nobara\nID_LIKE=fedora\n", "rtl_nic/rtl8168g-2.fw", "dnf install linux-firmware"),
      ("ID=ubuntu\nID_LIKE=debian\n", "i915/dg2_guc_70.bin", "apt-get install linux-firmware"),
      (
        "ID=linuxmint\nID_LIKE=ubuntu\n", "intel/sof-tplg/sof-hda-generic.tplg",
        "apt-get install firmware-sof-signed"
      ),
      (
        "ID=debian\nVERSION_CODENAME=forky\n", "intel/vpu/vpu_37xx_v1.bin",
        "apt-get install firmware-intel-misc"
      ),
      (
        "ID=debian\nVERSION_CODENAME=sid\n", "cirrus/cs35l41-dsp1-spk-prot.wmfw",
        "apt-get install firmware-cirrus"
      ),
    ])
  func distributions(system: String, file: String, command: String) throws {
    var tree = tree(file)
    tree.packages["firmware-iwlwifi"] = nil
    tree.files["/etc/os-release"] = system
    tree.files["/etc/debian_version"] = nil
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.commands.contains(command))
  }

  @Test("of other distributions no package is known")
  func otherDistribution() throws {
    var tree = tree("mrvl/pcie8897_uapsta.bin")
    tree.files["/etc/os-release"] = "ID=arch\n"
    tree.files["/etc/debian_version"] = nil
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.notes.contains("no package is known to have it"))
    #expect(card.commands == [])
  }

  @Test("testing and unstable are told apart by apt's sources")
  func moving() throws {
    var tree = tree("xe/lnl_guc_70.bin")
    tree.files["/etc/os-release"] = "ID=debian\nVERSION_CODENAME=forky\n"
    tree.files["/etc/debian_version"] = "forky/sid\n"
    tree.files["/etc/apt/sources.list.d/debian.sources"] = nil
    tree.files["/etc/apt/sources.list"] = "deb http://deb.debian.org/debian unstable main\n"
    let sid = try tree.report(model: "none")
    #expect(sid.suite == "sid")
    #expect(
      try sid["pci", "0000:09:00.0"].commands.prefix(1) == [
        "deb http://deb.debian.org/debian unstable main non-free-firmware"
      ])
    tree.files["/etc/apt/sources.list"] = "deb http://deb.debian.org/debian testing main\n"
    #expect(try tree.report(model: "none").suite == "forky")
  }

  @Test("a failure that is of no device here is not passed over")
  func elsewhere() throws {
    var tree = tree("regulatory.db")
    tree.files["/var/log/dmesg", default: ""] += """
      foo_bar spi0.1: cannot find the firmware foo/bar.bin
      r8169 0000:77:00.0: firmware: failed to load rtl_nic/rtl8168e-3.fw (-2)
      microcode: failed to load file amd-ucode/microcode_amd_fam15h.bin

      """
    let report = try tree.report(model: "none")
    let remark = try #require(report.remarks.first { $0.identifier == "firmware-elsewhere" })
    #expect(
      remark.text
        == "/var/log/dmesg tells of firmware that failed, for no device that is listed here: r8169 0000:77:00.0: firmware: failed to load rtl_nic/rtl8168e-3.fw (-2). There is one more such line."
    )
    #expect(try report["system", "cpu"].status == "works")
    #expect(
      try report["system", "cpu"].notes.last
        == "amd-ucode/microcode_amd_fam15h.bin was not found: the processor runs without its maker's later corrections (package amd64-microcode)"
    )
  }

  @Test("what programs say of firmware is not the kernel's")
  func programs() throws {
    var tree = tree("regulatory.db")
    tree.files["/var/log/dmesg"] = nil
    tree.files["/var/log/syslog"] = """
      Nov  2 03:04:05 host kernel: [    0.000000] Linux version 6.1.0-56-amd64 (debian-kernel)
      Nov  2 03:04:06 host fwupd[812]: failed to load firmware 0000:09:00.0/x.bin (-2)

      """
    #expect(try tree.report(model: "none")["pci", "0000:09:00.0"].status != "needs-firmware")
  }

  @Test("an amplifier is a part of the sound card")
  func amplifier() throws {
    var tree = MachineTree.bookworm
    let place = "/sys/devices/pci0000:00/0000:00:1f.0/i2c-1/i2c-CSC3551:00-cs35l41-hda.0"
    tree.files[place + "/uevent"] = "DRIVER=cs35l41-hda\n"
    tree.links["/sys/bus/i2c/devices/i2c-CSC3551:00-cs35l41-hda.0"] = place
    tree.files["/var/log/dmesg"] =
      "cs35l41-hda i2c-CSC3551:00-cs35l41-hda.0: firmware: failed to load cirrus/cs35l41-dsp1-spk-prot.wmfw (-2)\n"
    #expect(try tree.report(model: "none")["pci", "0000:00:1b.0"].status == "needs-firmware")
    tree.files["/var/log/dmesg", default: ""] +=
      "cs35l41-hda i2c-CSC3551:00-cs35l41-hda.0: Firmware Loaded - Type: spk-prot, Gain: 17\n"
    #expect(try tree.report(model: "none")["pci", "0000:00:1b.0"].status == "works")
  }

  @Test("of a falling list of versions one that has come is enough")
  func fallingListCame() throws {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:09:00.0", "8086:2526", code: "028000", driver: "iwlwifi")
    tree.files["/var/log/dmesg"] = (44...46).reversed().map {
      "iwlwifi 0000:09:00.0: Direct firmware load for iwlwifi-9260-th-b0-jf-b0-\($0).ucode failed with error -2\n"
    }.joined()
    tree.files["/lib/firmware/iwlwifi-9260-th-b0-jf-b0-44.ucode"] = "x"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.notes[1] == "iwlwifi-9260-th-b0-jf-b0-44.ucode is there now; the driver has to ask again")
    #expect(card.commands == ["modprobe -r iwlwifi && modprobe iwlwifi"])
  }

  @Test(
    "a line that says no more than that it failed is shown",
    arguments: [
      "brand_new_driver 0000:09:00.0: oops, the microcode could not be put in place",
      "brand_new_driver: firmware of the second core aborted with error -5",
      "brand_new_driver 0000:09:00.0: FIRMWARE DOWNLOAD TIMED OUT",
    ])
  func unknownLine(line: String) throws {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:09:00.0", "1234:5678", code: "020000", driver: "brand_new_driver", gives: ["net/eth7"])
    tree.files["/var/log/dmesg"] = "[   12.345678] \(line)\n"
    let card = try tree.report(model: "none")["pci", "0000:09:00.0"]
    #expect(card.status == "not-working")
    #expect(
      card.notes == [
        "the kernel says: \(line)", "the line does not say which file of firmware that is about",
      ])
  }
}
