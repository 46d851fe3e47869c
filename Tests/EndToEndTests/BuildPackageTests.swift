import FileSystem
import SystemPackage
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
            "pkgh-buildpackage: debian-like/rules: make will not run the target 'clean', because a file "
            + "of that name exists; write '.PHONY: clean' and 'clean:' with the recipe 'pkgh $@'\n"))
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

  @Test("gives the number of jobs to the upstream build", arguments: ["-j3", "--jobs=3"])
  func jobs(option: String) throws {
    let source = try HelloSource.make()
    let outcome = try build(source, [option, "-v"])
    #expect(outcome.status == 0 && outcome.stdout.contains("\n\tmake -j3\n"))
    #expect(outcome.stdout.contains("\n\tmake -j3 check\n"))
    #expect(
      try build(source, ["-j0"]).stderr.hasPrefix(
        "pkgh-buildpackage: '0' is not a valid number of jobs\nUsage: "))
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
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr.contains(
        "pkgh-buildstream: debian-like/EXdoc.prototype:1: no file for '/nowhere': looked for 'debian-like/EXdoc/nowhere'\n"
      ))
    #expect(try source.streams() == [])
  }

  @Test("says so when no package is for this architecture")
  func otherArchitecture() throws {
    let source = try ScratchSource(packages: "Package: EXother\nArchitecture: vax\nDescription: x")
    let reason = "this machine is 'x86_64', and 'debian-like/control' has packages for 'vax'"
    let outcome = try source.run(
      "pkgh-buildpackage", environment: source.installed().merging(["PKGH_HOST_ARCH": "x86_64"]) { $1 })
    #expect(outcome.status == 1)
    #expect(outcome.stderr.hasPrefix("pkgh: warning: there is no package to act on: \(reason)\n"))
    #expect(outcome.stderr.hasSuffix("\npkgh-buildpackage: no package was written: \(reason)\n"))
  }

  @Test("says so when the rules file makes no package")
  func emptyRules() throws {
    let source = try HelloSource.make()
    try source.write("debian-like/rules", "clean build binary:\n")
    let outcome = try build(source)
    #expect(outcome.status == 1)
    #expect(
      outcome.stderr == "pkgh-buildpackage: no package was written: 'debian-like/rules' builds none\n")
  }

  @Test("builds another tree from a rules file, whose packages and targets are its own")
  func nested() throws {
    let source = try HelloSource.make()
    for (name, text) in HelloSource.files {
      let inner = name.replacing("EXprog", with: "EXinner").replacing("EXdoc", with: "EXin")
      try source.write("inner/\(inner.hasSuffix("*") ? String(inner.dropLast()) : inner)", text)
    }
    try source.write("inner/debian-like/changelog", source.read("debian-like/changelog"))
    try source.write(
      "inner/debian-like/control",
      source.read("debian-like/control").replacing("EXprog", with: "EXinner").replacing("EXdoc", with: "EXin")
    )
    try source.write("inner/debian-like/rules", "build:\n\techo inner build\n\tmake\n%:\n\tpkgh $@\n")
    try source.write("inner/debian-like/not-installed", "usr\n")
    try source.write(
      "debian-like/rules", "build:\n\tpkgh-buildpackage --destdir .. inner\n\tmake\n%:\n\tpkgh $@\n")
    let outcome = try source.run("pkgh", ["binary", "-pEXdoc"], environment: source.installed())
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains("\ninner build\n"))
    #expect(
      try source.streams() == [
        HelloSource.streams[0], "EXin-1.0,REV=1-any-all.pkg", "EXinner-1.0,REV=1-Linux-pdp11.pkg",
      ])
  }

  @Test("names the packages that it has written, and none of an earlier build")
  func onlyOwnStreams() throws {
    let source = try HelloSource.make()
    #expect(try build(source).status == 0)
    try source.write(
      "debian-like/changelog",
      source.read("debian-like/changelog").replacing("hello (1.0-1)", with: "hello (2.0-1)"))
    let outcome = try build(source, ["--no-clean"])
    #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    let names = outcome.stdout.split(separator: "\n").filter { $0.hasSuffix(".pkg") && $0.hasPrefix("/") }
    #expect(
      names
        == ["EXprog-2.0,REV=1-Linux-pdp11.pkg", "EXdoc-2.0,REV=1-any-all.pkg"].map {
          "\(source.scratch.path)/\($0)"
        })
  }

  @Test("refuses a rules file that is a pipe, and a directory with a name that is not text")
  func oddTrees() throws {
    let source = try HelloSource.make()
    try source.scratch.remove("source/debian-like/rules")
    try source.makePipe("debian-like/rules")
    for program in ["pkgh-buildpackage", "pkgh"] {
      #expect(
        try source.run(program, program == "pkgh" ? ["build"] : [])
          == Outcome(status: 1, stderr: "\(program): debian-like/rules: is not a regular file\n"))
    }
    let odd = try run(
      "sh",
      [
        "-c", "mv source $(printf 'l\\351') && cd l* && exec \"$1\"", "sh",
        source.program("pkgh-testdir").string,
      ],
      in: source.scratch.path)
    #expect(odd.status == 1)
    #expect(
      odd.stderr.hasSuffix(": the name of this directory is not UTF-8, and programs would be given another\n")
    )
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
