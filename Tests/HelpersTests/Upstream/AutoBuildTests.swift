import TestSupport
import Testing

@Suite("pkgh-auto-build")
struct AutoBuildTests {
  @Test("runs make without a target, and shows what it says")
  func makefile() throws {
    let source = try ScratchSource(files: ["Makefile": "all:\n\t@echo built >out; echo making\n"])
    #expect(try source.run("pkgh-auto-build") == Outcome(stdout: "making\n"))
    #expect(try source.read("out") == "built\n")
    #expect(try source.run("pkgh-auto-build", ["-v"]) == Outcome(stdout: "\tmake\nmaking\n"))
  }

  struct Case: CustomTestStringConvertible {
    let arguments: [String]
    let options: String
    let command: String
    init(_ arguments: [String], _ options: String, _ command: String) {
      (self.arguments, self.options, self.command) = (arguments, options, command)
    }
    var testDescription: String { "\(arguments) \(options)" }
  }

  @Test(
    "takes the jobs, the directory and the arguments that it was given to make",
    arguments: [
      Case([], "", "make"), Case([], "parallel=3", "make -j3"), Case([], "terse parallel=0", "make -s"),
      Case(["--max-parallel=2"], "parallel=3", "make -j2"),
      Case(["--max-parallel=9"], "parallel=3", "make -j3"),
      Case(["--no-parallel"], "parallel=3", "make -j1"),
      Case(["-Dsrc"], "parallel=2", "make -C src -j2"), Case(["--sourcedirectory=src"], "", "make -C src"),
      Case(["--", "V=1", "all", "--always-make"], "", "make V=1 all --always-make"),
      Case(["-Smakefile", "--", "two words"], "", "make 'two words'"), Case(["-Snone"], "parallel=3", ""),
    ])
  func commands(_ item: Case) throws {
    let source = try ScratchSource(files: ["Makefile": "all:\n", "src/Makefile": "all:\n"])
    let outcome = try source.run(
      "pkgh-auto-build", ["--no-act"] + item.arguments, environment: ["DEB_BUILD_OPTIONS": item.options])
    #expect(outcome == Outcome(stdout: item.command.isEmpty ? "" : "\t\(item.command)\n"))
  }

  @Test("fails when make fails")
  func failure() throws {
    let source = try ScratchSource(files: ["Makefile": "all:\n\t@exit 3\n"])
    let outcome = try source.run("pkgh-auto-build")
    #expect(outcome.status == 1 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasSuffix("\npkgh-auto-build: 'make' failed with status 2\n"))
    #expect(!source.has("debian-like/.pkgh"))
  }

  @Test("builds every product of a Swift package in release mode, with no trace of the directory")
  func swiftPackage() throws {
    let source = try ScratchSource(files: ["Package.swift": ""])
    let environment = try source.stub(
      "swift", answers: ["show-executables": "one\ntwo\nthree (of-a-dependency)"]
    )
    .merging(["DEB_BUILD_OPTIONS": "parallel=2"]) { $1 }
    #expect(
      try source.run("pkgh-auto-build", ["--", "-Xswiftc", "-O"], environment: environment) == Outcome())
    let build =
      "build --jobs 2 --configuration release --static-swift-stdlib -Xswiftc -file-prefix-map "
      + "-Xswiftc \(source.top)=. -Xcc -ffile-prefix-map=\(source.top)=. -Xlinker --build-id=none"
    #expect(
      try source.calls(of: "swift") == [
        "package show-executables", "\(build) --product one -Xswiftc -O",
        "\(build) --product two -Xswiftc -O",
      ])
  }

  @Test("does nothing where nothing is to be built")
  func nothing() throws {
    #expect(try ScratchSource().run("pkgh-auto-build", ["-v"]) == Outcome())
  }
}
