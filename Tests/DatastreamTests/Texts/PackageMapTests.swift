import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("pkgmap")
struct PackageMapTests {
  private func parsed(_ text: String) throws -> PackageMap {
    try PackageMap(parsing: Array(text.utf8), file: "pkgmap")
  }

  @Test("every type of entry comes back as it was")
  func types() throws {
    let text = """
      : 2 17 9
      1 b none /dev/b 3 4 0640 root sys
      1 c none /dev/c ? ? ? ? ?
      1 d none /etc 0755 root sys
      2 e conf /etc/e 4755 $Owner $Group 12 65535 1704164645
      1 f none /etc/f ? ? ? 0 0 0
      1 v none /etc/v 0644 root sys ? ? ?
      1 l none a/link=../x
      1 p none pipe 0600 root sys
      1 i pkginfo 134 10362 1795358241
      1 s none sym=/a=b
      1 x none x 1777 root sys

      """
    let map = try parsed(text)
    #expect(map.partCount == 2)
    #expect(map.maximumPartSize == 17)
    #expect(map.compressedSize == 9)
    #expect(map.entries.count == 11)
    #expect(
      map.entries[3]
        == MapEntry(
          part: 2, .editable, className: "conf", "/etc/e",
          attributes: .init(mode: 0o4755, owner: "$Owner", group: "$Group"),
          content: .init(size: 12, checksum: 65535, modified: 1_704_164_645)))
    #expect(map.entries[9] == MapEntry(.symbolicLink, className: "none", "sym", target: "/a=b"))
    #expect(String(decoding: try map.serialized(), as: UTF8.self) == text)
  }

  @Test(
    "is read more freely than it is written",
    arguments: [
      ("f none a", "1 f none a ? ? ? ? ? ?"),
      ("0 d none a 0755 root sys", "1 d none a 0755 root sys"),
      ("\t1  d none\ta 755 root sys extra words", "1 d none a 0755 root sys"),
      ("d none a 77777 root sys", "1 d none a ? root sys"),
      ("d none a ? root", "1 d none a ? root ?"),
      ("# x\n: 3 4\n\nd none a ? ? ?", "1 d none a ? ? ?"),
      ("d none b ? ? ?\nd none a ? ? ?", "1 d none a ? ? ?\n1 d none b ? ? ?"),
      ("i depend", "1 i depend ? ? ?"),
      ("s none a/b=c d", "1 s none a/b=c"),
    ])
  func freedom(text: String, written: String) throws {
    let bytes = try parsed(": 1 2\n" + text).serialized()
    #expect(String(decoding: bytes, as: UTF8.self) == ": 1 2\n" + written + "\n")
  }

  @Test("without a first line the parts are counted")
  func noHeader() throws {
    let map = try parsed("3 d none a ? ? ?\n")
    #expect(map.partCount == 3)
    #expect(map.maximumPartSize == 0)
    #expect(map.compressedSize == nil)
  }

  private static let forty = String(repeating: "9", count: 40)

  @Test(
    "names the line that is not an entry",
    arguments: [
      (": x 1", "1: ': x 1' does not say ': PARTS BLOCKS', with 1 to 9999 parts"),
      (": 1", "1: ': 1' does not say ': PARTS BLOCKS', with 1 to 9999 parts"),
      (": 0 1", "1: ': 0 1' does not say ': PARTS BLOCKS', with 1 to 9999 parts"),
      (": -1 1", "1: ': -1 1' does not say ': PARTS BLOCKS', with 1 to 9999 parts"),
      (": 10000 1", "1: ': 10000 1' does not say ': PARTS BLOCKS', with 1 to 9999 parts"),
      (": 1 \(forty)", "1: ': 1 \(forty)' does not say ': PARTS BLOCKS', with 1 to 9999 parts"),
      (": 1 1 x", "1: the compressed size 'x' is not a number of blocks"),
      (": 1 1\n2 d none a ? ? ?", " has entries of part 2, but its first line counts 1"),
      ("\n1", "2: has no type"),
      ("1 q none a", "1: 'q' is not a type, one of 'f e v d x l s p b c i'"),
      ("1 ff none a", "1: 'ff' is not a type, one of 'f e v d x l s p b c i'"),
      ("1 f", "1: the class is missing"),
      ("1 f none", "1: has no path"),
      ("1 f none =x", "1: '=x' contains a '=', which only a link may have"),
      ("1 f none a=b", "1: 'a=b' contains a '=', which only a link may have"),
      ("1 s none a", "1: the link 'a' has no target"),
      ("1 s none a=", "1: the link 'a=' has no target"),
      ("1 d none a 0799", "1: the mode '0799' is not an octal number"),
      ("1 f none a 0644 root sys -1 0 0", "1: the size '-1' is not a number up to 18446744073709551615"),
      (
        "1 f none a 0644 root sys \(forty) 0 0",
        "1: the size '\(forty)' is not a number up to 18446744073709551615"
      ),
      ("1 i a 1 4294967296 0", "1: the checksum '4294967296' is not a number up to 4294967295"),
      ("1 c none a x 1", "1: the major number 'x' is not a number up to 4294967295"),
      ("\(forty) d none a", "1: the part '\(forty)' is not a number from 1 to 9999"),
    ])
  func refusal(text: String, message: String) {
    #expect(errorText { _ = try parsed(text) } == "pkgmap:" + message)
  }

  private static let attributes = MapEntry.Attributes(mode: 0o644, owner: "root", group: "sys")

  @Test("drops nothing that it cannot express")
  func inexpressible() {
    func fault(_ entry: MapEntry) -> String? {
      errorText { _ = try PackageMap(entries: [entry]).serialized() }
    }
    func path(_ path: ByteString) -> String? {
      fault(MapEntry(.directory, className: "none", path, attributes: Self.attributes))
    }
    #expect(path("a b") == "the path 'a b' contains a blank, which a pkgmap cannot express")
    #expect(path("a\tb") == "the path 'a\tb' contains a blank, which a pkgmap cannot express")
    #expect(path("a\nb") == "the path 'a\\x0ab' contains a newline, which a pkgmap cannot express")
    #expect(path("a\u{0}b") == "the path 'a\\x00b' contains a NUL, which a pkgmap cannot express")
    #expect(path("a=b") == "the path 'a=b' contains a '=', which ends a path in a pkgmap")
    #expect(path("") == "an entry of type 'd' has no path")
    let long = ByteString(String(repeating: "x", count: 1024))
    #expect(
      path(long)
        == "the path '\(String(repeating: "x", count: 80))…' is 1024 bytes long; the installers take 1023")
    #expect(path(ByteString(String(repeating: "x", count: 1023))) == nil)
    #expect(path(ByteString([0xff, 0xfe])) == nil)
    #expect(
      fault(MapEntry(.symbolicLink, className: "none", "a", target: "b c"))
        == "'a': the target 'b c' contains a blank, which a pkgmap cannot express")
    #expect(
      fault(MapEntry(.link, className: "none", "a")) == "the link 'a' has no target; write 'path=target'")
    #expect(
      fault(MapEntry(.directory, className: "a/b", "a"))
        == "'a': the class 'a/b' must be made of letters, digits and '_'")
    #expect(fault(MapEntry(.directory, "a")) == "'a' has no class")
    let class64 = String(repeating: "c", count: 64)
    #expect(
      fault(MapEntry(.directory, className: class64, "a"))
        == "'a': the class '\(class64)' is 64 characters long; the limit is 63")
    #expect(
      fault(
        MapEntry(.directory, className: "none", "a", attributes: .init(mode: 0o10000, owner: nil, group: nil))
      )
        == "'a': the mode 10000 is above 7777")
    #expect(
      fault(
        MapEntry(.directory, className: "none", "a", attributes: .init(mode: nil, owner: "a b", group: nil)))
        == "'a': the owner 'a b' contains a blank, which a pkgmap cannot express")
    let name65 = String(repeating: "g", count: 65)
    #expect(
      fault(
        MapEntry(.directory, className: "none", "a", attributes: .init(mode: nil, owner: nil, group: name65)))
        == "'a': the group '\(name65)' is 65 bytes long; the installers take 64")
    #expect(
      fault(MapEntry(.information, "a", content: .init(size: 1 << 32, checksum: 0, modified: 0)))
        == "'a' is 4294967296 bytes long; a package's file ends at 4294967295")
    #expect(
      fault(MapEntry(.information, "a", content: .init(size: (1 << 32) - 1, checksum: 0, modified: 0)))
        == nil)
    #expect(
      fault(MapEntry(.information, "a", content: .init(size: 0, checksum: 0, modified: 1 << 32)))
        == "'a' was modified at 4294967296, after the year 2106, which cpio cannot express")
    #expect(
      fault(MapEntry(part: 0, .directory, className: "none", "a"))
        == "'a' is in part 0, which is not from 1 to 9999")
  }

  @Test("golden ones come back byte for byte", arguments: ["GOLDtiny", "GOLDsecond"])
  func golden(name: String) throws {
    let text = try fixtures.appending("golden/spool/\(name)/pkgmap").contents()
    #expect(try PackageMap(parsing: text, file: "pkgmap").serialized() == text)
  }

  @Test("real ones come back byte for byte", .enabled(if: realPackages != nil, "\(realPackagesReason)"))
  func real() throws {
    for (name, text) in try realTexts() where name.hasSuffix("/pkgmap") {
      #expect(try PackageMap(parsing: text, file: FilePath(name)).serialized() == text)
    }
  }

  @Test("may have very many lines", arguments: [isThorough ? 100_000 : 20_000])
  func many(lines: Int) throws {
    let text = ": 1 0\n" + (100_000..<100_000 + lines).map { "1 d none d\($0) 0755 root sys\n" }.joined()
    #expect(try parsed(text).serialized() == Array(text.utf8))
  }

  @Test("no text traps the reader, and what it read comes back the same", arguments: [2] as [UInt64])
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let original = try fixtures.appending("golden/spool/GOLDtiny/pkgmap").contents()
    for _ in 0..<(isThorough ? 1500 : 200) {
      guard let map = try? PackageMap(parsing: random.mutated(original), file: "f"),
        let text = try? map.serialized()
      else { continue }
      #expect(try PackageMap(parsing: text, file: "f").serialized() == text)
    }
  }
}
