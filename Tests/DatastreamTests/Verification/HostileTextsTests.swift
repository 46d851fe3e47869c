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

  private func errors(_ stream: RawStream) throws -> [String] { try stream.errors(in: scratch) }
  private func codes(_ stream: RawStream) throws -> [String] { try stream.errorCodes(in: scratch) }

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
