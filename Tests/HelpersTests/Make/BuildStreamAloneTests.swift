import FileSystem
import SystemPackage
import TestSupport
import Testing

/// `pkgh-buildstream --prototype`, which needs no source tree.
@Suite("pkgh-buildstream --prototype")
struct BuildStreamAloneTests {
  private static let info = "PKG=EXalone\nNAME=alone\nARCH=all\nVERSION=1.0\nCATEGORY=application\n"

  /// The files of a package, in a place where there is no debian-like.
  private func files(_ prototype: String, info: String = Self.info) throws -> ScratchSource {
    let source = try ScratchSource(files: [
      "../mine/pkginfo": info, "../mine/prototype": prototype, "../mine/bin/x": "beside\n",
      "../mine/x": "beside\n", "../mine/one/bin/x": "in one\n", "../mine/two/bin/x": "in two\n",
      "../mine/two/opt/bin/x": "in opt of two\n",
    ])
    return source
  }

  private func run(
    _ source: ScratchSource, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Outcome {
    try source.run(
      "pkgh-buildstream", ["--prototype", "prototype"] + arguments, in: "../mine", environment: environment)
  }

  private func show(_ source: ScratchSource, _ arguments: [String]) throws -> String {
    try source.run("pkgh-show", arguments, in: "../mine").stdout
  }

  private static let plain = "i pkginfo\nd none bin 0755 root root\nf none bin/x 0644 root root\n"

  @Test(
    "takes objects from beside the prototype, or the first root that has them, below the base",
    arguments: [
      ([], "beside\n"), (["--root=one"], "in one\n"), (["--root", "two", "--root", "one"], "in two\n"),
      (["--root=nowhere", "--root=two"], "in two\n"),
      (["--root=one", "--root=two", "--base=opt"], "in opt of two\n"),
    ])
  func roots(arguments: [String], content: String) throws {
    let source = try files(Self.plain, info: Self.info + "BASEDIR=/opt\n")
    #expect(try run(source, arguments) == Outcome())
    #expect(try show(source, ["--file=bin/x", "EXalone.pkg"]) == content)
    #expect(try source.run("pkgh-verify", ["../mine/EXalone.pkg"]) == Outcome())
  }

  @Test("does not take an option that only source trees know")
  func optionOfTrees() throws {
    let source = try files(Self.plain)
    let outcome = try run(source, ["--destdir=dist"])
    #expect(outcome.status == 64)
    #expect(
      outcome.stderr.hasPrefix(
        "pkgh-buildstream: '--destdir' is for source trees; with --prototype write --output\n"))
  }

  @Test("writes the file that -o names, or standard output")
  func output() throws {
    let source = try files(Self.plain, info: Self.info + "BASEDIR=/opt\n")
    #expect(try run(source, ["--root=one", "-v", "-oout.pkg"]) == Outcome(stdout: "\twrite out.pkg\n"))
    let stream = String(
      decoding: try source.scratch.path.appending("mine/out.pkg").contents(), as: UTF8.self)
    #expect(try run(source, ["--root=one", "--output", "-"]) == Outcome(stdout: stream))
    #expect(try run(source, ["--root=one", "-o-", "-v"]) == Outcome(stdout: stream))
    #expect(try run(source, ["--root=one", "-o/dev/stdout"]) == Outcome(stdout: stream))
    #expect(
      try run(source, ["--root=one", "-o-"], environment: ["PKGH_VERBOSE": "1"]) == Outcome(stdout: stream))
    #expect(try run(source, ["--root=one", "-o-", "--no-act"]) == Outcome(stdout: "\twrite -\n"))
    #expect(try run(source, ["--root=one", "--no-act", "-o", "no.pkg"]).stdout == "\twrite no.pkg\n")
    #expect(try source.scratch.listing(of: "mine").filter { $0.hasSuffix(".pkg") } == ["out.pkg"])
  }

  @Test("gives variables and parameters the values of the operands")
  func operands() throws {
    let source = try files("i pkginfo\nd none /$dir ? ? ?\nf none /$dir/x=x 0644 $who $who\n")
    #expect(
      try run(source, ["dir=srv", "who=bin", "VERSION=2", "EXTRA=a b", "-o", "out.pkg"])
        == Outcome())
    #expect(try show(source, ["-c", "out.pkg"]).contains("f none 0644 bin bin   7 /srv/x\n"))
    let info = try show(source, ["--file=pkginfo", "out.pkg"]).split(separator: "\n")
    #expect(info.contains("VERSION=2") && info.contains("EXTRA=a b") && !info.contains("dir=srv"))
  }

  @Test("gives all files the time SOURCE_DATE_EPOCH")
  func time() throws {
    let source = try files(Self.plain, info: Self.info + "BASEDIR=/opt\n")
    #expect(try run(source, ["--root=one"], environment: ["SOURCE_DATE_EPOCH": "86400"]) == Outcome())
    let info = try show(source, ["--json", "EXalone.pkg"])
    #expect(info.contains("\"modified\" : 86400") && info.contains("pkghelper19700102000000"))
    let wrong = try run(source, ["--root=one"], environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(
      wrong.stderr
        == "pkgh-buildstream: SOURCE_DATE_EPOCH: 'soon' must be a number of seconds from 0 to 4294967295\n")
  }

  @Test("warns of what is rarely meant, and writes the package")
  func warnings() throws {
    let source = try files("i pkginfo\nf none bin/x\n")
    #expect(
      try run(source, [])
        == Outcome(
          stderr: """
            pkgh-buildstream: warning: prototype:2: 'bin/x' has no mode, owner or group, so the \
            installer chooses them
            pkgh-buildstream: warning: prototype:2: 'bin/x' is relative, but pkginfo sets no BASEDIR for \
            it to be below
            pkgh-buildstream: warning: prototype:2: 'bin/x' is in the directory 'bin', which the prototype \
            does not list

            """))
    // What only an administrator's choice of BASEDIR installs is an error where nothing asks for it.
    #expect(
      try source.run("pkgh-verify", ["../mine/EXalone.pkg"])
        == Outcome(
          status: 1,
          stderr: """
            pkgh-verify: ../mine/EXalone.pkg: 'EXalone' has the relative path 'bin/x', but no BASEDIR for it to be \
            below [pkginfo-missing-basedir]

            """))
  }

  @Test("checks the scripts, and warns of those of a class that no object has")
  func scripts() throws {
    let entries =
      "f none /x 0644 root root\ne conf /y=x 0644 root root\ni i.conf=run\ni i.cnf=run\ni r.none=run\n"
    let source = try files("i pkginfo\n\(entries)")
    try source.write("../mine/run", "#!/sbin/sh\nexit 0\n")
    let warning =
      "prototype: no object has the class 'cnf' of 'i i.cnf': give it to one, or delete the entry\n"
    #expect(try run(source, []) == Outcome(stderr: "pkgh-buildstream: warning: \(warning)"))
    #expect(try run(source, ["--strict"]) == Outcome(status: 1, stderr: "pkgh-buildstream: \(warning)"))
    try source.write("../mine/prototype", "i pkginfo\n\(entries)".replacing("i i.cnf=run\n", with: ""))
    try source.write("../mine/run", "\u{feff}#!/sbin/sh\nexit 0\n")
    #expect(
      try run(source, [])
        == Outcome(
          status: 1, stderr: "pkgh-buildstream: run:1: begins with a byte order mark; save it without one\n"))
  }

  @Test(
    "says what is wrong, where, and leaves no package",
    arguments: [
      BadLine("", "prototype: has no entry 'i pkginfo', which every package needs"),
      BadLine("i pkginfo\nf none /y 0644 a b", "prototype:2: no file for '/y': looked for 'y'"),
      BadLine(
        "i pkginfo\nf none /bin=bin 0644 a b", "prototype:2: no file for '/bin': 'bin' is not a regular file"),
      BadLine(
        "i pkginfo\nq none /x 0644 a b", "prototype:2: 'q' is not a type, one of 'f e v d x l s p b c i'"),
      BadLine("i pkginfo\nf none /$d/x 0644 a b", "prototype:2: '$d' has no value"),
    ])
  func refuses(_ line: BadLine) throws {
    let source = try files(line.text + "\n")
    let outcome = try run(source, [])
    #expect(outcome.status == 1 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.contains("pkgh-buildstream: \(line.message)"))
    #expect(try source.scratch.listing(of: "mine").filter { $0.hasSuffix(".pkg") } == [])
  }

  @Test("says everything that is wrong with pkginfo, and what a name with a blank was meant to be")
  func parameters() throws {
    let source = try files(Self.plain, info: "PKG=EXalone\nNAME = alone\nexport ARCH=all\nVERSION=1.0\n")
    #expect(
      try run(source, [])
        == Outcome(
          status: 1,
          stderr: """
            pkgh-buildstream: pkginfo:2: 'NAME ' is not the parameter 'NAME': write 'NAME=…' without a blank
            pkgh-buildstream: pkginfo:3: 'export ARCH' is not the parameter 'ARCH': write 'ARCH=…' without 'export'
            pkgh-buildstream: pkginfo: 'CATEGORY' is not set: write 'application' or 'system'

            """))
  }

  @Test("refuses operands that set nothing, and places that are not there")
  func wrongArguments() throws {
    let source = try files(Self.plain)
    #expect(
      try run(source, ["FOO"]) == Outcome(status: 1, stderr: "pkgh-buildstream: 'FOO' is not 'NAME=value'\n"))
    let nowhere = try run(source, ["--root=one", "BASEDIR=/opt", "-o", "nowhere/x.pkg"])
    #expect(nowhere.status == 1 && nowhere.stderr.hasSuffix(": cannot create: no such file or directory\n"))
    #expect(
      try source.run("pkgh-buildstream", ["--prototype", "nowhere"])
        == Outcome(
          status: 1, stderr: "pkgh-buildstream: nowhere: cannot read: no such file or directory\n"))
  }
}
