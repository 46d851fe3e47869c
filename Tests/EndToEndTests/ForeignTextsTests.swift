import Commands
import FileSystem
import Helpers
import HostileText
import Sequencing
import SystemPackage
import TestSupport
import Testing

/// Nothing that comes from a package, a source tree or an argument reaches the terminal as more than text.
@Suite("texts of others")
struct ForeignTextsTests {
  private static let acting = ActingCharacters.all

  private func expectHarmless(
    _ outcome: Outcome, status: Int32? = nil, _ comment: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = ActingCharacters.found(in: outcome.stdout + outcome.stderr)
    #expect(found == [], "\(comment)", sourceLocation: sourceLocation)
    if let status { #expect(outcome.status == status, "\(comment)", sourceLocation: sourceLocation) }
  }

  @Test("in arguments are shown, on one line", arguments: commands.map { $0.name })
  func arguments(name: String) throws {
    let source = try ScratchSource()
    let word = "\n\(Self.acting)\n"
    let outcome = try source.run(name, ["--\(word)"])
    expectHarmless(outcome, status: 64, name)
    let lines = outcome.stderr.lines
    #expect(
      lines.first?.hasPrefix("\(name): ") == true && lines.dropFirst().first?.hasPrefix("Usage: ") == true)
    let operand = try source.run(name, [word])
    expectHarmless(operand, name)
    #expect(operand.stderr.isEmpty || operand.stderr.hasPrefix("\(name): "))
  }

  @Test("in values of options are shown")
  func values() throws {
    let source = try ScratchSource(files: ["Makefile": "all:\n"])
    let word = "\n\(Self.acting)\n"
    for (name, arguments) in [
      ("pkgh", ["build", "--with=\(word)"]), ("pkgh", ["build", "--until=\(word)"]),
      ("pkgh-prep", ["-p", word]), ("pkgh-auto-build", ["--max-parallel=\(word)"]),
      ("pkgh-auto-build", ["-S\(word)"]), ("pkgh-auto-build", ["-D\(word)"]),
      ("pkgh-buildstream", ["--prototype=\(word)"]), ("pkgh-show", ["-p", word, word]),
    ] {
      let outcome = try source.run(name, arguments)
      expectHarmless(outcome, "\(name) \(arguments)")
      #expect(outcome.status != 0, "\(name) \(arguments)")
    }
    for variable in ["PKGH_OPTIONS", "DEB_BUILD_OPTIONS", "SOURCE_DATE_EPOCH", "DEB_HOST_ARCH"] {
      expectHarmless(
        try source.run("pkgh", ["build", "--no-act"], environment: [variable: word]), variable)
    }
  }

  @Test("in a source tree are shown")
  func tree() throws {
    let name = Self.acting
    let program = "tool\(name)"
    let source = try ScratchSource(
      files: [
        "debian-like/\(name)": "", "debian-like/\(name).install": "x\n",
        "debian-like/EXhello.install": "none\(name.replacing(" ", with: "")) usr/bin\n",
        "debian-like/EXhello.\(name)": "", "debian-like/addons/x": "before pkgh-prep \(program) \(name)\n",
        "debian-like/addons/y": "before \(name) true\n", "debian-like/addons/\(name)": "",
        "debian-like/EXhello.postinst": "#!/bin/sh\n", "upstream/\(name)": "",
      ])
    for arguments in [
      ["pkgh", "binary", "--with=x", "--no-act"], ["pkgh", "binary", "--with=y", "--no-act"],
      ["pkgh-testdir"],
      ["pkgh", "binary"], ["pkgh-install"], ["pkgh-listpackages"], ["pkgh-clean", "--verbose"],
      ["pkgh-install", "-v", "upstream/\(name)", "opt"],
      ["pkgh-link", "-v", "/opt/\(name)", "/opt/b\(name)"],
      ["pkgh-installdirs", "-v", "opt/\(name)"],
    ] {
      expectHarmless(try source.run(arguments[0], Array(arguments.dropFirst())), "\(arguments)")
    }
    for (file, text) in [
      ("control", "Source: a\(name)\nMaintainer: b\(name)\n\nPackage: \(name)\n"), ("changelog", "\(name)\n"),
      ("rules", "\(name):\n\t\(name)\n%\(name):\n\tpkgh $@\n"), ("addons/x", "\(name)\n"),
    ] {
      let other = try ScratchSource(files: ["debian-like/\(file)": text])
      expectHarmless(try other.run("pkgh-testdir"), file)
      expectHarmless(try other.run("pkgh", ["binary", "--no-act"]), file)
    }
  }

  /// A package whose every text has all of the characters.
  private func hostilePackage() throws -> ScratchSource {
    let source = try ScratchSource()
    let acting = Self.acting
    let word = acting.filter { !$0.isWhitespace }
    // A class and an owner have up to 63 bytes.
    let short = String(String.UnicodeScalarView(word.unicodeScalars.suffix(15)))
    let files = [
      "pkginfo":
        "PKG=EXbad\nNAME=a\(acting)b\nARCH=all\nVERSION=1\nCATEGORY=x\nCLASSES=none\nDESC=\(acting)\n",
      "pkgmap": """
      : 1 1
      1 d none /opt/\(word) 0755 root bin
      1 f c\(short) /opt/f\(word) 0644 \(short) \(short) 3 4 5
      1 s none /opt/l=\(word)
      1 i i.\(word)

      """,
      "install/i.\(word)": "#!/bin/sh\necho '\(acting)'\n", "install/preinstall": acting,
      "root/opt/f\(word)": acting + "é",
    ]
    for (name, text) in files { try source.write("EXbad/\(name)", text) }
    return source
  }

  @Test("in a package are shown")
  func package() throws {
    let source = try hostilePackage()
    for arguments in [
      ["pkgh-show"], ["pkgh-show", "--contents"], ["pkgh-show", "--scripts"], ["pkgh-show", "--json"],
      ["pkgh-verify", "-v"], ["pkgh-verify", "--json"], ["pkgh-verify", "--strict"],
    ] {
      let outcome = try source.run(arguments[0], arguments.dropFirst() + ["EXbad"])
      expectHarmless(outcome, "\(arguments)")
      #expect(!(outcome.stdout + outcome.stderr).isEmpty)
    }
    let scripts = try source.run("pkgh-show", ["--scripts", "EXbad"]).stdout
    #expect(scripts.contains("# EXbad: preinstall\n\\x01\\x02") && scripts.contains("\\u{202e}"))
    let json = try source.run("pkgh-show", ["--json", "EXbad"]).stdout
    #expect(json.contains("\\u007f\\u0080") && json.contains("\\u202e") && json.contains("\\udb40\\udc41"))
  }

  @Test("in a file are shown on a terminal, and written as they are where there is none")
  func file() throws {
    let source = try hostilePackage()
    let path = "/opt/f" + Self.acting.filter { !$0.isWhitespace }
    let content = Self.acting + "é"
    #expect(try source.run("pkgh-show", ["--file", path, "EXbad"]) == Outcome(stdout: content))
    let program = try source.program("pkgh-show")
    let command = "'\(program)' --file '\(path)' EXbad"
    let terminal = try source.runTool("script", ["-qefc", command, "/dev/null"])
    #expect(ActingCharacters.found(in: terminal.stdout) == [] && terminal.stdout.hasSuffix("é"))
  }
}
