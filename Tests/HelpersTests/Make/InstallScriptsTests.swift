import FileSystem
import Packaging
import TestSupport
import Testing

@Suite("pkgh-installscripts")
struct InstallScriptsTests {
  private static let information = "debian-like/.pkgh/EXhello/install"

  private func files(_ source: ScratchSource, _ package: String = "EXhello") throws -> [String] {
    let directory = "debian-like/.pkgh/\(package)/install"
    return source.has(directory) ? try source.scratch.listing(of: "source/\(directory)") : []
  }

  /// A note as another helper leaves it.
  private func contribute(_ snippet: String, to script: String, in source: ScratchSource) throws {
    let name = "debian-like/.pkgh/EXhello/snippets/\(script)"
    let earlier = source.has(name) ? try source.read(name) : ""
    let own = "# Automatically added by pkgh-x/1\n\(snippet)\n# End automatically added section\n"
    try source.write(name, script.hasSuffix("remove") ? own + earlier : earlier + own)
  }

  @Test("takes scripts, class action scripts and the other files as they are")
  func asTheyAre() throws {
    let texts = [
      "request": "echo A=1 >$1\n", "checkinstall": "exit 0", "preinstall": "#!/bin/sh\n\n\nexit 0\n",
      "postremove": "exit 0\n", "i.conf": "while read s d; do cp $s $d; done\n", "r.conf": "rm\n",
      "compver": "0.9\n", "space": "var/x 10 1\n", "copyright": "(c) Ann\n",
    ]
    let source = try ScratchSource(
      files: Dictionary(uniqueKeysWithValues: texts.map { ("debian-like/EXhello.\($0.key)", $0.value) }))
    #expect(try source.run("pkgh-installscripts") == Outcome())
    #expect(try files(source) == texts.keys.sorted())
    for (name, text) in texts { #expect(try source.read("\(Self.information)/\(name)") == text) }
    #expect(try source.mode(of: "\(Self.information)/i.conf") == "644")
  }

  @Test("takes a file of no package's name for the first package, and no other package's")
  func ofWhichPackage() throws {
    let files = [
      "debian-like/copyright": "all\n", "debian-like/i.conf": "1\n", "debian-like/EXprog.r.conf": "2\n",
      "debian-like/EXhello.i.x.sparc": "3\n", "debian-like/EXhello.i.y.linux": "4\n",
    ]
    let one = try ScratchSource(files: files)
    #expect(try one.run("pkgh-installscripts") == Outcome())
    #expect(try self.files(one) == ["copyright", "i.conf", "i.y"])
    let two = try ScratchSource(packages: ScratchSource.twoPackages, files: files)
    #expect(try two.run("pkgh-installscripts") == Outcome())
    #expect(try self.files(two, "EXprog") == ["copyright", "i.conf", "r.conf"])
    #expect(try self.files(two, "EXdoc") == ["copyright"])
  }

  @Test(
    "refuses scripts with the line ends of other systems, and what it cannot read",
    arguments: ["request", "postinstall", "i.conf"])
  func foreignLines(script: String) throws {
    let source = try ScratchSource(files: ["debian-like/\(script)": "a\nb\r\n"])
    #expect(
      try source.run("pkgh-installscripts")
        == Outcome(
          status: 1,
          stderr: "pkgh-installscripts: debian-like/\(script):2: the line ends in a carriage return or "
            + "holds a NUL: save the script as text with plain newlines\n"))
    let other = try ScratchSource()
    try other.link("debian-like/\(script)", to: "nowhere")
    #expect(
      try other.run("pkgh-installscripts")
        == Outcome(
          status: 1,
          stderr: "pkgh-installscripts: debian-like/\(script): cannot read: no such file or directory\n"))
  }

  @Test("puts what helpers contribute where the script says #PKGH#")
  func merges() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.postinstall": "#!/bin/sh\necho before\n\t#PKGH#  \necho after"
    ])
    try contribute("echo one", to: "postinstall", in: source)
    try contribute("echo two", to: "postinstall", in: source)
    #expect(try source.run("pkgh-installscripts") == Outcome())
    #expect(
      try source.read("\(Self.information)/postinstall") == """
        #!/bin/sh
        echo before
        # Automatically added by pkgh-x/1
        echo one
        # End automatically added section
        # Automatically added by pkgh-x/1
        echo two
        # End automatically added section
        echo after
        """)
  }

  @Test("makes a script where there is none, and takes the mark out where nothing is contributed")
  func makes() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello.preinstall": "a\n#PKGH#\nb\n"])
    try contribute("echo one", to: "preremove", in: source)
    #expect(try source.run("pkgh-installscripts") == Outcome())
    #expect(try files(source) == ["preinstall", "preremove"])
    #expect(try source.read("\(Self.information)/preinstall") == "a\nb\n")
    #expect(
      try source.read("\(Self.information)/preremove") == """
        #!/sbin/sh
        # Automatically added by pkgh-x/1
        echo one
        # End automatically added section
        exit 0

        """)
  }

  @Test("leaves out with -n what helpers contribute, and no script of an earlier run")
  func withoutSnippets() throws {
    let source = try ScratchSource(files: ["debian-like/EXhello.space": "a 1 1\n"])
    try contribute("echo one", to: "preremove", in: source)
    #expect(try source.run("pkgh-installscripts") == Outcome())
    try source.write("\(Self.information)/pkginfo", "PKG=EXhello\n")
    try source.write("\(Self.information)/depend", "P a b\n")
    #expect(
      try source.run("pkgh-installscripts", ["-n", "-v"])
        == Outcome(
          stdout: """
            \tinstall -m644 /dev/stdin \(Self.information)/space
            \trm -rf \(Self.information)/preremove

            """))
    #expect(try files(source) == ["depend", "pkginfo", "space"])
  }

  @Test("refuses a script without a place for what helpers contribute")
  func withoutMark() throws {
    let source = try ScratchSource(files: [
      "debian-like/EXhello.postinstall": "exit 0 #PKGH#\n", "debian-like/copyright": "x",
    ])
    try contribute("echo one", to: "postinstall", in: source)
    #expect(
      try source.run("pkgh-installscripts")
        == Outcome(
          status: 1,
          stderr: "pkgh-installscripts: debian-like/EXhello.postinstall: has no line '#PKGH#': "
            + "add it where the snippets of the helpers are to go\n"))
    #expect(try files(source) == [])
    #expect(try source.run("pkgh-installscripts", ["-n"]) == Outcome())
  }

  @Test(
    "blames the line of a file that the installer would misread",
    arguments: [
      BadLine("space", "debian-like/space:2: '/opt 10' does not say 'PATH BLOCKS INODES'"),
      BadLine("compver", "debian-like/compver:2: "),
    ])
  func blamesTheLine(_ line: BadLine) throws {
    let text = line.text == "space" ? "/var 1 1\n/opt 10\n" : "1.0\n\(String(repeating: "x", count: 300))\n"
    let source = try ScratchSource(files: ["debian-like/\(line.text)": text])
    let outcome = try source.run("pkgh-installscripts")
    #expect(outcome.status == 1 && outcome.stderr.hasPrefix("pkgh-installscripts: \(line.message)"))
    #expect(try files(source) == [])
  }
}
