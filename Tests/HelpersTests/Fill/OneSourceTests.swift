import TestSupport
import Testing

@Suite("A place in a package")
struct OneSourceTests {
  private static let documentation = "debian-like/EXhello/usr/share/doc/EXhello"

  @Test("has one source, whichever helpers install there")
  func acrossHelpers() throws {
    let source = try ScratchSource(files: [
      "README": "1", "doc/README": "2", "debian-like/install": "README usr/share/doc/EXhello\n",
      "debian-like/docs": "doc/README\n",
    ])
    #expect(try source.run("pkgh-install") == Outcome())
    #expect(
      try source.run("pkgh-installdocs")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-installdocs: debian-like/docs:1: 'doc/README' cannot be installed as '\(Self.documentation)/README', where 'README' "
            + "is installed already, which differs: install one of them, or give one another name\n"))
    try source.write("doc/README", "1")
    #expect(try source.run("pkgh-installdocs") == Outcome())
    #expect(try source.run("pkgh-prep") == Outcome())
    try source.write("doc/README", "2")
    #expect(try source.run("pkgh-installdocs") == Outcome())
  }

  @Test(
    "keeps what upstream has installed there",
    arguments: [
      ("pkgh-installdocs", "docs", "README", "doc/EXhello/README"),
      ("pkgh-installman", "manpages", "hello.1", "man/man1/hello.1"),
      ("pkgh-installchangelogs", "x", "ChangeLog", "doc/EXhello/changelog"),
    ])
  func upstream(helper: String, kind: String, file: String, place: String) throws {
    let staged = "debian-like/EXhello/usr/share/\(place)"
    let source = try ScratchSource(files: [
      file: ".TH ours\n", "debian-like/\(kind)": "\(file)\n", staged: ".TH theirs\n",
    ])
    #expect(
      try source.run(helper)
        == Outcome(
          status: 1,
          stderr:
            "\(helper): \(kind == "x" ? "" : "debian-like/\(kind):1: ")'\(file)' cannot be installed as '\(staged)', where upstream's installation or "
            + "'debian-like/rules' has put something else: do not install it, or remove the other before\n"))
    #expect(try source.read(staged) == ".TH theirs\n")
    try source.write(staged, ".TH ours\n")
    #expect(try source.run(helper) == Outcome())
    // What it has copied itself it copies again.
    try source.write(file, ".TH changed\n")
    #expect(try source.run(helper) == Outcome())
    #expect(try source.read(staged) == ".TH changed\n")
  }

  @Test("gets a page, or the link that a page stands for, again and again")
  func sourcePages() throws {
    let pages = "debian-like/EXhello/usr/share/man/man1"
    let source = try ScratchSource(files: [
      "debian-like/manpages": "*.1", "a.1": ".TH A 1\n", "b.1": ".so man1/a.1\n",
      "\(pages)/b.1": ".so man1/a.1\n",
    ])
    for _ in 1...2 {
      #expect(try source.run("pkgh-installman") == Outcome())
      #expect(source.target(of: "\(pages)/b.1") == "a.1")
    }
  }

  private func refuses(_ helper: String, _ files: [String: String], _ message: String) throws {
    let source = try ScratchSource(files: files)
    for earlier in ["pkgh-install", "pkgh-installdirs"] where earlier < helper && helper != "pkgh-installman"
    {
      #expect(try source.run(earlier) == Outcome())
    }
    #expect(try source.run(helper) == Outcome(status: 1, stderr: "\(helper): \(message)\n"))
  }

  private static let wayOut = "install one of them, or give one another name"

  @Test("has one source of those that lists name, which are both named with their lines")
  func linesOfLists() throws {
    let stage = "debian-like/EXhello"
    try refuses(
      "pkgh-install", ["a/x": "1", "b/x": "2", "debian-like/install": "a/x usr\n\nb/x usr\n"],
      "debian-like/install:3: 'b/x' cannot be installed as '\(stage)/usr/x', where 'a/x' (debian-like/install:1) is to be "
        + "installed, which differs: \(Self.wayOut)")
    try refuses(
      "pkgh-installman",
      ["a/x.1": "1", "b/x.1": "2", "debian-like/manpages": "a/x.1\nb/x.1\n"],
      "debian-like/manpages:2: 'b/x.1' and 'a/x.1' (debian-like/manpages:1) are both the page 'man1/x.1', and differ: "
        + "name one of them")
  }

  @Test("is a file or a directory")
  func fileOrDirectory() throws {
    let (stage, files) = ("debian-like/EXhello", ["a/x/y": "1", "b/x": "2", "y": "3"])
    func lines(_ text: String, _ kind: String = "install") -> [String: String] {
      files.merging(["debian-like/\(kind)": text]) { $1 }
    }
    try refuses(
      "pkgh-install", lines("b/x usr\na/x usr\n"),
      "debian-like/install:2: 'a/x' cannot be installed as '\(stage)/usr/x', where 'b/x' (debian-like/install:1) is to be "
        + "installed: \(Self.wayOut)")
    try refuses(
      "pkgh-install", lines("a/x usr\nb/x usr\n"),
      "debian-like/install:2: 'b/x' cannot be installed as '\(stage)/usr/x', which is a directory, in which 'a/x' "
        + "(debian-like/install:1) is to be installed: \(Self.wayOut)")
    try refuses(
      "pkgh-install", lines("b/x usr\ny usr/x/z\n"),
      "debian-like/install:2: 'y' cannot be installed as '\(stage)/usr/x/z/y', for which '\(stage)/usr/x' must be a "
        + "directory, where 'b/x' (debian-like/install:1) is to be installed: \(Self.wayOut)")
    try refuses(
      "pkgh-installdirs", lines("b/x usr\n").merging(["debian-like/dirs": "var\nusr/x/z usr/x\n"]) { $1 },
      "debian-like/dirs:2: the directory '\(stage)/usr/x/z' cannot be made, for which '\(stage)/usr/x' must be a directory, "
        + "where 'b/x' is installed already: \(Self.wayOut)")
    try refuses(
      "pkgh-link", lines("b/x usr\n").merging(["debian-like/links": "usr/a usr/x/z\n"]) { $1 },
      "debian-like/links:1: a link to '../a' cannot be made as '\(stage)/usr/x/z', for which '\(stage)/usr/x' must be a "
        + "directory, where 'b/x' is installed already: \(Self.wayOut)")
    try refuses(
      "pkgh-link", lines("a/x usr\n").merging(["debian-like/links": "usr/a usr/x\n"]) { $1 },
      "debian-like/links:1: a link to 'a' cannot be made as '\(stage)/usr/x', which is a directory that 'a/x' "
        + "needs: \(Self.wayOut)")
    let directory = try ScratchSource(
      files: lines("b/x usr\n").merging(["debian-like/dirs": "usr/x/z\n"]) { $1 })
    for _ in 1...2 { #expect(try directory.run("pkgh-installdirs") == Outcome()) }
    #expect(
      try directory.run("pkgh-install")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-install: debian-like/install:1: 'b/x' cannot be installed as '\(stage)/usr/x', which is a directory "
            + "that 'debian-like/dirs' needs: \(Self.wayOut)\n"))
    try refuses(
      "pkgh-link", ["debian-like/links": "usr/a usr/x\nusr/b usr/x/y\n"],
      "debian-like/links:2: 'usr/x/y' cannot be in 'usr/x', which is to be a link")
    try refuses(
      "pkgh-link", ["debian-like/links": "usr/b usr/x/y\nusr/a usr/x\n"],
      "debian-like/links:2: 'usr/x' cannot be a link, as the link 'usr/x/y' is to be in it")
  }

  @Test("is a link to one target")
  func links() throws {
    let source = try ScratchSource(files: [
      "debian-like/links": "usr/lib/a usr/bin/x\nusr/lib/a usr/bin/x usr/lib/b /usr/bin/x\n"
    ])
    for helper in ["pkgh-link", "pkgh-testdir"] {
      #expect(
        try source.run(helper)
          == Outcome(
            status: 1,
            stderr:
              "\(helper): debian-like/links:2: 'usr/bin/x' cannot be a link to both 'usr/lib/a' and 'usr/lib/b'\n"
          ))
    }
    #expect(try source.staged() == [])
  }

  @Test("has a name in which braces are not expanded")
  func braces() throws {
    let source = try ScratchSource(files: ["debian-like/dirs": "usr/{a,b}/x usr/{c}\n"])
    #expect(
      try source.run("pkgh-installdirs")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-installdirs: debian-like/dirs:1: 'usr/{a,b}/x': '{a,b}' is not expanded: write a word for each "
            + "of the alternatives\n"))
  }
}
