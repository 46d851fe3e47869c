import TestSupport
import Testing

@Suite("pkgh-installman")
struct InstallManTests {
  private static let pages = "debian-like/EXhello/usr/share/man"

  @Test(
    "puts a page where its title, its name and its directory say",
    arguments: [
      Place("hello.1", "", "man1/hello.1"), Place("hello.1", ".TH HELLO 8\n", "man8/hello.8"),
      Place("doc/hello.man", ".\\\" x\n.TH \"HELLO\" \"1M\" \"2024\"\n", "man1m/hello.1m"),
      Place("Foo::Bar.3", ".TH Foo::Bar 3perl\n", "man3perl/Foo::Bar.3perl"),
      Place("hello.8", ".Dd x\n.Dt HELLO 8\n", "man8/hello.8"), Place("hello", ".TH H 5\n", "man5/hello.5"),
      Place("hello.1", ".TH HELLO 1.2.3\n", "man1/hello.1"), Place("hello.1", ".TH HELLO\n", "man1/hello.1"),
      Place("hello.de.1", "", "de/man1/hello.1"), Place("hello.pt_BR.1", "", "pt_BR/man1/hello.1"),
      Place("man/fr.UTF-8/man5/x.5", "", "fr/man5/x.5"), Place("man/man1/x.1", "", "man1/x.1"),
      Place("libx.so.2.8", "", "man8/libx.so.2.8"), Place("a.b.c.1", "", "man1/a.b.c.1"),
    ])
  func places(_ place: Place) throws {
    let source = try ScratchSource(files: [place.name: place.text, "debian-like/manpages": place.name])
    #expect(try source.run("pkgh-installman") == Outcome())
    #expect(try source.read("\(Self.pages)/\(place.path)") == place.text)
    #expect(try source.scratch.listing(of: "source/\(Self.pages)").last == place.path)
  }

  @Test("takes the language that is given, and C for none")
  func language() throws {
    let source = try ScratchSource(files: ["tool.pl.1": "", "x.1": "", "y.da.1": ""])
    #expect(try source.run("pkgh-installman", ["--language=C", "tool.pl.1"]) == Outcome())
    #expect(try source.run("pkgh-installman", ["--language=da", "x.1", "y.da.1"]) == Outcome())
    #expect(
      try source.scratch.listing(of: "source/\(Self.pages)")
        == ["da/", "da/man1/", "da/man1/x.1", "da/man1/y.1", "man1/", "man1/tool.pl.1"])
    let outcome = try source.run("pkgh-installman", ["--language=../x", "x.1"])
    #expect(outcome.status == 64)
    #expect(outcome.stderr.hasPrefix("pkgh-installman: '../x' is not a language\n"))
  }

  @Test("makes links of pages that only name another, new or staged before")
  func sourcePages() throws {
    let source = try ScratchSource(files: [
      "debian-like/manpages": "man/*.?", "man/hello.1": ".TH HELLO 1\n", "man/hi.1": ".so man1/hello.1\n",
      "man/hey.1": ".so hello.1", "man/hello.8": ".so man1/hello.1\n", "man/other.1": ".so man1/none.1\n",
      "\(Self.pages)/man3/staged.3": ".so man1/hello.1\n", "\(Self.pages)/de/man1/a.1": ".so man1/b.1\n",
      "\(Self.pages)/de/man1/b.1": "", "man/loop.1": ".so man1/loop.1\n", "man/out.1": ".so ../../etc/x\n",
    ])
    #expect(try source.run("pkgh-installman") == Outcome())
    let links = ["man1/hi.1", "man1/hey.1", "man8/hello.8", "man3/staged.3", "de/man1/a.1"]
    #expect(
      links.map { source.target(of: "\(Self.pages)/\($0)") }
        == ["hello.1", "hello.1", "../man1/hello.1", "../man1/hello.1", "b.1"])
    for page in ["other.1", "loop.1", "out.1"] {
      #expect(source.target(of: "\(Self.pages)/man1/\(page)") == nil)
      #expect(source.has("\(Self.pages)/man1/\(page)"))
    }
  }

  @Test("goes below the package's Basedir, as a plain file, and is noted")
  func baseDirectory() throws {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nBasedir: /opt/EXhello\nDescription: x",
      files: ["debian-like/manpages": "usr/man/*", "debian-like/tmp/usr/man/x.1*": ""])
    #expect(
      try source.run("pkgh-installman", ["-v"])
        == Outcome(
          stdout: """
            \tinstall -d debian-like/EXhello/opt/EXhello/share/man/man1
            \tinstall -m644 debian-like/tmp/usr/man/x.1 debian-like/EXhello/opt/EXhello/share/man/man1/x.1

            """))
    #expect(try source.read("debian-like/.pkgh/EXhello/installed") == "debian-like/tmp/usr/man/x.1\n")
  }

  @Test("takes the arguments for the first package, with -A for all, without what -X names")
  func arguments() throws {
    let source = try ScratchSource(packages: ScratchSource.twoPackages, files: ["a.1": "", "b.1": ""])
    #expect(try source.run("pkgh-installman", ["a.1"]) == Outcome())
    #expect(try source.staged("EXdoc") == [])
    #expect(try source.run("pkgh-installman", ["-A", "-Xa.", "?.1"]) == Outcome())
    #expect(try source.staged("EXdoc").last == "usr/share/man/man1/b.1")
    #expect(try source.staged("EXdoc").count == 5)
  }

  @Test("looks below --sourcedir first")
  func sourceDirectory() throws {
    let source = try ScratchSource(files: ["out/x.1": "out", "x.1": "top"])
    #expect(try source.run("pkgh-installman", ["--sourcedir=out", "x.1"]) == Outcome())
    #expect(try source.read("\(Self.pages)/man1/x.1") == "out")
  }

  @Test("with nodoc installs no page, and still notes them")
  func noDocumentation() throws {
    let source = try ScratchSource(files: ["debian-like/manpages": "x.1 not-built.1", "x.1": ""])
    #expect(try source.run("pkgh-installman", environment: ["DEB_BUILD_OPTIONS": "nodoc"]) == Outcome())
    #expect(try source.staged() == [])
    #expect(try source.read("debian-like/.pkgh/EXhello/installed") == "x.1\n")
  }

  @Test(
    "blames the line, and copies nothing",
    arguments: [
      BadLine("no.1", "'no.1' is neither in 'debian-like/tmp' nor in the source tree"),
      BadLine("x.1.gz", "'x.1.gz' is compressed, which the man command of Solaris does not read"),
      BadLine("README", "'README' has no section: neither its name nor a '.TH' or '.Dt' line gives one"),
      BadLine("dir", "'dir' is not a file"),
      BadLine(".1", "'.1' has no section: neither its name nor a '.TH' or '.Dt' line gives one"),
    ])
  func blamesTheLine(_ line: BadLine) throws {
    let source = try ScratchSource(files: [
      "debian-like/manpages": "good.1\n\(line.text)\n", "good.1": "", "x.1.gz": "", "README": "x\n",
      "dir/x.1": "", ".1": "",
    ])
    #expect(
      try source.run("pkgh-installman")
        == Outcome(status: 1, stderr: "pkgh-installman: debian-like/manpages:2: \(line.message)\n"))
    #expect(try source.staged() == [])
  }

  struct Place: CustomTestStringConvertible {
    let name: String
    let text: String
    let path: String
    init(_ name: String, _ text: String, _ path: String) {
      (self.name, self.text, self.path) = (name, text, path)
    }
    var testDescription: String { "\(name) \(text.debugDescription)" }
  }

  @Test("refuses two files that are the same page and differ")
  func samePage() throws {
    let page = { (word: String) in ".TH HELLO 1\n.SH NAME\nhello - \(word)\n" }
    let source = try ScratchSource(files: [
      "a/hello.1": page("a"), "b/hello.1": page("b"), "c/hello.1": page("a"),
      "debian-like/manpages": "a/hello.1\nb/hello.1\n",
    ])
    #expect(
      try source.run("pkgh-installman")
        == Outcome(
          status: 1,
          stderr:
            "pkgh-installman: debian-like/manpages:2: 'b/hello.1' and 'a/hello.1' (debian-like/manpages:1) are both the page "
            + "'man1/hello.1', and differ: name one of them\n"))
    #expect(try source.staged() == [])
    try source.write("debian-like/manpages", "a/hello.1\nc/hello.1\n")
    #expect(try source.run("pkgh-installman") == Outcome())
    #expect(try source.run("pkgh-installman") == Outcome())
  }
}
