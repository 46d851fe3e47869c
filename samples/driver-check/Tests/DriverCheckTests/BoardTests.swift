import FixtureTrees
import ProgramTesting
import Testing

@Suite("What is soldered to a laptop's buses")
struct BoardTests {
  private static let controller = "/sys/devices/pci0000:00/0000:00:15.0"

  /// A touchpad on I2C, with the firmware's entry of it.
  private func touchpad(driver: String? = "i2c_hid_acpi", gives: [String] = []) -> MachineTree {
    var tree = MachineTree.bookworm
    tree.extraModules = [("kernel/drivers/hid/i2c-hid/i2c-hid-acpi.ko", ["acpi*:PNP0C50:*"], true)]
    tree.addPCI("0000:00:15.0", "8086:a0e8", code: "0c8000", driver: "intel-lpss")
    let place = Self.controller + "/i2c_designware.0/i2c-0/i2c-ELAN1200:00"
    let firmware = "/sys/devices/LNXSYSTM:00/ELAN1200:00"
    tree.files[place + "/modalias"] = "acpi:ELAN1200:PNP0C50:\n"
    tree.files[firmware + "/hid"] = "ELAN1200\n"
    tree.files[firmware + "/modalias"] = "acpi:ELAN1200:PNP0C50:\n"
    tree.links["/sys/bus/i2c/devices/i2c-ELAN1200:00"] = place
    tree.links["/sys/bus/acpi/devices/ELAN1200:00"] = firmware
    tree.links[firmware + "/physical_node"] = place
    if let driver { tree.links[place + "/driver"] = "/sys/bus/i2c/drivers/\(driver)" }
    tree.files["/sys/bus/i2c/drivers/i2c_hid_acpi/bind"] = ""
    for name in gives {
      tree.files["\(place)/0018:04F3:3022.0001/\(name)/name"] = "ELAN1200:00 Touchpad\n"
      tree.links["/sys/class/\(name)"] = "\(place)/0018:04F3:3022.0001/\(name)"
    }
    // Memory modules and sensors are on I2C, too.
    tree.files[Self.controller + "/i2c-1/1-0050/modalias"] = "i2c:ee1004\n"
    tree.links["/sys/bus/i2c/devices/1-0050"] = Self.controller + "/i2c-1/1-0050"
    return tree
  }

  @Test("a touchpad that gives an input device works, and is one row")
  func works() throws {
    let report = try touchpad(gives: ["input/input7"]).report(model: "none")
    #expect(try report["i2c", "i2c-ELAN1200:00"].status == "works")
    #expect(try report["i2c", "i2c-ELAN1200:00"].name == "Touchpad or touch screen ELAN1200")
    #expect(!report.devices.contains { $0.slot == "ELAN1200:00" || $0.slot == "1-0050" })
  }

  @Test("one that gives none does not, and the log says why")
  func silent() throws {
    var tree = touchpad()
    tree.files["/var/log/dmesg", default: ""] +=
      "[   10.2] i2c_hid_acpi i2c-ELAN1200:00: failed to reset device: -61\n"
    let pad = try tree.report(model: "none")["i2c", "i2c-ELAN1200:00"]
    #expect(pad.status == "not-working")
    #expect(
      pad.notes == [
        "driver i2c_hid_acpi is bound, but gives no input device",
        "the kernel says: i2c_hid_acpi i2c-ELAN1200:00: failed to reset device: -61",
      ])
  }

  @Test("one without a driver needs its module, or says why the module left it")
  func unbound() throws {
    var tree = touchpad(driver: nil)
    #expect(try tree.report(model: "none")["i2c", "i2c-ELAN1200:00"].commands == ["modprobe i2c_hid_acpi"])
    tree.files["/proc/modules", default: ""] += "i2c_hid_acpi 16384 0 - Live 0x0\n"
    tree.files["/var/log/dmesg", default: ""] +=
      "[   10.2] i2c_hid_acpi i2c-ELAN1200:00: hid_descr_cmd failed\n"
    #expect(
      try tree.report(model: "none")["i2c", "i2c-ELAN1200:00"].notes == [
        "module i2c_hid_acpi is loaded, but did not take it",
        "the kernel says: i2c_hid_acpi i2c-ELAN1200:00: hid_descr_cmd failed",
      ])
  }

  @Test("a codec on SoundWire needs its module, unless the firmware only names it", arguments: [true, false])
  func soundWire(isAttached: Bool) throws {
    var tree = MachineTree.bookworm
    let place = "/sys/devices/pci0000:00/0000:00:1b.0/sdw-master-0/sdw:0:025d:0711:01"
    tree.extraModules = [("kernel/sound/soc/codecs/snd-soc-rt711-sdca.ko", ["sdw:m025Dp0711v03c*"], true)]
    tree.files[place + "/modalias"] = "sdw:m025Dp0711v03c01\n"
    tree.files[place + "/status"] = isAttached ? "Attached\n" : "UNATTACHED\n"
    tree.links["/sys/bus/soundwire/devices/sdw:0:025d:0711:01"] = place
    let report = try tree.report(model: "none")
    let codec = report.components.first { $0.devices.first?.bus == "soundwire" }
    #expect(codec?.commands == (isAttached ? ["modprobe snd_soc_rt711_sdca"] : nil))
  }

  @Test("a wireless card on SDIO without an interface does not work")
  func sdio() throws {
    var tree = MachineTree.bookworm
    let place = "/sys/devices/platform/sdhci/mmc_host/mmc1/mmc1:0001/mmc1:0001:1"
    tree.extraModules = [
      ("kernel/drivers/net/wireless/broadcom/brcm80211/brcmfmac/brcmfmac.ko", ["sdio:c*v02D0dA9A6*"], true)
    ]
    tree.files[place + "/modalias"] = "sdio:c00v02D0dA9A6\n"
    tree.links["/sys/bus/sdio/devices/mmc1:0001:1"] = place
    #expect(try tree.report(model: "none")["sdio", "mmc1:0001:1"].commands == ["modprobe brcmfmac"])
    tree.links[place + "/driver"] = "/sys/bus/sdio/drivers/brcmfmac"
    tree.files["/sys/bus/sdio/drivers/brcmfmac/bind"] = ""
    #expect(try tree.report(model: "none")["sdio", "mmc1:0001:1"].status == "not-working")
    tree.files[place + "/net/wlan8/address"] = "00:00:5e:00:53:01\n"
    tree.links["/sys/class/net/wlan8"] = place + "/net/wlan8"
    #expect(try tree.report(model: "none")["sdio", "mmc1:0001:1"].status == "works")
  }

  @Test("the image processor of a camera needs a later kernel, and then libcamera")
  func camera() throws {
    var tree = MachineTree.bookworm
    tree.addPCI("0000:00:05.0", "8086:465d", code: "048000")
    let old = try tree.report(model: "none")["pci", "0000:00:05.0"]
    #expect(old.status == "needs-newer-kernel")
    #expect(old.needed_kernel == "6.10")
    #expect(
      old.commands == [
        "install a kernel of version 6.10 or later; the first Debian that has one is trixie (6.12)"
      ])
    var new = MachineTree.bookworm
    new.addPCI("0000:00:05.0", "8086:465d", code: "048000", driver: "intel-ipu6")
    let camera = try new.report(model: "none")["pci", "0000:00:05.0"]
    #expect(camera.status == "userspace")
    #expect(
      camera.notes == ["the cameras behind it are driven by libcamera 0.3.2 or later, by way of PipeWire"])
  }
}
