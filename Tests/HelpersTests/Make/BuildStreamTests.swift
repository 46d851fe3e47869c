import SystemPackage
import TestSupport
import Testing

@Suite("pkgh-buildstream")
struct BuildStreamTests {
  private static let name = "EXhello-1.0,REV=1-any-all.pkg"

  /// A source with a file staged, for which the helpers before have been run.
  private func prepared(_ packages: String? = nil, arguments: [String] = []) throws -> ScratchSource {
    let source = try ScratchSource(
      packages: packages,
      files: [
        "debian-like/EXhello/usr/bin/hello*": "#!/bin/sh\necho hello\n",
        "debian-like/EXprog/usr/bin/x*": "x\n", "debian-like/EXdoc/opt/doc": "",
      ])
    for helper in ["pkgh-installscripts", "pkgh-genpkginfo", "pkgh-gendepend", "pkgh-genprototype"] {
      #expect(try source.run(helper) == Outcome())
    }
    return source
  }

  /// The packages beside the source tree.
  private func streams(_ source: ScratchSource, in directory: String = "") throws -> [String] {
    try source.scratch.listing(of: directory).filter { $0.hasSuffix(".pkg") && !$0.contains("/") }
  }

  @Test("writes a package beside the source tree, under a name that says what it is")
  func plain() throws {
    let source = try prepared()
    #expect(try source.run("pkgh-buildstream", ["-v"]) == Outcome(stdout: "\twrite ../\(Self.name)\n"))
    #expect(try streams(source) == [Self.name])
    #expect(
      try source.run("pkgh-show", ["--file=pkginfo", "../\(Self.name)"])
        == Outcome(
          stdout: """
            PKG=EXhello
            NAME=says hello
            ARCH=all
            VERSION=1.0,REV=1
            CATEGORY=application
            DESC=and goodbye.
            VENDOR=Ann Example
            EMAIL=ann@example.org
            PSTAMP=pkghelper20240102030405
            CLASSES=none

            """))
    #expect(try source.run("pkgh-verify", ["../\(Self.name)"]) == Outcome())
    #expect(try source.read("debian-like/.pkgh/streams") == "\(source.scratch.path)/\(Self.name)\n")
  }

  /// pkgadd makes the links of a class with its files: in class none these would find none.
  @Test("packages a file of several names that the maintainer puts into a class, with its names")
  func hardLinks() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello/etc/hello.conf": "colour=blue\n",
      "debian-like/EXhello.prototype": "e conf /etc/hello.conf 0644 root root\n",
    ])
    for name in ["etc/a.conf", "etc/z.conf"] {
      try source.hardLink("debian-like/EXhello/\(name)", to: "debian-like/EXhello/etc/hello.conf")
    }
    for helper in ["pkgh-genpkginfo", "pkgh-genprototype", "pkgh-buildstream"] {
      #expect(try source.run(helper) == Outcome())
    }
    #expect(
      try source.run("pkgh-show", ["-c", "../\(Self.name)"])
        == Outcome(
          stdout: """
            d none ?    ?    ?      - /etc
            l conf -    -    -      - /etc/a.conf -> /etc/hello.conf
            e conf 0644 root root  12 /etc/hello.conf
            l conf -    -    -      - /etc/z.conf -> /etc/hello.conf
            i -    -    -    -    184 pkginfo

            """))
    #expect(try source.run("pkgh-verify", ["../\(Self.name)"]) == Outcome())
  }

  @Test("says what of the maintainer's prototype the installers would not make, and where")
  func classes() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello/opt/own/x": "x\n",
      "debian-like/EXhello.prototype": """
      d conf /opt/own 0755 root root
      f conf /opt/own/x 0644 root root
      s none /opt/own/s=x
      l none /opt/l=own/x

      """,
    ])
    for helper in ["pkgh-genpkginfo", "pkgh-genprototype"] { #expect(try source.run(helper) == Outcome()) }
    let file = "debian-like/EXhello.prototype"
    #expect(
      try source.run("pkgh-buildstream")
        == Outcome(
          status: 1,
          stderr: """
            pkgh-buildstream: \(file):3: '/opt/own/s' is of class 'none', but its directory '/opt/own' on line 1 of \
            '\(file)' is of class 'conf', which is installed later: the installers cannot make it; give both the same class
            pkgh-buildstream: \(file):4: '/opt/l' is a hard link of class 'none' to '/opt/own/x' on line 2 of '\(file)', \
            which is installed later with the class 'conf': give the link that class

            """))
    #expect(try streams(source) == [])
  }

  @Test("writes every package, and with -p one")
  func packages() throws {
    let source = try prepared(ScratchSource.twoPackages)
    let environment = ["PKGH_HOST_ARCH": "pdp11"]
    for helper in ["pkgh-genpkginfo", "pkgh-buildstream"] {
      #expect(try source.run(helper, ["-pEXprog"], environment: environment) == Outcome())
    }
    #expect(try streams(source) == ["EXprog-1.0,REV=1-Linux-pdp11.pkg"])
    #expect(try source.run("pkgh-buildstream", environment: environment) == Outcome())
    #expect(try streams(source) == ["EXdoc-1.0,REV=1-any-all.pkg", "EXprog-1.0,REV=1-Linux-pdp11.pkg"])
  }

  @Test("takes the system's release of the name from the field Osrel")
  func release() throws {
    let source = try prepared("Package: EXhello\nArchitecture: all\nOsrel: SunOS5.11\nDescription: x")
    #expect(try source.run("pkgh-buildstream") == Outcome())
    #expect(try streams(source) == ["EXhello-1.0,REV=1-SunOS5.11-all.pkg"])
    let wrong = try prepared("Package: EXhello\nArchitecture: all\nOsrel: a/b\nDescription: x")
    try wrong.remove("debian-like/EXprog")
    try wrong.remove("debian-like/EXdoc")
    for helper in ["pkgh-buildstream", "pkgh-testdir"] {
      #expect(
        try wrong.run(helper)
          == Outcome(
            status: 1,
            stderr:
              "\(helper): debian-like/control:7: 'a/b' becomes part of a file name and must not contain '/'\n"
          ))
    }
  }

  @Test("names the file after the package that is in it")
  func parameterOfPackage() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello/opt/x": ""])
    for step in [["pkgh-genpkginfo", "--", "PKG=EXother"], ["pkgh-genprototype"], ["pkgh-buildstream"]] {
      #expect(try source.run(step[0], Array(step.dropFirst())) == Outcome())
    }
    #expect(try source.scratch.listing().contains("EXother-1.0,REV=1-any-all.pkg"))
  }

  @Test("puts packages where --destdir or PKGH_DESTDIR says, making the directory")
  func destination() throws {
    let source = try prepared()
    #expect(try source.run("pkgh-buildstream", environment: ["PKGH_DESTDIR": "../one/two"]) == Outcome())
    #expect(try streams(source, in: "one/two") == [Self.name])
    #expect(
      try source.run(
        "pkgh-buildstream", ["--destdir", "../three"], environment: ["PKGH_DESTDIR": "../four"]) == Outcome())
    #expect(try streams(source, in: "three") == [Self.name])
    #expect(try source.scratch.listing().contains("four/") == false)
    #expect(try streams(source) == [])
  }

  @Test("does nothing with --no-act but show it")
  func noAct() throws {
    let source = try prepared()
    #expect(
      try source.run("pkgh-buildstream", ["--no-act", "--destdir=../new"])
        == Outcome(stdout: "\tinstall -d ../new\n\twrite ../new/\(Self.name)\n"))
    #expect(try streams(source) == [] && !source.has("debian-like/.pkgh/streams"))
  }

  @Test("says which helper is missing before it")
  func order() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello/opt/x": ""])
    #expect(
      try source.run("pkgh-buildstream")
        == Outcome(
          status: 1,
          stderr: "pkgh-buildstream: debian-like/.pkgh/EXhello/prototype: does not exist: run "
            + "pkgh-genprototype first\n"))
    #expect(try source.run("pkgh-genprototype") == Outcome())
    #expect(
      try source.run("pkgh-buildstream")
        == Outcome(
          status: 1,
          stderr: "pkgh-buildstream: debian-like/.pkgh/EXhello/prototype: has no entry 'i pkginfo', which "
            + "every package needs\n"))
  }

  @Test("blames the prototype's line for a file that has gone since, and writes no package at all")
  func gone() throws {
    let source = try prepared(ScratchSource.twoPackages)
    try source.scratch.remove("source/debian-like/EXprog/usr/bin/x")
    #expect(
      try source.run("pkgh-buildstream")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-buildstream: debian-like/.pkgh/EXprog/prototype:5: no file for '/usr/bin/x': looked "
            + "for 'debian-like/EXprog/usr/bin/x'\n"))
    #expect(try streams(source) == [])
  }

  @Test(
    "takes the options for a prototype alone only with one",
    arguments: [
      ["--root=x"], ["--base", "x"], ["-o-"], ["--output=x"], ["NAME=value"],
    ])
  func alone(arguments: [String]) throws {
    let outcome = try ScratchSource().run("pkgh-buildstream", arguments)
    let option = arguments[0].prefix { $0 != "=" || arguments[0].hasPrefix("N") }
    let name = option == "-o-" ? "--output" : String(option)
    #expect(outcome.status == 64)
    #expect(outcome.stderr.hasPrefix("pkgh-buildstream: '\(name)' is for use with --prototype\nUsage: "))
  }
}
