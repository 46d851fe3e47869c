import FixtureTrees
import Foundation
import ProgramTesting
import Testing

@Suite("The command line")
struct OptionsTests {
  @Test(
    "what makes no sense has status 64",
    arguments: [
      (["--kernel", "unknown"], "'unknown' is not the release of a kernel, such as 6.1.0-56-amd64"),
      (["--kernel", "6.1/../x"], "'6.1/../x' is not the release of a kernel, such as 6.1.0-56-amd64"),
      (["--suite", "potato"], "'potato' is not one of sarge, etch, lenny"),
      (["--format", "xml"], "The value 'xml' is invalid for '--format <format>'"),
      (["--explain", "x", "--format", "html"], "'--explain' has the formats text and json only"),
      (["--all", "--only-problems"], "'--all' and '--only-problems' exclude each other"),
      (["--learn", "--only-problems"], "'--learn' writes a model file"),
      (["--sysroot", ""], "'--sysroot' must not be empty"),
      (["08:00.0"], "Unexpected argument '08:00.0'"),
    ])
  func usage(arguments: [String], complaint: String) throws {
    let outcome = try sample.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("driver-check: \(complaint)"), "\(outcome)")
  }

  @Test("what cannot be used has one line and status 1")
  func unusable() throws {
    #expect(
      try driverCheck("--sysroot", "/nonexistent")
        == Outcome(errors: "driver-check: /nonexistent: no such file or directory\n", status: 1))
    #expect(
      try driverCheck("--sysroot", "README.md")
        == Outcome(errors: "driver-check: README.md: not a directory\n", status: 1))
    #expect(
      try driverCheck("--model", "nonexistent.toml")
        == Outcome(errors: "driver-check: nonexistent.toml: no such file or directory\n", status: 1))
    #expect(
      try driverCheck("--sysroot", "/nonexistent", "--format", "nagios")
        == Outcome("DRIVERS UNKNOWN - /nonexistent: no such file or directory\n", status: 3))
    let scratch = try Scratch()
    let file = try scratch.file("bad.toml", "schema = 1\n[=]\n")
    #expect(
      try driverCheck("--model", file)
        == Outcome(errors: "driver-check: \(file):2: a key is missing\n", status: 1))
  }

  @Test("a model file is found by what the machine says it is")
  func auto() throws {
    let scratch = try MachineTree.bookworm.write(package: try sample.directory())
    func model(_ arguments: String...) throws -> String? {
      try Report(try sample.run(["--sysroot", scratch.path, "--format", "json"] + arguments)).model
    }
    #expect(try model("--model-dir", "models") == "Compaq nx6320")
    #expect(try model("--model-dir", "/nonexistent") == nil)
    #expect(try model("--model", "none", "--model-dir", "models") == nil)
    #expect(try model("--model", "models/nx6320.toml") == "Compaq nx6320")
  }

  @Test("model files are found beside the program, wherever it is installed")
  func installed() throws {
    let scratch = try Scratch()
    let program = try scratch.program(
      "opt/bin/driver-check", copyOf: try sample.binaries() + "/driver-check")
    try scratch.file("opt/share/driver-check/models/nx6320.toml", try sample.text("models/nx6320.toml"))
    let machine = try MachineTree.bookworm.write(package: try sample.directory())
    let report = try Report(
      try sample.start([program, "--sysroot", machine.path, "--format", "json"]).finish())
    #expect(report.model == "Compaq nx6320")
  }

  @Test("a model file that was learned can be used at once")
  func learn() throws {
    let machine = try MachineTree.bookworm.write(package: try sample.directory())
    let learned = try driverCheck("--sysroot", machine.path, "--learn")
    #expect(learned.status == 0)
    let scratch = try Scratch()
    try scratch.file("models/mine.toml", learned.output)
    let report = try Report(
      try driverCheck("--sysroot", machine.path, "--model-dir", scratch.path + "/models", "--format", "json"))
    #expect(report.model == "Hewlett-Packard HP Compaq nx6320 (RH369EA#ABD)")
    #expect(report.components.contains { $0.key == "network-controller" && $0.status == "works" })
  }

  @Test("this machine is examined without root, and says what root would see")
  func live() throws {
    let report = try Report(try driverCheck("--format", "json"))
    #expect(report.components.contains { $0.devices.first?.slot == "cpu" && $0.status == "works" })
    #expect(report.kernel?.isEmpty == false)
  }
}
