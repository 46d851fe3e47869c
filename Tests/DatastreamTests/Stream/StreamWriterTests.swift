@testable import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("stream writer")
struct StreamWriterTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("writes what the reader reads, in an order of its own")
  func roundTrip() throws {
    var reader = try StreamReader(
      of: StreamWriter.bytes(of: [PackageSource.sample("PKGa"), PackageSource.sample("PKGb", files: [])]),
      in: scratch)
    #expect(reader.packages.map(\.instance) == ["PKGa", "PKGb"])
    let found = try reader.listing()
    #expect(
      found.joined(separator: "\n") == """
        part 1 of PKGa
        pkginfo 644 1704164645 85 6470
        pkgmap 644 1704164645 307 20929
        install/ 755 1704164645 0 0
        install/depend 644 1704164645 14 1094
        reloc/ 755 1704164645 0 0
        reloc/$Base/ 755 1704164645 0 0
        reloc/$Base/c 755 1704164645 0 0
        reloc/etc/ 755 1704164645 0 0
        reloc/etc/a 755 1704164645 6 528
        reloc/\u{FFFD}\u{FFFD}\u{FFFD} 755 1704164645 6 765
        root/ 755 1704164645 0 0
        root/opt/ 755 1704164645 0 0
        root/opt/sample/ 755 1704164645 0 0
        root/opt/sample/b 755 1704164645 16 1409
        part 1 of PKGb
        pkginfo 644 1704164645 85 6471
        pkgmap 644 1704164645 115 7731
        install/ 755 1704164645 0 0
        install/depend 644 1704164645 14 1094
        """)
    #expect(reader.remarks.isEmpty)
  }

  @Test("puts each part's files into directories with the part's number")
  func parts() throws {
    var reader = try StreamReader(of: StreamWriter.bytes(of: [PackageSource.sample(parts: 3)]), in: scratch)
    let found = try reader.listing()
    #expect(
      found.joined(separator: "\n") == """
        part 1 of PKGsample
        pkginfo 644 1704164645 90 7015
        pkgmap 644 1704164645 307 20926
        install/ 755 1704164645 0 0
        install/depend 644 1704164645 14 1094
        reloc.1/ 755 1704164645 0 0
        reloc.1/etc/ 755 1704164645 0 0
        reloc.1/etc/a 755 1704164645 6 528
        reloc.1/\u{FFFD}\u{FFFD}\u{FFFD} 755 1704164645 6 765
        part 2 of PKGsample
        pkginfo 644 1704164645 90 7015
        root.2/ 755 1704164645 0 0
        root.2/opt/ 755 1704164645 0 0
        root.2/opt/sample/ 755 1704164645 0 0
        root.2/opt/sample/b 755 1704164645 16 1409
        part 3 of PKGsample
        pkginfo 644 1704164645 90 7015
        reloc.3/ 755 1704164645 0 0
        reloc.3/$Base/ 755 1704164645 0 0
        reloc.3/$Base/c 755 1704164645 0 0
        """)
  }

  @Test("goes by the package alone: the order of its entries, masks and times on disk do not show")
  func determinism() throws {
    let first = try PackageSource.sample()
    var map = first.map
    map.entries.reverse()
    var origins = first.origins
    for (index, file) in PackageSource.sampleFiles.enumerated() {
      origins[file.path] = .file(
        try scratch.write("staged\(index)", file.content, mode: index == 0 ? 0o600 : 0o4777))
    }
    let second = PackageSource(info: first.info, map: map, origins: origins, modified: first.modified)
    #expect(try StreamWriter.bytes(of: [first]) == StreamWriter.bytes(of: [second]))
  }

  @Test("does not depend on who writes, where and when")
  func surroundings() async throws {
    let file = scratch.path.appending("out.pkg").string
    await #expect(processExitsWith: .success) { [file = file as String] in
      setenv("TZ", "Pacific/Kiritimati", 1)
      tzset()
      setlocale(LC_ALL, "")
      umask(0o077)
      let directory = FilePath(file).removingLastComponent()
      _ = directory.withPlatformString { chown($0, 65534, 65534) }
      setuid(65534)
      try StreamWriter([PackageSource.sample()]).write(to: FilePath(file))
    }
    #expect(try FilePath(file).contents() == StreamWriter.bytes(of: [PackageSource.sample()]))
    #expect(try Stat(FilePath(file)).permissions.rawValue == 0o644)
  }

  @Test(
    "refuses a file that is not what the map says, and leaves nothing behind",
    arguments: [
      ("alpha", "has 5 bytes instead of the 6 in the map"),
      ("alpha\n\n", "has 7 bytes instead of the 6 in the map"),
      ("alphb\n", "'reloc/etc/a' has the sum 529 instead of 528: it was changed after the map was made"),
    ])
  func changed(content: String, problem expected: String) throws {
    let sample = try PackageSource.sample()
    var origins = sample.origins
    let staged = try scratch.write("staged", content)
    origins["etc/a"] = .file(staged)
    let source = PackageSource(info: sample.info, map: sample.map, origins: origins, modified: 0)
    let message = errorText { _ = try StreamWriter([source]).write(to: scratch.path.appending("out.pkg")) }
    #expect(message == (expected.hasPrefix("'") ? expected : "\(staged): \(expected)"))
    #expect(try scratch.listing() == ["staged"])
  }

  @Test("takes what a link leads to as content, and refuses what is not a file")
  func links() throws {
    let sample = try PackageSource.sample()
    try scratch.write("file", "alpha\n")
    _ = symlink("file", scratch.path.appending("link").string)
    func source(_ name: String) -> PackageSource {
      var origins = sample.origins
      origins["etc/a"] = .file(scratch.path.appending(name))
      return PackageSource(info: sample.info, map: sample.map, origins: origins, modified: sample.modified)
    }
    #expect(try StreamWriter.bytes(of: [source("link")]) == StreamWriter.bytes(of: [sample]))
    let refused = errorText { _ = try StreamWriter.bytes(of: [source(".")]) }
    #expect(refused == "\(scratch.path)/.: is not a regular file")
  }

  @Test("refuses packages that are not complete")
  func incomplete() throws {
    let sample = try PackageSource.sample()
    func with(_ change: (inout PackageMap, inout [ByteString: PackageSource.Origin]) -> Void) -> String? {
      var map = sample.map
      var origins = sample.origins
      change(&map, &origins)
      let source = PackageSource(info: sample.info, map: map, origins: origins, modified: 0)
      return errorText { _ = try StreamWriter([source]) }
    }
    #expect(with { _, _ in } == nil)
    #expect(
      with { $1["etc/a"] = nil } == "'etc/a' is in the map, but has no file to take its content from")
    #expect(
      with { $1["etc/other"] = .bytes([]) }
        == "package 'PKGsample' has a file for 'etc/other', which is not in its map")
    #expect(
      with { map, _ in map.entries.removeFirst() }?.hasPrefix("the map's entry for 'pkginfo' is not that of")
        == true)
    #expect(
      with { map, _ in map.entries.append(map.entries[4]) }
        == "package 'PKGsample' has two files for 'reloc/etc/a'")
    #expect(
      with { map, origins in
        map.entries[4].path = "../a"
        origins["../a"] = origins.removeValue(forKey: "etc/a")
      } == "'../a' cannot be the name of a file in a package")
    #expect(
      with { map, origins in
        map.entries[4].path = "$Base"
        origins["$Base"] = origins.removeValue(forKey: "etc/a")
      } == "package 'PKGsample' has 'reloc/$Base' as a file and as a directory")
    #expect(errorText { _ = try StreamWriter([sample, sample]) } == "package 'PKGsample' is given twice")
  }
}
