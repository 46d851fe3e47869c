import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("pkgh-link")
struct LinkTests {
  @Test("makes links relative within one top-level directory and absolute out of it")
  func policy() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.links": """
      # target, link
      usr/bin/hello usr/bin/hi
      /usr/lib/hello/run /usr/bin/hello-run   usr/share/x usr/share/doc/deep/y
      var/lib/hello usr/lib/hello/data
      usr/share usr/share/EXhello/up
      usr usr/lib/top
      hello top-level
      / opt/root
      """
    ])
    #expect(try source.run("pkgh-link") == Outcome())
    let links = [
      "usr/bin/hi", "usr/bin/hello-run", "usr/share/doc/deep/y", "usr/lib/hello/data",
      "usr/share/EXhello/up", "usr/lib/top", "top-level", "opt/root",
    ]
    #expect(
      links.map { source.target(of: "debian-like/EXhello/\($0)") } == [
        "hello", "../lib/hello/run", "../../x", "/var/lib/hello", "..", "..", "/hello", "/",
      ])
  }

  @Test("replaces other links, leaves right links alone, and refuses to replace a file")
  func replaces() throws {
    let links = "usr/bin/a usr/bin/new\nusr/bin/a usr/bin/wrong\nusr/bin/a usr/bin/right\n"
    let source = try ScratchSource(files: ["debian-like/links": links])
    try source.link("debian-like/EXhello/usr/bin/wrong", to: "b")
    try source.link("debian-like/EXhello/usr/bin/right", to: "a")
    #expect(
      try source.run("pkgh-link", ["-v"])
        == Outcome(
          stdout: "\tln -s a debian-like/EXhello/usr/bin/new\n\tln -s a debian-like/EXhello/usr/bin/wrong\n"))
    #expect(try source.run("pkgh-link", ["-v"]) == Outcome())
    try source.write("debian-like/EXhello/usr/bin/file", "")
    try source.write("debian-like/links", "usr/bin/a usr/bin/file\nusr/bin/a usr/bin/last\n")
    #expect(
      try source.run("pkgh-link")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-link: debian-like/links:1: a link to 'a' cannot be made as 'debian-like/EXhello/usr/bin/file', where "
            + "upstream's installation or 'debian-like/rules' has put something else: do not install it, or remove the "
            + "other before\n"))
    #expect(!source.has("debian-like/EXhello/usr/bin/last"))
  }

  @Test("corrects the links that upstream staged, but not those that -X names")
  func corrects() throws {
    let source = try ScratchSource()
    let links = [
      "usr/bin/abs": "/usr/lib/x", "usr/lib/far": "../../var/lib/x", "usr/lib/long": "../../usr/bin/x",
      "usr/lib/dot": "./x", "usr/lib/up": "../../../../etc/x", "usr/lib/odd": "sub/../x",
      "usr/lib/good": "../bin/x", "usr/lib/kept": "/usr/x", "usr/lib/self": "self",
    ]
    for (name, target) in links { try source.link("debian-like/EXhello/\(name)", to: target) }
    #expect(try source.run("pkgh-link", ["-X", "kept"]) == Outcome())
    #expect(
      links.keys.sorted().map { source.target(of: "debian-like/EXhello/\($0)") } == [
        "../lib/x", "x", "/var/lib/x", "../bin/x", "/usr/x", "../bin/x", "sub/../x", "self", "/etc/x",
      ])
  }

  @Test("takes the arguments for the first package, with -A for all")
  func arguments() throws {
    let source = try ScratchSource(packages: ScratchSource.twoPackages)
    #expect(try source.run("pkgh-link", ["opt/a", "opt/b"]) == Outcome())
    #expect(try source.staged("EXdoc") == [])
    #expect(try source.run("pkgh-link", ["-A", "opt/a", "opt/c"]) == Outcome())
    #expect(try source.staged("EXprog") == ["opt/", "opt/b", "opt/c"])
    #expect(try source.staged("EXdoc") == ["opt/", "opt/c"])
    #expect(
      try source.run("pkgh-link", ["opt/a"])
        == Outcome(
          status: 1, stderr: "pkgh-link: 'opt/a' has no link: write targets and links in pairs\n"))
  }

  @Test(
    "blames the line, and makes nothing",
    arguments: [
      BadLine("usr/bin/a", "'usr/bin/a' has no link: write targets and links in pairs"),
      BadLine("a b c", "'c' has no link: write targets and links in pairs"),
      BadLine("../a usr/b", "'../a' must not contain '..'"),
      BadLine("a usr/../../b", "'usr/../../b' must not contain '..'"),
      BadLine("usr/a /", "'/' cannot be a link"),
      BadLine(
        "usr/a \(String(repeating: "a/", count: 100_000))",
        "'\(String(repeating: "a/", count: 40))…' is too long for a path"),
      BadLine("usr/a /usr//a", "'/usr//a' would be a link to itself"),
    ])
  func blamesTheLine(_ line: BadLine) throws {
    let source = try ScratchSource(files: ["debian-like/EXhello.links": "usr/x usr/y\n\(line.text)\n"])
    #expect(
      try source.run("pkgh-link")
        == Outcome(status: 1, stderr: "pkgh-link: debian-like/EXhello.links:2: \(line.message)\n"))
    #expect(try source.staged() == [])
  }

  @Test("refuses to replace a directory, and to go through a link that leaves the stage")
  func refuses() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello/usr/lib/x": "", "debian-like/links": "usr/a usr/b\nusr/share usr/lib\n",
    ])
    #expect(
      try source.run("pkgh-link")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-link: debian-like/links:2: a link to 'share' cannot be made as 'debian-like/EXhello/usr/lib', which is a "
            + "directory already: do not install it, or remove the other before\n"
        ))
    #expect(!source.has("debian-like/EXhello/usr/b"))
    try source.write("debian-like/links", "usr/a out/b")
    let outside = source.scratch.path.appending("outside")
    try outside.makeDirectories()
    try source.link("debian-like/EXhello/out", to: outside.string)
    #expect(
      try source.run("pkgh-link")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-link: debian-like/EXhello/out: is a link to '\(outside)', which leaves 'debian-like/EXhello': remove it\n"
        ))
  }
}
