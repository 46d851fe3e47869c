@testable import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

/// Texts that the installers, and we, could read in two ways.
@Suite("hostile texts")
struct HostileTextsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The findings that are errors, or why the stream cannot be read.
  private func errors(_ stream: RawStream) throws -> [String] {
    do {
      var reader = try StreamReader(of: stream.bytes, in: scratch)
      return try reader.verify().filter { $0.severity == .error }
        .map { "\($0.problem.place.map { "\($0)" } ?? ""): \($0.problem.message) [\($0.code.rawValue)]" }
    } catch let problem as Problem {
      return ["\(problem.place.map { "\($0)" } ?? ""): \(problem.message) [\(problem.code ?? "")]"]
    }
  }

  private func codes(_ stream: RawStream) throws -> [String] {
    try errors(stream).compactMap { $0.split(separator: "[").last.map { "\($0.dropLast())" } }
  }

  @Test("of a parameter that is set twice: its last value counts, and that is an error")
  func repetitions() throws {
    for (line, others) in [
      ("BASEDIR=/../../etc", ["pkginfo-parameter-value"]), ("BASEDIR=/opt", []),
      ("NAME=", ["pkginfo-missing-parameter"]),
      ("PKG=b", ["pkginfo-wrong-package"]), ("CLASSES=none\nCLASSES=x", ["pkgmap-unknown-class"]),
      ("D=d\nD=/srv/../..", ["pkgmap-path-outside"]),
    ] {
      var stream = RawStream()
      stream.map +=
        line.hasPrefix("C") ? "d none d 0755 a b\n" : line.hasPrefix("D") ? "d none $D/d 0755 a b\n" : ""
      stream.info += line + "\n"
      #expect(try Set(codes(stream)) == Set(["pkginfo-duplicate-parameter"] + others), "\(line)")
    }
    var stream = RawStream()
    stream.info += "NAME=B\nNAME=C\n"
    let info = try StreamReader(of: stream.bytes, in: scratch).packages.map { $0.info["NAME"] }
    #expect(info == ["C"])
  }

  @Test(
    "of a pkginfo whose values the installers have no room for, or cannot use",
    arguments: [
      ("BASEDIR=/opt x", "pkginfo-parameter-value"), ("BASEDIR=/opt\\\n/x", "pkginfo-parameter-value"),
      ("ULIMIT=abc", "pkginfo-parameter-value"), ("ULIMIT=-5", "pkginfo-parameter-value"),
      ("ULIMIT=0", "pkginfo-parameter-value"), ("ULIMIT=10", nil), ("ULIMIT=", nil),
      ("CLASSES=none \(String(repeating: "x", count: 64))", "pkginfo-parameter-value"),
      ("CLASSES=none\\\n\(String(repeating: "x", count: 64))", "pkginfo-parameter-value"),
      ("CLASSES=none \(String(repeating: "x", count: 63))", nil),
      ("\(String(repeating: "A", count: 65))=x", "pkginfo-parameter-name"),
      ("\(String(repeating: "A", count: 64))=x", nil), ("INTONLY=1", nil),
    ] as [(String, String?)])
  func values(line: String, code: String?) throws {
    var stream = RawStream()
    stream.info =
      stream.info.split(separator: "\n").filter { !$0.hasPrefix("BASEDIR") }
      .map { $0 + "\n" }.joined() + (line.hasPrefix("BASEDIR") ? "" : "BASEDIR=/opt\n") + line + "\n"
    #expect(try codes(stream) == [code].compactMap { $0 })
  }

  @Test("of a package that no program can install: a warning")
  func interactive() throws {
    var stream = RawStream()
    stream.info += "INTONLY=1\n"
    var reader = try StreamReader(of: stream.bytes, in: scratch)
    let found = try reader.verify()
    #expect(found.map(\.code) == [.pkginfoInteractive])
    #expect(found.first?.severity == .warning)
  }

  @Test(
    "of maps that the installers refuse, or read into too little room",
    arguments: [
      "i depend 0 0 1 junk", "i depend 0 0 1 2", "d none d \(String(repeating: "0", count: 57))755 a b",
      "d none d 0755 a b\r", "f none f 0644 a b 0 0 1\r", "s none a=b\r",
    ])
  func lines(line: String) throws {
    var stream = RawStream()
    stream.map += line + "\n"
    #expect(try codes(stream) == ["pkgmap-syntax"])
  }

  @Test(
    "before the packages that would be unpacked into them, or out of their directory",
    arguments: [
      ("a/../../../evil", "archive-member-outside"), ("../evil", "archive-member-outside"),
      ("/tmp/evil", "archive-member-outside"), ("a//pkginfo", "archive-member-outside"),
      ("./a/install/preinstall", "archive-member-outside"), ("b/../x", "archive-member-outside"),
      ("a/install/preinstall", "pkgmap-unlisted-file"), ("a/install", "pkgmap-unlisted-file"),
      ("a", "pkgmap-unlisted-file"), ("a/reloc/f", "pkgmap-unlisted-file"),
      ("a/install/i.none", "pkgmap-unlisted-file"),
      ("a/install/copyright", nil), ("b/install/preinstall", nil), ("ab", nil),
    ] as [(String, String?)])
  func introduction(name: String, code: String?) throws {
    var stream = RawStream()
    stream.map += "i copyright 2 198 1\n"
    stream.members = [("install/copyright", Array("cc".utf8))]
    stream.introduction = [(ByteString(name), Array("cc".utf8))]
    #expect(try codes(stream) == [code].compactMap { $0 })
    var reader = try StreamReader(of: stream.bytes, in: scratch)
    let found = try reader.verify().map(\.code)
    #expect(code != nil || found.contains(.streamForeignMember))
  }

  @Test("of scripts with the line ends of another system")
  func carriageReturns() throws {
    for (name, text, isFault) in [
      ("preinstall", "exit 0\r\n", true), ("preinstall", "exit 0\r", true),
      ("i.x", "#!/bin/sh\r\nx\r\n", true),
      ("r.x", "\r\n", true), ("postremove", "#!/bin/sh\nx='\r\n'\n", false), ("copyright", "C\r\n", false),
    ] {
      var stream = RawStream()
      let sum = text.utf8.reduce(0) { $0 + Int($1) }
      stream.map += "i \(name) \(text.utf8.count) \(sum) 1\n"
      stream.members = [(ByteString("install/\(name)"), Array(text.utf8))]
      #expect(try codes(stream) == (isFault ? ["script-carriage-return"] : []), "\(name)")
    }
  }

  @Test("that have a NUL, which hides from the installers what follows it")
  func nul() throws {
    for place in ["pkginfo", "pkgmap", "header"] {
      for hidden in ["\0", "\0x", "x\0", "# x\0"] {
        var stream = RawStream()
        switch place {
        case "pkginfo": stream.info += "X=\(hidden)\n"
        case "pkgmap": stream.map += "\(hidden)\n"
        default: stream.header = "# PaCkAgE DaTaStReAm\n#\(hidden)\na 1 9\n# end of header\n"
        }
        #expect(try codes(stream) == [place == "header" ? "stream-header-syntax" : "\(place)-syntax"])
      }
    }
    var stream = RawStream()
    stream.map += "d none a\0 0755 a b\nd none ../b 0755 a b\n"
    #expect(
      try errors(stream) == [
        "\(scratch.path)/input.pkg: a/pkgmap:3: contains a NUL, at which the installers stop reading [pkgmap-syntax]"
      ])
  }

  @Test("of headers that hold their end before the end")
  func endsOfHeader() throws {
    let filling = String(repeating: "# \(String(repeating: "x", count: 60))\n", count: 8)
    for (lines, codes) in [
      (filling, []), ("# not # end of header\n", []),
      ("# not # end of header\n" + filling, ["stream-header-length"]),
      (filling + "# end of header \n" + filling, ["stream-header-length"]), (filling + filling, []),
    ] {
      var stream = RawStream()
      stream.header = "# PaCkAgE DaTaStReAm\n\(lines)a 1 9\n# end of header\n"
      #expect(try self.codes(stream) == codes, "\(lines.prefix(40))")
      stream.header = "# PaCkAgE DaTaStReAm\n\(lines)a 1 9 # end of header\n\(filling)# end of header\n"
      #expect(try self.codes(stream) == ["stream-header-length"], "\(lines.prefix(40))")
    }
    var stream = RawStream()
    stream.header = "# PaCkAgE DaTaStReAm # end of header\n\(filling)a 1 9\n# end of header\n"
    #expect(try codes(stream) == ["stream-header-length"])
  }

  @Test("of headers of nothing but comments, which have a bound", arguments: ["\n", "#\n"])
  func longHeaders(line: String) throws {
    var stream = RawStream()
    stream.header = "# PaCkAgE DaTaStReAm\n" + String(repeating: line, count: 300_000)
    #expect(try codes(stream) == ["stream-header-syntax"])
  }

  @Test("of headers with fewer parts on the first volume than the package has")
  func volumes() throws {
    for (line, codes) in [
      ("a 1 9 0 1", ["stream-header-wrong-parts"]), ("a 1 9 1", []), ("a 1 9 2", []), ("a 1 9 x 0", []),
    ] {
      var stream = RawStream()
      stream.header = "# PaCkAgE DaTaStReAm\n\(line)\n# end of header\n"
      #expect(try self.codes(stream) == codes, "\(line)")
    }
  }

  @Test("of packages whose names the installers do not take")
  func names() throws {
    for (package, codes) in [
      ("all", ["pkginfo-parameter-value"]), ("new", ["pkginfo-parameter-value"]),
      ("9a", ["pkginfo-parameter-value"]),
      ("A*", ["pkginfo-parameter-value"]), ("a_b", []), ("_b", ["pkginfo-parameter-value"]), ("a-b+c", []),
    ] {
      var stream = RawStream(package: package)
      stream.info = stream.info.replacing("PKG=a", with: "PKG=\(package)")
      #expect(try self.codes(stream) == codes, "\(package)")
      stream = RawStream(package: package + ".2", info: stream.info)
      #expect(try self.codes(stream) == codes, "\(package).2")
    }
    for (suffix, codes) in [
      (".", ["pkginfo-wrong-package"]), (".a1Z9", []), (".12345", ["pkginfo-wrong-package"]),
      (".2.3", ["pkginfo-wrong-package"]), (".-", ["pkginfo-wrong-package"]),
    ] {
      let stream = RawStream(package: "a" + suffix, info: RawStream().info)
      #expect(try self.codes(stream) == codes, "\(suffix)")
    }
  }

  @Test("of maps with a size, but without the sum and the time")
  func contents() throws {
    for (line, codes) in [
      ("i pkginfo 5", ["pkgmap-syntax"]), ("i pkginfo 5 5", ["pkgmap-syntax"]),
      ("i pkginfo ?", ["pkgmap-syntax"]),
      ("f none x 0644 a b 5", ["pkgmap-syntax"]), ("e none x ? ? ? 5 6", ["pkgmap-syntax"]),
      ("v none x 0644 a b", ["pkgmap-missing-file"]), ("f none x ? ? ? ? ? ?", ["pkgmap-missing-file"]),
    ] {
      var stream = RawStream()
      stream.map = ": 1 9\n\(line)\n" + (line.hasPrefix("i") ? "" : "i pkginfo ? ? ?\n")
      #expect(try self.codes(stream) == codes, "\(line)")
    }
  }

  @Test("of information files that the installers do not read, or misread")
  func informationFiles() throws {
    let long = String(repeating: "x", count: 300)
    for (name, text, codes) in [
      ("depend", "P a_b Name\n\t(i386) 1\nI c\nR d\n# comment\n\n", []),
      ("depend", "Q a\nP\n", ["depend-syntax", "depend-syntax"]),
      ("depend", "P a.2\n", ["depend-package-name"]), ("depend", "P ../a\n", ["depend-package-name"]),
      ("depend", "# \(long)\n", ["depend-long-comment"]),
      ("depend", "P a\n" + String(repeating: " 1\n", count: 51), ["depend-version"]),
      ("compver", "1.0\n# comment\n\n1.1\n", []),
      ("compver", "(1)\n\(long)\n", ["compver-version", "compver-version"]),
      ("space", "etc 1 2\n# comment\n", []), ("space", "x y z\n", ["space-syntax"]),
      ("space", "x 99999999999 1\n", ["space-entry"]), ("copyright", "Q a\n", []),
      ("depend", String(repeating: "P a\n", count: 40_000), ["text-too-long"]),
    ] {
      var stream = RawStream()
      let bytes = Array(text.utf8)
      stream.map += "i \(name) \(bytes.count) \(Checksum(of: bytes).value) 1\n"
      stream.members = [(ByteString("install/\(name)"), bytes)]
      #expect(try self.codes(stream) == codes, "\(name): \(text.prefix(40))")
    }
    var stream = RawStream()
    stream.map += "i depend 4 220 1\n"
    stream.members = [("install/depend", Array("Q a\n".utf8))]
    let expected = "a/install/depend:1: 'Q' is not a kind of dependency, one of 'P', 'I', 'R' [depend-syntax]"
    #expect(try errors(stream).last == "\(scratch.path)/input.pkg: \(expected)")
  }

  @Test("of maps in which many objects have equal names")
  func equalNames() throws {
    var stream = RawStream()
    let names = (0..<3).map { "\($0)" + String(repeating: "x", count: 50) }
    stream.map += (0..<6).map { "d \(names[$0 % 3]) \($0) 0755 \(names[$0 % 2]) \(names[$0 / 3])\n" }.joined()
    let map = try #require(try StreamReader(of: stream.bytes, in: scratch).packages.first).map
    #expect(map.entries.dropFirst().map(\.className) == (0..<6).map { names[$0 % 3] })
    #expect(map.entries.dropFirst().map(\.attributes?.owner) == (0..<6).map { names[$0 % 2] })
    #expect(map.entries.dropFirst().map(\.attributes?.group) == (0..<6).map { names[$0 / 3] })
  }
}
