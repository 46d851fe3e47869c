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
            "pkgh-installdocs: doc/README: cannot be installed as '\(Self.documentation)/README', where 'README' "
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
          stderr: "\(helper): \(file): cannot be installed as '\(staged)', where upstream's installation or "
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
