import FixtureTrees
import Foundation
import ProgramTesting
import Testing

@Suite("What files say is never more than text")
struct InjectionTests {
  /// A letter that makes one character of itself and the next one, and a mark that does so with the one before.
  private static let (before, after) = ("\u{0D4E}", "\u{0301}")

  /// Markup behind a letter or before a mark that a comparison of characters does not find.
  private var disguised: MachineTree {
    var tree = MachineTree.bookworm
    let (before, after) = (Self.before, Self.after)
    tree.files["/sys/class/dmi/id/product_name"] = "\(before)<script>1\(before)</script>|\(after)\n"
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb2/2-1/product"] =
      "\(before)<img src=x>|\(after) \(before)[a](b) \(before)&amp;\n"
    return tree
  }

  @Test("markup with a mark at it stays text in HTML")
  func html() throws {
    let page = try disguised.check("--format", "html", model: "none").output
    #expect(page.contains("\(Self.before)&lt;script&gt;1"))
    #expect(!page.utf8.contains("<script".utf8))
    #expect(!page.utf8.contains("<img".utf8))
    #expect(!page.utf8.contains("&amp;;".utf8))
  }

  @Test("bars with a mark at them stay text in Markdown and for Nagios")
  func bars() throws {
    let text = try disguised.check("--format", "markdown", model: "none").output
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 31)
    for row in rows {
      let scalars = Array(row.unicodeScalars)
      let bars = scalars.indices.filter { scalars[$0] == "|" && ($0 == 0 || scalars[$0 - 1] != "\\") }
      #expect(bars.count == 4, "\(row)")
    }
    #expect(text.utf8.contains("\(Self.before)\\[a\\](b)".utf8))
    var tree = disguised
    tree.unbound = ["0000:00:1b.0"]
    tree.files["/usr/share/misc/pci.ids"] = "8086  Intel|\(Self.after)x=1\n\t27d8  |\(Self.after)Sound\n"
    let line = try tree.check("--format", "nagios", model: "none").output
    #expect(line.contains("Sound: needs module"))
    #expect(line.unicodeScalars.count { $0 == "|" } == 1)
  }

  @Test("names of modules, whatever they are, are one word of the commands that are shown")
  func commands() throws {
    let name = "x;touch${IFS}ran;'`touch${IFS}ran`$(touch${IFS}ran)&|>ran\"\\z"
    var tree = MachineTree.bookworm
    tree.unbound = ["0000:08:00.0", "0000:02:0e.0"]
    tree.files["/etc/modprobe.d/own.conf"] =
      "alias pci:v00008086d00004222* \(name)\nalias pci:v000014E4d0000169C* -\(Self.after)r\n"
    let report = try tree.report(model: "none")
    let commands = report.components.flatMap(\.steps).filter { $0.kind == "command" }.map(\.text)
    #expect(commands.contains { $0.hasPrefix("modprobe 'x;touch") })
    #expect(commands.contains("modprobe '_\(Self.after)r'"))
    let scratch = try Scratch()
    let directory = try scratch.file("bin/modprobe", "#!/bin/sh\nprintf '%s|' \"$@\"\n", mode: 0o755)
    for command in commands where command.hasPrefix("modprobe 'x") {
      let path = URL(fileURLWithPath: directory).deletingLastPathComponent().path
      let outcome = try Running(["/bin/sh", "-c", command], in: scratch.path, path: path).finish()
      #expect(outcome == Outcome(name.replacing("-", with: "_") + "|"))
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/ran"))
  }

  @Test("what a model file has wrong is told in one line that no terminal obeys")
  func modelFile() throws {
    let scratch = try Scratch()
    let head = "schema = 1\nname = \"x\"\n"
    let escapes = "\\u001B[31m\\n\\u009B\\u202E"
    let component = "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\n"
    for text in [
      head + "\"\(escapes)\" = 1\n", head + component + "follows = \"\(escapes)\"\n",
      head + component + "[[component.support]]\npackages = [{ name = \"a\", area = \"\(escapes)\" }]\n",
    ] {
      let outcome = try driverCheck("--model", try scratch.file("bad.toml", text))
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasSuffix("\n"))
      #expect(outcome.errors.contains("\\x1b[31m\\x0a\\x9b\\u{202e}"))
      #expect(outcome.errors.dropLast().unicodeScalars.allSatisfy(Self.isHarmless), "\(outcome)")
    }
  }

  @Test("nor are notes in an explanation, names in a model file that was learned, and remarks in it")
  func explanation() throws {
    let scratch = try Scratch()
    let model = try scratch.file(
      "model.toml",
      """
      schema = 1
      name = "x"
      [[component]]
      key = "b"
      name = "B"
      match = ["memory"]
      [[component]]
      key = "a"
      name = "A"
      match = []
      follows = "b"
        [[component.support]]
        note = "red: \\u001B[31m\\u009B\\u202E"

      """)
    let explained = try MachineTree.bookworm.check("--explain", "a", model: model)
    #expect(explained.output == "A\n  Works\n  red: \\x1b[31m\\x9b\\u{202e}\n")
    var tree = disguised
    tree.kernel = "6.1\u{1B}[31m\u{9B}\u{202E}"
    tree.files["/sys/class/dmi/id/sys_vendor"] = "\u{9B}31m\u{202E}"
    let learned = try tree.check("--learn").output
    #expect(learned.contains("\nkey = \"network-controller\"\n"))
    #expect(learned.unicodeScalars.allSatisfy { $0 == "\n" || Self.isHarmless($0) })
    let report = try tree.report(model: try scratch.file("learned.toml", learned))
    #expect(report.components.contains { $0.key == "network-controller" })
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    ![.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }

  @Test("marks do not pile up over other lines")
  func marks() throws {
    var tree = MachineTree.bookworm
    tree.files["/sys/class/dmi/id/product_name"] =
      "a" + String(repeating: "\u{301}\u{20DD}", count: 500) + "b\n"
    let text = try tree.check(model: "none").output
    #expect(text.hasPrefix("Hewlett-Packard a\u{301}\u{20DD}\u{301}\u{20DD}b\n"))
  }

  @Test("a kernel's release, whatever it is, is one word of the commands that are shown")
  func releases() throws {
    var tree = MachineTree.etch
    tree.kernel = "2.6.18;reboot-686"
    let wireless = try tree.report()["wireless"]
    #expect(
      wireless.commands.contains { $0.contains(" 'ipw3945-modules-2.6.18;reboot-686'") },
      "\(wireless.commands)")
    tree.modules = nil
    let steps = try tree.report(model: "none").remarks.flatMap(\.steps)
    #expect(steps.last?.text == "apt-get install --reinstall linux-image-'2.6.18;reboot-686'")
  }
}

extension Sequence<UInt8> {
  /// Whether the bytes of another text are in it.
  fileprivate func contains(_ other: some Collection<UInt8>) -> Bool {
    Array(self).firstRange(of: Array(other)) != nil
  }
}
