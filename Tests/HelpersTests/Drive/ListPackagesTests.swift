import TestSupport
import Testing

@Suite("pkgh-listpackages")
struct ListPackagesTests {
  private static let packages =
    ScratchSource.twoPackages + "\n\nPackage: EXother\nArchitecture: pdp11\nDescription: not for us\n"

  @Test(
    "lists the packages that would be acted on, in their order",
    arguments: [
      Selection([], ["EXprog", "EXdoc"]), Selection(["-a"], ["EXprog"]), Selection(["-i"], ["EXdoc"]),
      Selection(["-a", "-i"], ["EXprog", "EXdoc"]), Selection(["-pEXdoc"], ["EXdoc"]),
      Selection(["-p", "EXdoc", "--package=EXprog"], ["EXprog", "EXdoc"]),
      Selection(["-NEXprog"], ["EXdoc"]), Selection(["-pEXdoc", "--no-package", "EXdoc"], []),
      Selection(["-i", "-pEXprog"], ["EXprog", "EXdoc"]),
    ])
  func lists(_ selection: Selection) throws {
    let source = try ScratchSource(packages: Self.packages)
    #expect(
      try source.run("pkgh-listpackages", selection.arguments)
        == Outcome(stdout: selection.names.map { $0 + "\n" }.joined()))
    #expect(!source.has("debian-like/.pkgh"))
  }

  @Test("prints JSON when asked to")
  func json() throws {
    let source = try ScratchSource(packages: Self.packages)
    #expect(try source.run("pkgh-listpackages", ["--json"]) == Outcome(stdout: "[\"EXprog\", \"EXdoc\"]\n"))
    #expect(
      try source.run("pkgh-listpackages", ["--json", "-NEXprog", "-NEXdoc"]) == Outcome(stdout: "[]\n"))
  }

  @Test("follows the architecture that is built for")
  func architecture() throws {
    let source = try ScratchSource(packages: Self.packages)
    #expect(
      try source.run("pkgh-listpackages", environment: ["PKGH_HOST_ARCH": "pdp11"])
        == Outcome(stdout: "EXprog\nEXdoc\nEXother\n"))
  }

  @Test("refuses a package that is not there")
  func unknown() throws {
    let source = try ScratchSource(packages: Self.packages)
    #expect(
      try source.run("pkgh-listpackages", ["-pEXnone"])
        == Outcome(
          status: 1, stderr: "pkgh-listpackages: debian-like/control: there is no package 'EXnone'\n"))
  }

  struct Selection: CustomTestStringConvertible {
    let arguments: [String]
    let names: [String]
    init(_ arguments: [String], _ names: [String]) { (self.arguments, self.names) = (arguments, names) }
    var testDescription: String { arguments.joined(separator: " ") }
  }
}
