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
    let tree = try MachineTree.bookworm.write(package: try sample.directory())
    // Bytes that are not UTF-8 may hide the rest of a file, so the files come without them, too.
    for bytes in [Array(ActingCharacters.all.utf8), ActingCharacters.bytes] {
      for (path, form) in Self.forms {
        try tree.file(path, ActingCharacters.filled(form, with: Array("a".utf8) + bytes + Array("b".utf8)))
      }
      let outcome = try sample.run(["--sysroot", tree.path, "--model", "none"] + arguments)
      let text = outcome.output + outcome.errors
      #expect(ActingCharacters.found(in: text) == [])
      // A model's file has the mark for what is not a character, for it must be UTF-8.
      #expect(arguments == ["--learn"] || !text.contains("\u{FFFD}"))
    }
  }

  /// The files that others write, with `{}` in place of the characters.
  private static let forms: [String: String] = {
    var forms = [
      "sys/devices/pci0000:00/0000:00:1d.7/usb2/2-1/product": "{}\n",
      "usr/share/misc/pci.ids": "8086  {}\n\t27d8  {}\n",
      "etc/os-release": "ID=debian\nVERSION_CODENAME=\"{}\"\nPRETTY_NAME=\"{}\"\n",
      "etc/apt/sources.list": "deb http://a.test/{} {} main\n",
      "var/log/dmesg": "[    1.0] firmware: failed to load {}.fw (-2)\n",
    ]
    for name in ["product_name", "sys_vendor", "product_version", "product_serial", "bios_version"] {
      forms["sys/class/dmi/id/" + name] = "{}\n"
    }
    return forms
  }()

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
