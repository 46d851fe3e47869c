import FixtureTrees
import Hardware
import Models
import Modules
import ProgramTesting
import Sysroot
import SeededRandom
import Testing

private let sample = SamplePackage(program: "driver-check")

@Suite("Model files")
struct ModelTests {
  private func nx6320() throws -> Model { try Model(toml: try sample.text("models/nx6320.toml")) }

  @Test("the nx6320's describes that machine and no other")
  func describes() throws {
    let model = try nx6320()
    let scratch = try MachineTree.etch.write(package: try sample.directory())
    #expect(model.describes(Inventory(Tree(root: scratch.path)).identity))
    try scratch.file("sys/class/dmi/id/product_name", "HP Compaq nx6325\n")
    #expect(!model.describes(Inventory(Tree(root: scratch.path)).identity))
    #expect(!model.describes(Inventory(Tree(root: "/nonexistent")).identity))
  }

  @Test("its wireless card has drivers for kernels before and after 2.6.24")
  func ranges() throws {
    let wireless = try #require(try nx6320().components.first { $0.key == "wireless" })
    func support(_ kernel: String) -> Support? { wireless.support(for: KernelVersion(kernel)) }
    #expect(support("2.6.8-2-686") == nil)
    #expect(support("2.6.18-4-686")?.drivers == ["ipw3945"])
    #expect(support("2.6.23")?.drivers == ["ipw3945"])
    #expect(support("2.6.24-rc3")?.drivers == ["iwl3945"])
    #expect(support("2.6.24-1-686")?.drivers == ["iwl3945"])
    #expect(support("6.1.0-56-amd64")?.drivers == ["iwl3945"])
    #expect(try wireless.firstKernel(after: #require(KernelVersion("2.6.8"))) == KernelVersion("2.6.18"))
    #expect(
      support("2.6.18")?.packages.map { $0.name(for: "2.6.18-4-686") }
        == ["ipw3945d", "firmware-ipw3945", "ipw3945-modules-2.6.18-4-686"])
  }

  @Test("no range of kernels in the file overlaps the next")
  func sound() throws {
    for component in try nx6320().components {
      for (one, next) in zip(component.support, component.support.dropFirst()) {
        let end = try #require(one.before, "\(component.key)")
        #expect(try end <= #require(next.since), "\(component.key)")
      }
    }
  }

  private static let head = "schema = 1\nname = \"x\"\n"

  private static let mistakes = [
    ("", 1, "key 'schema' is missing"),
    ("schema = 1\n", 1, "key 'name' is missing"),
    ("schema = 2\nname = \"x\"\n", 1, "schema 2 is not 1, the one that this version reads"),
    (head + "colour = \"red\"\n", 3, "unknown key 'colour'"),
    (head + "[machine]\nvendor = 7\n", 4, "the value of 'vendor' is a number, not a string"),
    (head + "machine = { vendor = 7 }\n", 3, "the value of 'vendor' is a number, not a string"),
    (head + "name = \"y\"\n", 3, "key 'name' is there twice"),
    (head + "[machine]\n[machine]\n", 4, "'machine' is there twice"),
    (head + "machine = {}\n[machine]\n", 4, "'machine' is there twice"),
    (head + "component = []\n[[component]]\n", 4, "'component' is there twice"),
    (head + "[name.x]\n", 3, "'name' is not a table"),
    (head + "[[component]]\n[component]\n", 4, "'component' is there twice"),
    (head + "sources = [\n  \"a\", 7]\n", 4, "an item of 'sources' is a number, not a string"),
    (head + "component = 7\n", 3, "the value of 'component' is a number, not an array"),
    (
      head + "[[component]]\nkey = \"a\"\nname = \"A\"\n",
      3, "key 'match' is missing"
    ),
    (
      head + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = [\"wifi\"]\n",
      6, "'wifi' in 'match' is not BUS:ID and not one of cpu, memory, panel, battery, battery-bay"
    ),
    (
      head + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\nfollows = \"b\"\n",
      7, "follows = \"b\" names no other component"
    ),
    (
      head + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\n[[component.support]]\nsince = \"six\"\n",
      8, "'six' is not an upstream version of a kernel"
    ),
    (
      head
        + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\n[[component.support]]\nbefore = \"6.1;ls\"\n",
      8, "'6.1;ls' is not an upstream version of a kernel"
    ),
    (
      head
        + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\n[[component.support]]\nunbound = \"yes\"\n",
      8, "unbound = \"yes\" is not \"normal\""
    ),
    (
      head
        + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\n[[component.support]]\npackages = [{name = \"a; reboot\"}]\n",
      8, "'a; reboot' is not a name of a package"
    ),
    (
      head
        + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\n[[component.support]]\npackages = [{name = \"a\", area = \"free\"}]\n",
      8, "area = \"free\" is not one of main, contrib, non-free, non-free-firmware, firmware"
    ),
    (
      head
        + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = []\n[[component]]\nkey = \"a\"\nname = \"B\"\nmatch = []\n",
      8, "there are two components with the key 'a'"
    ),
  ]

  @Test("mistakes are named with their line", arguments: mistakes)
  func mistake(text: String, line: Int, complaint: String) {
    #expect(throws: ModelProblem.self) { try Model(toml: text) }
    do {
      _ = try Model(toml: text)
    } catch {
      #expect(error.description(in: "x.toml") == "x.toml:\(line): \(complaint)")
    }
  }

  @Test(
    "an identifier that no device can have is refused",
    arguments: [
      (
        "pci:zz",
        "does not have the form 'pci:hhhh:hhhh' or 'pci:hhhh:hhhh:hhhh:hhhh', where 'h' is a hexadecimal digit"
      ),
      (
        "pci:8086:422",
        "does not have the form 'pci:hhhh:hhhh' or 'pci:hhhh:hhhh:hhhh:hhhh', where 'h' is a hexadecimal digit"
      ),
      (
        "pci:8086:*",
        "does not have the form 'pci:hhhh:hhhh' or 'pci:hhhh:hhhh:hhhh:hhhh', where 'h' is a hexadecimal digit"
      ),
      ("usb-class:e", "does not have the form 'usb-class:hh', where 'h' is a hexadecimal digit"),
      (
        "hda-function:video",
        "does not have the form 'hda-function:audio' or 'hda-function:modem', where 'h' is a hexadecimal digit"
      ),
      ("isa:0001:0002", "is of no known bus"), (":8086", "is of no known bus"),
      ("cpu:intel", "does not have the form 'cpu:*:*:*', where 'h' is a hexadecimal digit and '*' any word"),
    ])
  func identifier(text: String, complaint: String) {
    let model =
      Self.head + "[[component]]\nkey = \"a\"\nname = \"A\"\nmatch = [\n \"pci:8086:4222\", \"\(text)\"]\n"
    do {
      _ = try Model(toml: model)
      Issue.record("'\(text)' was taken")
    } catch {
      #expect(error.description(in: "x.toml") == "x.toml:6: '\(text)' in 'match' \(complaint)")
    }
  }

  @Test("strings are what TOML says they are")
  func strings() throws {
    let model = try Model(
      toml: "schema = 1\nname = \"a\\u00e9\\\"\\\\b\\U0001F600\"\nsources = ['\\n', \"\\t\",]\n")
    #expect(model.name == "aé\"\\b😀")
    #expect(model.sources == ["\\n", "\t"])
    #expect(try Model(toml: "\"schema\" = 1\r\n'name' = 'x'\r\nmachine.vendor = 'V'\r\n").vendor == "V")
  }

  @Test("what is not TOML is blamed by line, and nothing of it is taken")
  func syntax() {
    let repeated = "a = 1\na = 2"
    let texts = [
      "schema = ", "= 1", "[[", "a = \"\n\"", "\u{0}", "a = {{{{", "[=]", "a = ,", "a = [,]", "a = [1",
      "a = {b}",
      "a = \"\\x\"", "a = \"\\uD800\"", "a = \"\"\"x\"\"\"", "a = 1.5", "a = 01", "a = 1 b", "[a]]", "[[a]",
      "a.b. = 1",
      "a = '", "a", repeated, "# \u{1}", "a = " + String(repeating: "[", count: 100_000),
    ]
    for text in texts {
      do {
        _ = try Model(toml: text)
        Issue.record("'\(text.prefix(20))' was taken")
      } catch {
        guard case .syntax(let line, let words) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(line == (text == repeated ? 2 : 1), "\(text.prefix(20))")
        #expect(!words.contains("\n"))
      }
    }
  }

  @Test("the nx6320's with some letters replaced is read or refused, and nothing worse", arguments: 0..<4)
  func mutated(part: Int) throws {
    let original = Array(try sample.text("models/nx6320.toml").utf8)
    let pieces = [
      "{", "}", "[", "]", "\"", "'", "=", ".", "\n", ",", "#", "\\", "[[", "]]", " ", "", "é", "0", "\\u00",
      "-",
    ]
    var random = SeededGenerator(seed: UInt64(part) &+ 7)
    func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
    var taken = 0
    for _ in 0..<500 {
      var bytes = original
      // Near the beginning, or most of the time would go into what comes before.
      for _ in 0..<1 + below(3) {
        let start = below(3000)
        bytes.replaceSubrange(start..<start + below(3), with: Array(pieces[below(pieces.count)].utf8))
      }
      if (try? Model(toml: String(decoding: bytes.prefix(4000), as: UTF8.self))) != nil { taken += 1 }
    }
    // How many are read changes with every edit of the model file; some must be refused.
    #expect(taken < 500)
  }

  @Test("one that was learned can be read, describes the machine, and has all of its devices")
  func learned() throws {
    let scratch = try MachineTree.bookworm.write(package: try sample.directory())
    let tree = Tree(root: scratch.path)
    let inventory = Inventory(tree)
    let text = LearnedModel(inventory, names: DeviceNames(tree)).toml
    let model = try Model(toml: text)
    #expect(model.describes(inventory.identity))
    for slot in ["0000:08:00.0", "0000:02:0e.0", "1-2", "hdaudioC0D1", "cpu", "BAT0"] {
      let device = try #require(inventory.device(called: slot))
      #expect(model.components.contains { $0.includes(device) }, "\(slot)")
    }
    let wireless = try #require(model.components.first { $0.match == ["pci:8086:4222"] })
    #expect(wireless.support.first?.drivers == ["iwl3945"])
    for secret in ["CNU6431XYZ", "4f2bc7a0", "00:00:5e", "05412-2006"] { #expect(!text.contains(secret)) }
  }

  @Test("drivers whose names are not words are learned, and no module is made of them")
  func namedDriver() throws {
    let scratch = try MachineTree.etch.write(package: try sample.directory())
    let device = "sys/devices/pci0000:00/0000:00:1b.0"
    try scratch.remove("\(device)/driver")
    try scratch.file("sys/bus/pci/drivers/HDA Intel/bind", "")
    try scratch.link("\(device)/driver", to: "/sys/bus/pci/drivers/HDA Intel")
    let tree = Tree(root: scratch.path)
    let model = try Model(toml: LearnedModel(Inventory(tree), names: DeviceNames(tree)).toml)
    let support = try #require(model.components.first { $0.match == ["pci:8086:27d8"] }?.support.first)
    #expect(support.drivers == ["HDA Intel"])
    #expect(support.modules == [])
  }

  @Test("a machine with a hostile name makes a file that is TOML still")
  func hostileName() throws {
    let scratch = try MachineTree.bookworm.write(package: try sample.directory())
    try scratch.file("sys/class/dmi/id/product_name", "x\" ]\\ *?[\u{1B}[31m\n'''\n")
    try scratch.file("proc/sys/kernel/osrelease", "6.1\n[machine]\nvendor = 1\n")
    let tree = Tree(root: scratch.path)
    let inventory = Inventory(tree)
    let model = try Model(toml: LearnedModel(inventory, names: DeviceNames(tree)).toml)
    #expect(model.describes(inventory.identity))
  }

  @Test("a directory gives the first that fits, and says which cannot be read")
  func library() throws {
    let scratch = try Scratch()
    try scratch.file("a.toml", "schema = ")
    try scratch.file("b.toml", try sample.text("models/nx6320.toml"))
    try scratch.file("c.txt", "no model")
    let machine = try MachineTree.etch.write(package: try sample.directory())
    let result = ModelLibrary(directory: scratch.path).model(
      for: Inventory(Tree(root: machine.path)).identity)
    #expect(result.found?.0.name == "Compaq nx6320")
    #expect(result.found?.file == scratch.path + "/b.toml")
    #expect(result.problems.count == 1)
    #expect(result.problems.first?.hasPrefix(scratch.path + "/a.toml:1: ") == true)
  }
}
