import TestSupport
import Testing

@Suite("pkgh-buildpackage")
struct BuildPackageTests {
  private func build(_ source: ScratchSource, _ arguments: [String] = [], in directory: String = ".") throws
    -> Outcome
  {
    try source.run("pkgh-buildpackage", arguments, in: directory, environment: source.installed())
  }

  @Test("cleans, builds, tests and packages, and ends with the names of the packages")
  func plain() throws {
    let source = try HelloSource.make()
    try source.write("hello", "left from another build\n")
    let outcome = try build(source)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.suffix(2) == HelloSource.streams.reversed().map { "\(source.scratch.path)/\($0)" }[...])
    #expect(
      lines.filter { $0.hasPrefix(" make ") } == [
        " make -f debian-like/rules clean", " make -f debian-like/rules build",
        " make -f debian-like/rules binary",
      ])
    #expect(lines.filter { $0 == "tested" }.count == 1)
    #expect(
      try source.run("pkgh-show", ["-f/usr/bin/hello", HelloSource.streams[1]], in: "..").stdout
        == "#!/bin/sh\necho hello\n")
  }

  @Test("builds a tree that has a directory called build, and refuses what would keep make from the rest")
  func names() throws {
    let source = try HelloSource.make()
    try source.write("build/x", "")
    let outcome = try build(source)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    #expect(outcome.stdout.split(separator: "\n").filter { $0 == "tested" }.count == 1)
    try source.write("clean", "")
    #expect(
      try build(source)
        == Outcome(
          status: 1,
          stderr:
            "pkgh-buildpackage: debian-like/rules: make would not run the target 'clean', for there is a file "
            + "of that name; write '.PHONY: clean' and 'clean:' with the recipe 'pkgh $@'\n"))
  }

  @Test("does without a rules file, and in the directory that is named")
  func elsewhere() throws {
    let source = try HelloSource.make()
    try source.scratch.remove("source/debian-like/rules")
    let outcome = try build(source, ["--destdir", "dist/new", "source"], in: "..")
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    #expect(try source.streams(in: "dist/new") == HelloSource.streams)
    #expect(try source.streams() == [])
    #expect(outcome.stdout.hasSuffix("\n\(source.scratch.path)/dist/new/\(HelloSource.streams[0])\n"))
  }

  @Test("builds with --no-clean on what is there, and what has changed since")
  func noClean() throws {
    let source = try HelloSource.make()
    #expect(try build(source).status == 0)
    try source.write("hello", "#!/bin/sh\necho hello # by hand\n", mode: 0o755)
    let outcome = try build(source, ["--no-clean"])
    #expect(outcome.status == 0 && outcome.stdout.contains("\ntested\n"))
    #expect(!outcome.stdout.contains(" make -f debian-like/rules clean"))
    let show = ["-f/usr/bin/hello", HelloSource.streams[1]]
    #expect(try source.run("pkgh-show", show, in: "..").stdout.hasSuffix("# by hand\n"))
  }

  @Test("gives the number of jobs to the upstream's build", arguments: ["-j3", "--jobs=3"])
  func jobs(option: String) throws {
    let source = try HelloSource.make()
    let outcome = try build(source, [option, "-v"])
    #expect(outcome.status == 0 && outcome.stdout.contains("\n\tmake -j3\n"))
    #expect(outcome.stdout.contains("\n\tmake -j3 check\n"))
    #expect(
      try build(source, ["-j0"]).stderr.hasPrefix("pkgh-buildpackage: '0' is no number of jobs\nUsage: "))
  }

  @Test("fails when a test of the upstream fails and leaves no package; the next run succeeds")
  func failingTest() throws {
    let source = try HelloSource.make()
    try source.write("broken", "")
    let outcome = try build(source)
    #expect(outcome.status == 1)
    #expect(outcome.stderr.contains("\npkgh-auto-test: 'make' failed with status 2\n"))
    #expect(
      outcome.stderr.hasSuffix("\npkgh-buildpackage: the target 'build' failed with status 2\n"))
    #expect(try source.streams() == [])
    #expect(try build(source, ["--no-clean"]).status == 1)
    try source.scratch.remove("source/broken")
    #expect(try build(source).status == 0)
    #expect(try source.streams() == HelloSource.streams)
  }

  @Test("leaves no package of several when one cannot be written")
  func failingPackage() throws {
    let source = try HelloSource.make()
    try source.write("debian-like/EXdoc.prototype", "f none /nowhere 0644 root root\n")
    let outcome = try build(source)
    #expect(outcome.status == 1 && outcome.stderr.contains("no file for '/nowhere'"))
    #expect(try source.streams() == [])
  }

  @Test("says so when no package is for this architecture")
  func otherArchitecture() throws {
    let source = try ScratchSource(packages: "Package: EXother\nArchitecture: vax\nDescription: x")
    let outcome = try build(source)
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr.hasSuffix(
        "\npkgh-buildpackage: no package was written: every package is for another architecture\n"))
  }

  @Test("refuses a directory that is not there, or no source tree")
  func wrongDirectory() throws {
    let source = try HelloSource.make()
    #expect(
      try build(source, ["nowhere"])
        == Outcome(
          status: 1, stderr: "pkgh-buildpackage: nowhere: cannot enter: no such file or directory\n"))
    let outcome = try build(source, [".."])
    #expect(outcome.status == 1)
    #expect(outcome.stderr.hasPrefix("pkgh-buildpackage: debian-like: there is no such directory here"))
  }
}
