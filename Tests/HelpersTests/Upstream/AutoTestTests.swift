import TestSupport
import Testing

@Suite("pkgh-auto-test")
struct AutoTestTests {
  @Test(
    "runs the target 'test', or else 'check', or else nothing",
    arguments: [
      ("test check:\n\t@echo ran $@\n", "ran test\n"), ("check:\n\t@echo ran $@\n", "ran check\n"),
      ("all:\n\t@echo wrong\n", ""),
    ])
  func makefile(rules: String, output: String) throws {
    let source = try ScratchSource(files: ["Makefile": rules])
    #expect(try source.run("pkgh-auto-test") == Outcome(stdout: output))
  }

  @Test("fails when a test fails")
  func failure() throws {
    let source = try ScratchSource(files: ["Makefile": "test:\n\t@echo not ok; exit 1\n"])
    let outcome = try source.run("pkgh-auto-test")
    #expect(outcome.status == 1 && outcome.stdout == "not ok\n")
    #expect(outcome.stderr.hasSuffix("\npkgh-auto-test: 'make' failed with status 2\n"))
  }

  @Test("runs nothing with 'nocheck'", arguments: ["DEB_BUILD_OPTIONS", "DEB_BUILD_PROFILES"])
  func nocheck(variable: String) throws {
    let source = try ScratchSource(files: ["Makefile": "test:\n\t@exit 1\n"])
    #expect(try source.run("pkgh-auto-test", environment: [variable: "nostrip nocheck"]) == Outcome())
    for option in ["-v", "--no-act"] {
      #expect(
        try source.run("pkgh-auto-test", [option], environment: [variable: "nocheck"])
          == Outcome(stdout: "   pkgh-auto-test  (skipped: 'nocheck' is set)\n"))
    }
  }

  @Test("runs the tests of a Swift package")
  func swiftPackage() throws {
    let source = try ScratchSource(files: ["lib/Package.swift": ""])
    let description = "Name: tiny\nTargets:\n    Name: tinyTests\n    Type: test\n    C99name: tinyTests"
    let environment = try source.stub("swift", answers: ["describe": description])
    let arguments = ["-Dlib", "--max-parallel=1", "--", "--filter", "x"]
    #expect(try source.run("pkgh-auto-test", arguments, environment: environment) == Outcome())
    #expect(
      try source.calls(of: "swift") == [
        "package --package-path lib describe", "test --package-path lib --jobs 1 --filter x",
      ])
  }

  @Test("leaves a Swift package without tests alone, for which 'swift test' fails")
  func withoutTests() throws {
    let source = try ScratchSource(files: ["Package.swift": ""])
    let environment = try source.stub(
      "swift", answers: ["describe": "Name: test\n    Type: executable\n    Path: Type: test"])
    #expect(try source.run("pkgh-auto-test", environment: environment) == Outcome())
    #expect(try source.calls(of: "swift") == ["package describe"])
  }
}
