import TestSupport
import Testing

@Suite("Warnings about a package")
struct PackageWarningsTests {
  /// Runs a helper as it is and with --strict, and gives what it warns of.
  private func warnings(_ source: ScratchSource, _ helper: String = "pkgh-genprototype") throws -> [String] {
    let outcome = try source.run(helper)
    #expect(outcome.status == 0 && outcome.stdout == "")
    let lines = outcome.stderr.split(separator: "\n").map {
      String($0).replacing("\(helper): warning: ", with: "")
    }
    let errors = lines.map { "\(helper): \($0)\n" }.joined()
    #expect(try source.run(helper, ["--strict"]) == Outcome(status: errors.isEmpty ? 0 : 1, stderr: errors))
    return lines
  }

  @Test("say that it has nothing of upstream's, whatever it depends on")
  func empty() throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: says hello\nDepends: SUNWx",
      files: [
        "debian-like/copyright": "", "ChangeLog": "x", "debian-like/dirs": "usr/bin",
        "debian-like/postinstall": "#!/bin/sh\n",
      ])
    for helper in ["pkgh-installdirs", "pkgh-installdocs", "pkgh-installchangelogs", "pkgh-installscripts"] {
      #expect(try source.run(helper) == Outcome())
    }
    #expect(
      try warnings(source) == [
        "debian-like/control:5: 'EXhello' has no file but its changelogs and copyright: name files in 'EXhello.install', "
          + "or say 'metapackage' in its description if it is for its dependencies or scripts"
      ])
  }

  @Test(
    "are not about one that has a directory or a document, or says that it is a metapackage",
    arguments: [
      "a metapackage", "(Transitional package)", "a dummy\n package", "directory", "file", "prototype",
    ])
  func legitimate(what: String) throws {
    let isDescription = what.contains("package")
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: \(isDescription ? what : "x")")
    switch what {
    case "directory": try source.write("debian-like/EXhello/var/opt/x/y", "")
    case "file": try source.write("debian-like/EXhello/usr/share/doc/EXhello/README", "")
    case "prototype": try source.write("debian-like/prototype", "d none /var/opt/x 0755 root root\n")
    default: break
    }
    #expect(try warnings(source) == [])
  }

  @Test("name machine code where the architecture is 'all'")
  func machineCode() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello/usr/bin/script*": "#!/bin/sh\n"])
    let elf = [0x7f] + Array("ELF".utf8) + [UInt8](repeating: 1, count: 60)
    try source.scratch.write("source/debian-like/EXhello/usr/bin/a", elf)
    try source.write("debian-like/EXhello/usr/lib/libx.a", "!<arch>\n")
    // What is not for the linker may have the same format.
    try source.write("debian-like/EXhello/usr/share/x.deb", "!<arch>\n")
    #expect(
      try warnings(source) == [
        "debian-like/control:6: 'all' is for what is the same on every machine, but 'debian-like/EXhello/usr/bin/a' (and "
          + "1 more) is machine code: write 'any'"
      ])
    try source.write(
      "debian-like/control",
      source.read("debian-like/control").replacing("Architecture: all", with: "Architecture: any"))
    #expect(try warnings(source) == [])
  }

  @Test("name links to nothing where the package, or the link, is")
  func danglingLinks() throws {
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: [
        "debian-like/EXprog/opt/x/there": "", "debian-like/EXdoc/opt/y/other": "",
        "debian-like/EXprog/usr/bin/x": "",
        "debian-like/prototype": "f none /opt/x/own=/dev/null 0644 root root\n",
      ])
    let links = [
      "opt/x/a": "there", "opt/x/b": "gone", "opt/x/c": "../y/other", "opt/x/d": "own", "usr/bin/e": "gone",
      "usr/bin/f": "../lib/from-another-source", "usr/bin/g": "/etc/alternatives/g", "opt/x/h": "/opt/x/gone",
      "opt/x/i": ".",
    ]
    for (link, target) in links { try source.link("debian-like/EXprog/\(link)", to: target) }
    #expect(
      try warnings(source) == [
        "debian-like/EXprog/opt/x/b: is a link to 'gone', which no package of this source has",
        "debian-like/EXprog/opt/x/h: is a link to '/opt/x/gone', which no package of this source has",
        "debian-like/EXprog/usr/bin/e: is a link to 'gone', which no package of this source has",
      ])
  }

  @Test("name scripts of a class that no object has")
  func classScripts() throws {
    let source = try ScratchSource(files: [
      "debian-like/i.conf": "#!/sbin/sh\n", "debian-like/EXhello.r.cnf": "#!/sbin/sh\n",
      "debian-like/EXhello/etc/x": "", "debian-like/prototype": "e conf /etc/x 0644 root root\n",
    ])
    #expect(try source.run("pkgh-installscripts") == Outcome())
    #expect(
      try warnings(source) == [
        "debian-like/EXhello.r.cnf: no object of 'EXhello' has the class 'cnf': give it to one in 'EXhello.prototype', or "
          + "delete the script"
      ])
  }

  @Test("name a package that depends on itself, in a field or a file")
  func itself() throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: d\nDepends: SUNWx, EXhello\n",
      files: ["debian-like/depend": "R EXhello itself\n"])
    #expect(
      try warnings(source, "pkgh-gendepend") == [
        "debian-like/control:8: 'EXhello' is the package itself: take it out of 'Depends'",
        "debian-like/depend:1: 'EXhello' is the package itself: take it out of 'Reverse-Depends'",
      ])
  }

  @Test("are errors of the whole sequence with --strict, however it is said")
  func sequence() throws {
    let ways: [(arguments: [String], environment: [String: String])] = [
      (["--strict"], [:]), ([], ["PKGH_OPTIONS": "--strict"]),
    ]
    let tree = try RulesTree()
    let message =
      "debian-like/control:5: 'EXhello' has no file but its changelogs and copyright: name files in 'EXhello.install', or "
      + "say 'metapackage' in its description if it is for its dependencies or scripts\n"
    for way in ways {
      let outcome = try tree.source.run("pkgh", ["binary"] + way.arguments, environment: way.environment)
      #expect(outcome.status == 1)
      #expect(
        outcome.stderr == "pkgh-genprototype: \(message)pkgh: 'pkgh-genprototype' failed with status 1\n")
      // The option gives no helper something to do.
      #expect(!outcome.stdout.contains("pkgh-auto-build"))
    }
    #expect(try tree.pkgh("binary").stderr == "pkgh-genprototype: warning: \(message)")
  }
}
