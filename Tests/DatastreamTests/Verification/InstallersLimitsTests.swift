@testable import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

/// Packages that can be read, but not installed as they say.
@Suite("what installers cannot take")
struct InstallersLimitsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    "are values of pkginfo for which they have no room, or which they cannot use",
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
    #expect(try stream.errorCodes(in: scratch) == [code].compactMap { $0 })
  }

  @Test("is a package that only people can install: a warning")
  func interactive() throws {
    var stream = RawStream()
    stream.info += "INTONLY=1\n"
    var reader = try StreamReader(of: stream.bytes, in: scratch)
    let found = try reader.verify()
    #expect(found.map(\.code) == [.pkginfoInteractive])
    #expect(found.first?.severity == .warning)
  }

  @Test(
    "are lines of a map that they refuse, or read into too little room",
    arguments: [
      "i depend 0 0 1 junk", "i depend 0 0 1 2", "d none d \(String(repeating: "0", count: 57))755 a b",
      "d none d 0755 a b\r", "f none f 0644 a b 0 0 1\r", "s none a=b\r",
    ])
  func lines(line: String) throws {
    var stream = RawStream()
    stream.map += line + "\n"
    #expect(try stream.errorCodes(in: scratch) == ["pkgmap-syntax"])
  }

  @Test(
    "are files before the packages that they would unpack into them, or out of their directory",
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
    #expect(try stream.errorCodes(in: scratch) == [code].compactMap { $0 })
    var reader = try StreamReader(of: stream.bytes, in: scratch)
    let found = try reader.verify().map(\.code)
    #expect(code != nil || found.contains(.streamForeignMember))
  }

  @Test("are scripts with the line ends of another system")
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
      #expect(try stream.errorCodes(in: scratch) == (isFault ? ["script-carriage-return"] : []), "\(name)")
    }
  }
}
