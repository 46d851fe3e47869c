import FixtureTrees
import Foundation
import HostileText
import ProgramTesting
import Testing

@Suite("Files with characters that a terminal acts on")
struct ForeignTextsTests {
  @Test(
    "send none of them to standard output or error",
    arguments: [
      ["--format", "text"], ["--format", "json"], ["--format", "html"], ["--format", "markdown"],
      ["--format", "nagios"], ["--learn"],
    ])
  func files(arguments: [String]) throws {
    let text = "a" + ActingCharacters.all + "b"
    var tree = MachineTree.bookworm
    for name in ["product_name", "sys_vendor", "product_version", "product_serial", "bios_version"] {
      tree.files["/sys/class/dmi/id/" + name] = text + "\n"
    }
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb2/2-1/product"] = text + "\n"
    tree.files["/usr/share/misc/pci.ids"] = "8086  \(text)\n\t27d8  \(text)\n"
    tree.files["/etc/os-release"] = "ID=debian\nVERSION_CODENAME=\"\(text)\"\nPRETTY_NAME=\"\(text)\"\n"
    tree.files["/etc/apt/sources.list"] = "deb http://a.test/\(text) \(text) main\n"
    tree.files["/var/log/dmesg"] = "[    1.0] firmware: failed to load \(text).fw (-2)\n"
    let scratch = try tree.write(package: try sample.directory())
    let outcome = try sample.run(["--sysroot", scratch.path, "--model", "none"] + arguments)
    #expect(ActingCharacters.found(in: outcome.output + outcome.errors) == [])
  }

  @Test("nor do arguments")
  func arguments() throws {
    for arguments in [
      ["--model", ActingCharacters.all], ["--sysroot", ActingCharacters.all], [ActingCharacters.all],
    ] {
      let outcome = try sample.run(arguments)
      #expect(ActingCharacters.found(in: outcome.output + outcome.errors) == [])
      #expect(outcome.status != 0)
    }
  }
}
