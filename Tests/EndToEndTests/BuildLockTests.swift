import FileSystem
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("the lock of a source tree")
struct BuildLockTests {
  private func start(_ source: ScratchSource, _ words: [String]) throws -> Background {
    try Background(
      source.program(words[0]).string, Array(words.dropFirst()), in: source.top,
      environment: source.installed())
  }

  @Test(
    "makes every program that changes the tree wait for another one's end",
    arguments: [
      "pkgh-buildpackage", "pkgh binary", "pkgh-prep", "pkgh-auto-build", "pkgh-buildstream --destdir ..",
      "pkgh-clean",
    ])
  func waits(command: String) throws {
    let source = try HelloSource.make()
    #expect(try source.run("pkgh", ["binary"], environment: source.installed()).status == 0)
    let words = command.split(separator: " ").map(String.init)
    // What holds the tree is this test, in place of another program.
    let waiting = try source.top.appending("debian-like").withLock {
      let waiting = try start(source, words)
      #expect(
        try waiting.poll { try waiting.errors() == "\(words[0]): waiting for another build in this tree\n" })
      return waiting
    }
    #expect(try waiting.finish().status == 0)
  }

  @Test(
    "is not for those that only look",
    arguments: [
      ["pkgh-listpackages"], ["pkgh-testdir"], ["pkgh", "binary", "--no-act"], ["pkgh-prep", "--no-act"],
      ["pkgh-buildpackage", "--no-act"],
    ])
  func readers(words: [String]) throws {
    let source = try HelloSource.make()
    try source.top.appending("debian-like").withLock {
      let outcome = try source.run(words[0], Array(words.dropFirst()), environment: source.installed())
      #expect(outcome.status == 0 && outcome.stderr.isEmpty)
    }
  }

  @Test("stays with what a killed build has left running, and the one that waits says who that is")
  func orphans() throws {
    let source = try HelloSource.make()
    try source.makePipe("go")
    try source.write(
      "Makefile",
      source.read("Makefile").replacing("all: hello\n", with: "all: hello\n\tread line <go; echo old >late\n")
        .replacing("\tcp hello", with: "\ttest ! -e late || cp late $(DESTDIR)/usr/bin/\n\tcp hello")
        .replacing("rm -f hello", with: "rm -f hello late"))
    let killed = try start(source, ["pkgh-buildpackage"])
    #expect(try killed.poll { try killed.output().contains("read line") })
    kill(killed.number, SIGKILL)
    #expect(try killed.finish().status == 128 + SIGKILL)

    try source.write(
      "Makefile", source.read("Makefile").replacing("\tread line <go; echo old >late\n", with: ""))
    let next = try start(source, ["pkgh-buildpackage"])
    let line = try Regex(
      #"^pkgh-buildpackage: waiting for another build in this tree: processes [^\n]*\(make\)[^\n]*\n$"#)
    #expect(try next.poll { try !next.errors().isEmpty })
    let errors = try next.errors()
    #expect(try line.wholeMatch(in: errors) != nil, "\(errors)")
    let pipe = try FileDescriptor.open(source.top.appending("go"), .writeOnly, options: .closeOnExec)
    try pipe.closeAfter { _ = try pipe.writeAll("go\n".utf8) }
    #expect(try next.finish().status == 0)
    #expect(try source.streams() == HelloSource.streams)
    #expect(try !source.objects(HelloSource.streams[1]).joined().contains("late"))
  }

  @Test("does not stay with a server that a build has started")
  func servers() throws {
    let source = try HelloSource.make()
    try source.write(
      "Makefile",
      source.read("Makefile").replacing(
        "all: hello\n",
        with: "all: hello\n\ttest -e ../server || { sleep 100 >/dev/null 2>&1 & echo $$! >../server; }\n"))
    // Foundation's Process would wait for the server, too.
    #expect(try start(source, ["pkgh", "build"]).finish().status == 0)
    let server = try #require(Int32(source.scratch.read("server").dropLast()))
    defer { kill(server, SIGKILL) }
    #expect(kill(server, 0) == 0)
    try source.top.appending("debian-like").withLock(waiting: { Issue.record("it is locked") }) {}
  }

  @Test("lets programs in that a build starts without its descriptors, as long as it runs")
  func descriptors() throws {
    let source = try HelloSource.make()
    let closing = "for n in 200 201 202 203; do eval \"exec $$n>&-\"; done; pkgh-installdirs /usr/share/x"
    try source.write(
      "debian-like/rules",
      "#!/usr/bin/make -f\nSHELL = /bin/bash\n%:\n\tpkgh $@\n\noverride_pkgh-installdocs:\n\t\(closing)\n",
      mode: 0o755)
    _ = try source.program("pkgh-installdirs")
    let outcome = try source.run("pkgh", ["binary"], environment: source.installed())
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome)")

    let status = try Stat(source.top.appending("debian-like"))
    let dead = "\(status.deviceID.rawValue):\(status.inode.rawValue):\(Int32.max)"
    #expect(
      try source.run("pkgh-installdirs", environment: ["PKGH_INTERNAL_LOCK": dead])
        == Outcome(
          status: 1,
          stderr: "pkgh-installdirs: the build that this program belongs to was killed: run it again\n"))
  }
}
