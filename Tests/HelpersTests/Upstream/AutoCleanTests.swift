import TestSupport
import Testing

@Suite("pkgh-auto-clean")
struct AutoCleanTests {
  @Test(
    "runs the first of 'distclean', 'realclean' and 'clean' that there is",
    arguments: [
      ("clean distclean realclean:\n\t@echo $@\n", "distclean\n"),
      ("clean realclean:\n\t@echo $@\n", "realclean\n"),
      ("clean:\n\t@echo $@\n", "clean\n"), ("all:\n\t@echo $@\n", ""),
    ])
  func makefile(rules: String, output: String) throws {
    let source = try ScratchSource(files: ["Makefile": rules])
    #expect(try source.run("pkgh-auto-clean") == Outcome(stdout: output))
  }

  @Test("fails when make fails")
  func failure() throws {
    let source = try ScratchSource(files: ["Makefile": "clean:\n\t@false\n"])
    let outcome = try source.run("pkgh-auto-clean")
    #expect(outcome.status == 1)
    #expect(outcome.stderr.hasSuffix("\npkgh-auto-clean: 'make' failed with status 2\n"))
  }

  @Test("removes what Swift built, wherever the package is", arguments: [".", "lib"])
  func swiftPackage(directory: String) throws {
    let source = try ScratchSource(files: [
      "\(directory)/Package.swift": "", "\(directory)/.build/release/x": "", "\(directory)/main.swift": "",
    ])
    #expect(try source.run("pkgh-auto-clean", ["-D", directory]) == Outcome())
    #expect(!source.has("\(directory)/.build") && source.has("\(directory)/main.swift"))
  }

  @Test("does nothing with --no-act but show it")
  func noAct() throws {
    let source = try ScratchSource(files: ["Package.swift": "", ".build/x": ""])
    #expect(try source.run("pkgh-auto-clean", ["--no-act"]) == Outcome(stdout: "\trm -rf .build\n"))
    #expect(source.has(".build/x"))
  }
}
