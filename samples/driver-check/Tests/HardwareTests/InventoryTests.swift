import FixtureTrees
import Hardware
import ProgramTesting
import Sysroot
import Testing

private let sample = SamplePackage(program: "driver-check")

@Suite("What there is in a machine")
struct InventoryTests {
  private func read(_ tree: MachineTree) throws -> Inventory {
    let scratch = try tree.write(package: try sample.directory())
    return Inventory(Tree(root: scratch.path))
  }

  @Test("under a kernel of today")
  func today() throws {
    let inventory = try read(.bookworm)
    let wireless = try #require(inventory.device(called: "08:00.0"))
    #expect(
      wireless.identifiers == [
        "pci:8086:4222:8086:1000", "pci:8086:4222", "pci-class:028000", "pci-class:0280",
      ])
    #expect(wireless.drivers == [Driver(name: "iwl3945", module: "iwl3945")])
    #expect(wireless.children.map(\.name) == ["wlan0"])
    let socket = try #require(inventory.device(called: "0000:02:06.0"))
    #expect(socket.drivers == [Driver(name: "yenta_cardbus", module: "yenta_socket")])
    #expect(inventory.device(called: "1-2")?.drivers.map(\.name) == ["btusb"])
    #expect(inventory.device(called: "hdaudioC0D1")?.identifiers.contains("hda-function:modem") == true)
    #expect(inventory.device(called: "BAT0")?.detail == "59 Wh by design")
    #expect(inventory.device(called: "LVDS-1")?.detail == "1024x768")
    #expect(inventory.device(called: "cpu")?.detail == "2 CPUs, 32-bit only")
    #expect(inventory.kernel == "6.1.0-56-amd64")
    #expect(inventory.loadedModules == ["iwl3945", "snd_hda_intel"])
    #expect(inventory.addresses.count == 2)
  }

  @Test("under a kernel of 2006")
  func then() throws {
    let inventory = try read(.etchWithWireless)
    #expect(inventory.device(called: "08:00.0")?.children.map(\.name) == ["eth1"])
    #expect(inventory.device(called: "0000:00:1f.2")?.children.map(\.name) == ["sda"])
    #expect(inventory.device(called: "00:1b.0")?.drivers == [Driver(name: "HDA Intel")])
    #expect(inventory.device(called: "C23B")?.detail == "59000 mWh by design")
    #expect(inventory.device(called: "hdc")?.identifiers == ["drive:optical"])
  }

  @Test("codecs stand in /proc/asound where there is no /sys/bus/hdaudio")
  func procCodecs() throws {
    var tree = MachineTree.etch
    tree.files["/proc/asound/card0/codec#0"] =
      "Codec: Analog Devices AD1981HD\nAddress: 0\nVendor Id: 0x11d41981\n"
    tree.files["/proc/asound/card0/codec#1"] =
      "Codec: LSI Si3054\nMFG Function Id: 0x2\nVendor Id: 0x11c11040\n"
    tree.files["/proc/asound/card0/codec#2"] = "Codec: none\n"
    let codecs = try read(tree).devices.filter { $0.bus == .sound }
    #expect(
      codecs.map(\.identifiers) == [
        ["hda:11d4:1981", "hda-function:audio"], ["hda:11c1:1040", "hda-function:modem"],
      ])
  }

  @Test("radios have one of three forms")
  func radios() throws {
    var tree = MachineTree.bookworm
    tree.files.merge([
      "/sys/class/rfkill/rfkill0/type": "wlan\n", "/sys/class/rfkill/rfkill0/soft": "1\n",
      "/sys/class/rfkill/rfkill0/hard": "0\n", "/sys/class/rfkill/rfkill1/type": "bluetooth\n",
      "/sys/class/rfkill/rfkill1/state": "2\n",
      "/sys/devices/pci0000:08/0000:08:00.0/rf_kill": "2\n",
    ]) { $1 }
    let radios = try read(tree).radios
    #expect(radios.map(\.kind) == ["wlan", "bluetooth", "wlan"])
    #expect(radios.map(\.isSoftBlocked) == [true, false, false])
    #expect(radios.map(\.isHardBlocked) == [false, true, true])
  }
}
