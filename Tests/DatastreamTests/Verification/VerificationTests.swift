@testable import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("verification")
struct VerificationTests {
  private let scratch: Scratch
  private let folder = fixtures.appending("golden")

  init() throws { scratch = try Scratch() }

  @Test("finds nothing in golden streams and directories")
  func goldens() throws {
    for name in ["GOLDtiny.pkg", "two.pkg"] {
      var reader = try StreamReader(ByteSource(opening: folder.appending(name)))
      #expect(try reader.findings() == [])
    }
  }

  @Test(
    "finds nothing in packages made on Solaris",
    .enabled(if: realPackages != nil, Comment(rawValue: realPackagesReason)))
  func realStreams() throws {
    let folder = try #require(realPackages)
    for name in try folder.names() {
      var reader = try StreamReader(ByteSource(opening: folder.pushing(FilePath(name))))
      let found = try reader.findings()
      #expect(found == [])
    }
  }

  @Test("finds nothing in what we write")
  func own() throws {
    #expect(
      try StreamReader.findings(
        in: StreamWriter.bytes(of: [
          PackageSource.sample("PKGa", parts: 3), PackageSource.sample("PKGb", files: []),
        ]), scratch) == [])
  }

  /// A stream with one package's part made of these members, and its findings.
  private func faults(
    of parts: [[(name: ByteString, content: [UInt8])]], info: PackageInfo, map: PackageMap,
    blocks: UInt64 = 24,
    modes: UInt16 = 0o644
  ) throws -> [String] {
    let texts: [(ByteString, [UInt8])] = [("pkginfo", info.serialized), ("pkgmap", try map.serialized())]
    let header = StreamHeader(packages: [
      .init(instance: "PKGsample", partCount: parts.count, maximumPartSize: blocks)
    ])
    var sink = try Collector(bytes: header.serialized())
    for members in [texts.map { ("PKGsample/" + $0.0, $0.1) }] + parts {
      var writer = try CpioWriter()
      for (name, text) in members {
        let content = text.isEmpty ? texts.first { $0.0 == name }?.1 ?? [] : text
        let member = Member(name: name, mode: modes, modified: 5, size: UInt64(content.count))
        try writer.begin(member, into: &sink)
        try content.withUnsafeBytes { try writer.append($0, into: &sink) }
      }
      try writer.finish(into: &sink)
    }
    var reader = try StreamReader(of: sink.bytes, in: scratch)
    return try reader.verify().map { "\($0.severity): \($0.problem.message) [\($0.code.rawValue)]" }
  }

  private func sample(_ more: String = "", files: [MapEntry] = []) throws -> (
    info: PackageInfo, map: PackageMap
  ) {
    let info = try PackageInfo(
      parsing: Array(
        "PKG=PKGsample\nNAME=a\nARCH=all\nVERSION=1\nCATEGORY=application\nBASEDIR=/opt\n\(more)".utf8),
      file: "pkginfo")
    let content = MapEntry.Content(
      size: UInt64(info.serialized.count), checksum: Checksum(of: info.serialized).value, modified: 5)
    var map = PackageMap(entries: files + [MapEntry(.information, "pkginfo", content: content)])
    map.maximumPartSize = 24
    return (info, map)
  }

  private func file(_ path: ByteString, _ text: String = "", part: Int = 1, className: String = "none")
    -> MapEntry
  {
    MapEntry(
      part: part, .file, className: className, path,
      attributes: .init(mode: 0o644, owner: "root", group: "bin"),
      content: .init(size: UInt64(text.utf8.count), checksum: Checksum(of: text.utf8).value, modified: 5))
  }

  private let texts: [(name: ByteString, content: [UInt8])] = [("pkginfo", []), ("pkgmap", [])]

  @Test("finds what is missing, changed, too much or there twice")
  func members() throws {
    let (info, map) = try sample(files: [file("a", "one"), file("/b", "two"), file("c", "three")])
    #expect(
      try faults(
        of: [
          texts + [("reloc/a", Array("one".utf8)), ("root/b", Array("tvo".utf8)), ("x", []), ("reloc/a", [])]
        ],
        info: info, map: map) == [
          "error: 'root/b' has the sum 345, but 346 in the map [pkgmap-wrong-checksum]",
          "error: 'x' is not in the map of part 1 [pkgmap-unlisted-file]",
          "error: 'reloc/a' occurs twice [archive-member-twice]",
          "error: 'PKGsample' has 'reloc/c' in its map, but no such file in part 1 [pkgmap-missing-file]",
        ])
  }

  @Test("warns of a time that is earlier or later than that of the map", arguments: [4, 6] as [UInt64])
  func times(modified: UInt64) throws {
    var entry = file("a", "one")
    entry.content?.modified = modified
    let (info, map) = try sample(files: [entry])
    #expect(
      try faults(of: [texts + [("reloc/a", Array("one".utf8))]], info: info, map: map) == [
        "warning: 'reloc/a' has the time 5, but \(modified) in the map [pkgmap-wrong-time]"
      ])
  }

  @Test("compares the copies of pkginfo and pkgmap, and their places in header and map")
  func copies() throws {
    var (info, map) = try sample()
    #expect(
      try faults(
        of: [[("pkginfo", Array("PKG=PKGsampl\n".utf8)), ("pkgmap", [1])]], info: info, map: map, blocks: 7)
        == [
          "warning: 'PKGsample' has 7 blocks in the header, but 24 in its map [stream-header-wrong-size]",
          "error: 'pkginfo' differs from the 'PKGsample/pkginfo' before the packages [text-copies-differ]",
          "error: 'pkginfo' has 13 bytes, but \(info.serialized.count) in the map [pkgmap-wrong-size]",
          "error: 'pkginfo' has the sum 1064, but \(Checksum(of: info.serialized).value) in the map [pkgmap-wrong-checksum]",
          "error: 'pkgmap' differs from the 'PKGsample/pkgmap' before the packages [text-copies-differ]",
        ])
    map.partCount = 2
    #expect(
      try faults(of: [texts], info: info, map: map) == [
        "error: 'PKGsample' has 2 parts in its map, but no file in part 2 [pkgmap-empty-part]",
        "error: 'PKGsample' has 1 parts in the header, but 2 in its map [stream-header-wrong-parts]",
      ])
    map.partCount = 1
    map.entries = []
    #expect(
      try faults(of: [texts], info: info, map: map) == [
        "error: 'PKGsample' has no entry 'i pkginfo' in its map [pkgmap-missing-pkginfo]"
      ])
    info["PKG"] = "PKGother"
    #expect(
      try faults(of: [texts], info: info, map: map) == [
        "error: 'PKGsample' has PKG=PKGother in its pkginfo [pkginfo-wrong-package]",
        "error: 'PKGsample' has no entry 'i pkginfo' in its map [pkgmap-missing-pkginfo]",
      ])
  }

  @Test("knows that files of a class may be in the class's archive")
  func classArchives() throws {
    let files = [file("a", "one", className: "none"), file("b", "two", className: "manifest")]
    let (info, map) = try sample("CLASSES=none manifest\nPKG_SRC_NOVERIFY=none\n", files: files)
    #expect(
      try faults(
        of: [texts + [("archive/none.bz2", [1]), ("archive/manifest", [2]), ("archive/other.gz", [3])]],
        info: info, map: map)
        == [
          "warning: 'archive/other.gz' is not named like an archive of one of the package's classes [archive-unknown-class]"
        ])
    // What is there after all, in a class that is not to be verified, may be anything.
    #expect(
      try faults(of: [texts + [("reloc/a", [1]), ("reloc/b", Array("two".utf8))]], info: info, map: map) == []
    )
  }

  @Test(
    "knows the archives of the oldest packages",
    arguments: ["reloc", "reloc.cpio", "reloc.Z", "reloc.cpio.Z"])
  func legacyArchives(name: String) throws {
    let (info, map) = try sample(files: [file("a", "one"), file("/b", "two")])
    #expect(
      try faults(of: [texts + [(ByteString(name), [1, 2])]], info: info, map: map)
        == ["error: 'PKGsample' has 'root/b' in its map, but no such file in part 1 [pkgmap-missing-file]"])
  }

  @Test(
    "looks at each bit that changes what a program may do", arguments: [0o4755, 0o2644, 0o1600] as [UInt16])
  func modes(mode: UInt16) throws {
    let (info, map) = try sample()
    #expect(
      try faults(of: [texts], info: info, map: map, modes: mode)
        == ["pkginfo", "pkgmap"].map { name in
          "warning: '\(name)' has the mode \(String(mode, radix: 8)); set-id bits belong in the map alone "
            + "[archive-member-set-id]"
        })
    #expect(try faults(of: [texts], info: info, map: map, modes: mode & 0o777) == [])
  }

  @Test("does not take for an error what is unknown in the map")
  func unknown() throws {
    var (info, map) = try sample()
    map.entries = [MapEntry(.information, "pkginfo")]
    info["DESC"] = "another text"
    #expect(try faults(of: [texts], info: info, map: map) == [])
  }
}
