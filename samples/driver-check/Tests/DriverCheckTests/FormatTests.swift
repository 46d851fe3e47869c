import FixtureTrees
import Foundation
import ProgramTesting
import Testing

@Suite("Formats")
struct FormatTests {
  /// A machine whose names are markup and more.
  private var hostile: MachineTree {
    var tree = MachineTree.bookworm
    tree.files["/sys/class/dmi/id/product_name"] = "<script>alert(1)</script>|`x`\u{1B}[31m\n"
    tree.files["/sys/devices/pci0000:00/0000:00:1b.0/hdaudioC0D0/chip_name"] =
      "<img src=x onerror=\"a\">&'*_\u{202E}\n"
    return tree
  }

  @Test("HTML is one page without anything from outside, and names are not markup in it")
  func html() throws {
    let page = try hostile.check("--format", "html", model: "none").output
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;img src=x onerror=&quot;a&quot;&gt;&amp;&#39;*_\\u{202e}"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;|`x`\\x1b[31m"))
    for outside in ["http:", "https:", "src=\"", "href=", "url(", "@import"] {
      #expect(!page.replacing("http-equiv", with: "").contains(outside), "\(outside)")
    }
    // Every element that is opened is closed.
    for name in ["main", "table", "tbody", "tr", "td", "th", "ul", "li", "style", "header", "footer", "span"]
    {
      let opened = page.matches(of: try Regex("<\(name)[ >]")).count
      #expect(opened == page.matches(of: try Regex("</\(name)>")).count, "\(name)")
    }
  }

  @Test("Markdown's table has three columns in every row, whatever the names are")
  func markdown() throws {
    let text = try hostile.check("--format", "markdown", model: "none").output
    #expect(text.contains("\\<script\\>alert(1)\\</script\\>\\|\\`x\\`"))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 31)
    for row in rows { #expect(row.replacing("\\|", with: "").filter { $0 == "|" }.count == 4, "\(row)") }
  }

  @Test(
    "no format has a character that controls a terminal",
    arguments: ["text", "json", "html", "markdown", "nagios"])
  func control(format: String) throws {
    let text = try hostile.check("--format", format, model: "none").output
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{202E}")
    }
    #expect(isPlain)
  }

  @Test("the table fits the terminal", arguments: [(40, 71), (80, 56), (132, 31)])
  func width(columns: Int, lines: Int) throws {
    let scratch = try MachineTree.bookwormBare.write(package: try sample.directory())
    let outcome = try driverCheck(
      "--sysroot", scratch.path, "--model", "models/nx6320.toml", "--all", environment: ["COLUMNS=\(columns)"]
    )
    let table = outcome.output.split(separator: "\n").prefix { !$0.hasPrefix("To do") }
    #expect(table.count == lines)
    #expect(table.filter { $0.count > columns } == [])
  }

  @Test("a monitoring system gets one line, and its status")
  func nagios() throws {
    let bare = try MachineTree.bookwormBare.check("--format", "nagios")
    #expect(
      bare
        == Outcome(
          "DRIVERS CRITICAL - Internal Intel Wireless Networking: needs firmware | faults=1;;;0 without_driver=2;;;0 components=22;;;0\n",
          status: 2))
    #expect(try MachineTree.bookworm.check("--format", "nagios").status == 1)
    var tree = MachineTree.bookworm
    tree.absent = ["0000:02:06.4", "hdaudioC0D1"]
    let fine = try tree.check("--format", "nagios")
    #expect(fine.status == 0)
    #expect(fine.output.hasPrefix("DRIVERS OK - nothing is to be done | faults=0;;;0"))
  }

  @Test("exit statuses say how it ended")
  func statuses() throws {
    #expect(try MachineTree.bookwormBare.check().status == 20)
    #expect(try MachineTree.bookworm.check().status == 21)
    var tree = MachineTree.bookworm
    tree.absent = ["0000:02:06.4", "hdaudioC0D1"]
    #expect(try tree.check().status == 0)
    #expect(try tree.check("--only-problems").output.contains("Nothing is wrong."))
  }

  @Test("text has what does not work, the names of what works, and rows for all of it on request")
  func extents() throws {
    var tree = MachineTree.bookwormBare
    for number in 0...2 {
      tree.addPCI(
        "0000:0\(number + 9):00.0", "8086:10d3", code: "020000", driver: "e1000e",
        gives: ["net/eth\(number)0"])
    }
    func table(_ text: String) -> [Substring] {
      Array(
        text.split(separator: "\n").filter { !$0.hasPrefix(" ") }.prefix { !$0.hasPrefix("To do") }.dropFirst(
          4))
    }
    let brief = try tree.check(model: "none").output
    #expect(table(brief).contains { $0.contains("Needs firmware") })
    #expect(table(brief).allSatisfy { !$0.contains("Works") })
    let names = brief.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    #expect(names.contains("3 × Intel Corporation Network controller"))
    #expect(names.contains("A row for each: --all."))
    #expect(!names.contains("Genuine Intel"))
    let all = try tree.check("--all", model: "none").output
    #expect(table(all).first?.contains("Needs firmware") == true)
    #expect(all.split(separator: "\n").count { $0.contains("Driver e1000e: net/") } == 3)
    #expect(!all.contains("Works: "))
    let problems = try tree.check("--only-problems", model: "none").output
    #expect(!problems.contains("Works: "))
  }

  @Test("rows that say the same are one for people, and each of its own for programs")
  func equalRows() throws {
    var tree = MachineTree.bookworm
    for number in 0...7 {
      let place = "/sys/devices/LNXSYSTM:00/PNP0C0F:0\(number)"
      tree.files[place + "/hid"] = "PNP0C0F\n"
      tree.links[place + "/driver"] = "/sys/bus/acpi/drivers/battery"
      tree.links["/sys/bus/acpi/devices/PNP0C0F:0\(number)"] = place
    }
    #expect(try tree.check("--all", model: "none").output.contains("\n8 × ACPI device PNP0C0F "))
    #expect(try tree.report(model: "none").components.count { $0.name == "ACPI device PNP0C0F" } == 8)
    // The firmware's battery is the one that is a supply of power.
    #expect(try tree.report(model: "none").components.count { $0.name == "Battery" } == 1)
  }

  @Test("only problems are left on request, and the counts stay")
  func onlyProblems() throws {
    let report = try MachineTree.bookwormBare.report("--only-problems")
    #expect(report.components.map(\.key) == ["wireless", "modem", "smart-card-reader"])
    #expect(report.counts["works"] == 12)
  }

  @Test("an explanation has every question with what was seen")
  func explanation() throws {
    let text = try MachineTree.bookwormBare.check("--explain", "08:00.0")
    #expect(text.status == 0)
    #expect(text.output.contains("Is firmware missing?"))
    let words = text.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(
      words.contains(
        "/var/log/dmesg: iwl3945 0000:08:00.0: firmware: failed to load iwlwifi-3945-2.ucode (-2)"))
    #expect(text.output.contains("modalias: pci:v00008086d00004222sv00008086sd00001000bc02sc80i00"))
    let byKey = try MachineTree.bookwormBare.check("--explain", "wireless")
    #expect(byKey.output == text.output)
    let json = try MachineTree.bookwormBare.check("--explain", "wireless", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let devices = try #require(object?["devices"] as? [[String: Any]])
    #expect((devices.first?["trace"] as? [[String: Any]])?.count == 3)
    #expect(
      try MachineTree.bookworm.check("--explain", "09:00.0")
        == Outcome(
          errors:
            "driver-check: no device or component is called '09:00.0'; the report with '--format json' has all names\n",
          status: 1))
  }
}

@Suite("What tells machines from each other stays out")
struct RedactionTests {
  /// Serial numbers of machine, battery and USB stick, the machine's UUID, and MAC addresses.
  private static let secrets = [
    "CNU6431XYZ", "4f2bc7a0", "05412-2006", "AA00000000000489", "00:00:5e:00:53", "00-00-5E-00-53",
    "00005e0053", "00005E0053",
  ]

  private var tree: MachineTree {
    var tree = MachineTree.bookwormBare
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb2/2-1/serial"] = "AA00000000000489\n"
    // An adapter whose name and interface have its address in them.
    tree.addUSB("1-9", "1234:5678", code: "ffff00", driver: "r8152", gives: ["net/enx00005e0053aa"])
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb1/1-9/product"] = "LAN 00005E0053AA\n"
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb1/1-9/serial"] = "00005E0053AA\n"
    tree.files["/var/log/dmesg", default: ""] +=
      "iwl3945 0000:08:00.0: firmware: failed to load mac-00-00-5E-00-53-AF-v1.ucode (-2) 00:00:5e:00:53:af: gone\n"
    // Some interfaces are called after their address.
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb2/2-1/net/enx00005e0053b0/address"] =
      "00:00:5e:00:53:b0\n"
    tree.links["/sys/class/net/enx00005e0053b0"] =
      "/sys/devices/pci0000:00/0000:00:1d.7/usb2/2-1/net/enx00005e0053b0"
    // And some devices by their number.
    tree.files["/sys/devices/pci0000:00/0000:00:1d.7/usb2/2-1/product"] = "Stick AA00000000000489\n"
    return tree
  }

  @Test(
    "of every format and explanation",
    arguments: [
      ["--format", "text"], ["--format", "json"], ["--format", "html"],
      ["--format", "markdown"], ["--format", "nagios"], ["--explain", "wireless"], ["--explain", "2-1"],
      ["--explain", "BAT0"], ["--explain", "1-9"], ["--learn"],
    ])
  func redacted(arguments: [String]) throws {
    let scratch = try tree.write(package: try sample.directory())
    for model in ["none", "models/nx6320.toml"] {
      let outcome = try sample.run(["--sysroot", scratch.path, "--model", model] + arguments)
      // Without the model file there is nothing called 'wireless'.
      #expect(outcome.output.isEmpty == (model == "none" && arguments.contains("wireless")))
      for secret in Self.secrets { #expect(!outcome.output.contains(secret), "\(secret)") }
    }
  }

  @Test("unless one asks for it")
  func shown() throws {
    let report = try tree.report("--no-redact", model: "none")
    #expect(report.machine.serial == "CNU6431XYZ")
    #expect(report.machine.uuid?.hasPrefix("4f2bc7a0") == true)
    #expect(report.devices.first { $0.slot == "2-1" }?.serial == "AA00000000000489")
    #expect(try tree.report(model: "none").machine.serial == "(redacted)")
  }
}
