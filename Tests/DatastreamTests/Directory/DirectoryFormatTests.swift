@testable import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("directory format")
struct DirectoryFormatTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func unpack(_ bytes: [UInt8]) throws -> [FilePath] {
    var reader = try StreamReader(of: bytes, in: scratch)
    try scratch.path.appending("spool").makeDirectories()
    return try DirectoryFormat.write(&reader, to: scratch.path.appending("spool"))
  }

  private func fault(_ body: () throws -> Void) -> String? {
    errorText(of: body)?.replacing("\(scratch.path)/", with: "")
  }

  @Test("a stream of ours comes back from directories byte for byte", arguments: [1, 3])
  func roundTrip(parts: Int) throws {
    let original = try StreamWriter.bytes(of: [
      PackageSource.sample("PKGa", parts: parts), PackageSource.sample("PKGb", files: []),
    ])
    let directories = try unpack(original)
    #expect(directories == ["PKGa", "PKGb"].map { scratch.path.appending("spool/\($0)") })
    #expect(try StreamWriter.bytes(of: directories.map(DirectoryFormat.read)) == original)
  }

  @Test("the mask of whoever unpacks does not show")
  func mask() async throws {
    let original = try StreamWriter.bytes(of: [PackageSource.sample("PKGa")])
    let input = try scratch.write("in.pkg", original).string
    let spool = scratch.path.appending("spool").string
    try FilePath(spool).makeDirectories()
    // In a process of its own: the mask is that of the other tests too.
    await #expect(processExitsWith: .success) { [input = input as String, spool = spool as String] in
      umask(0o077)
      var reader = try StreamReader(ByteSource(opening: FilePath(input)))
      _ = try DirectoryFormat.write(&reader, to: FilePath(spool))
    }
    #expect(try StreamWriter.bytes(of: [DirectoryFormat.read(FilePath(spool).appending("PKGa"))]) == original)
    for name in ["PKGa", "PKGa/reloc"] {
      #expect(try Stat(FilePath(spool).appending(name)).permissions.rawValue == 0o755)
    }
  }

  @Test("a golden stream unpacks to the golden directories")
  func golden() throws {
    let directories = try unpack(fixtures.appending("golden/two.pkg").contents())
    for (name, directory) in zip(["GOLDtiny", "GOLDsecond"], directories) {
      let golden = fixtures.appending("golden/spool/\(name)")
      let outcome = try run("diff", ["-r", golden.string, directory.string])
      #expect(outcome == Outcome())
      var reader = try DirectoryReader(directory)
      #expect(try reader.findings() == [])
    }
    #expect(
      try scratch.listing(of: "spool/GOLDsecond") == [
        "pkginfo", "pkgmap", "root/", "root/opt/", "root/opt/second/", "root/opt/second/README",
      ])
    let readme = try Stat(scratch.path.appending("spool/GOLDsecond/root/opt/second/README"))
    #expect(readme.permissions.rawValue == 0o644)
    #expect(readme.st_mtim.tv_sec == 1_704_164_645)
  }

  @Test("a package about to be built can be written as a directory at once")
  func direct() throws {
    let source = try PackageSource.sample(parts: 2)
    let directory = try DirectoryFormat.write(source, to: scratch.path)
    #expect(directory == scratch.path.appending("PKGsample"))
    #expect(try StreamWriter.bytes(of: [DirectoryFormat.read(directory)]) == StreamWriter.bytes(of: [source]))
    #expect(
      fault { _ = try DirectoryFormat.write(source, to: scratch.path) }
        == "PKGsample: already exists; remove it first")
  }

  /// A stream whose part has members that its map does not list.
  private func hostile(_ names: [ByteString]) throws -> [UInt8] {
    let honest = try StreamWriter.bytes(of: [PackageSource.sample(files: [])])
    var sink = Collector()
    let start = try #require(honest.ranges(of: Array("TRAILER!!!".utf8)).first).upperBound
    sink.bytes = Array(honest[..<((start + 511) / 512 * 512)])
    var reader = try StreamReader(of: honest, in: scratch)
    let texts = reader.packages[0]
    _ = try reader.nextPart()
    var writer = try CpioWriter()
    for (name, text) in [("pkginfo", texts.infoText), ("pkgmap", texts.mapText)] {
      try writer.begin(
        Member(name: ByteString(name), mode: 0o644, modified: 1, size: UInt64(text.count)), into: &sink)
      try text.withUnsafeBytes { try writer.append($0, into: &sink) }
    }
    for name in names { try writer.begin(Member(name: name, mode: 0o644, modified: 1), into: &sink) }
    try writer.finish(into: &sink)
    return sink.bytes
  }

  @Test(
    "nothing is written outside of the package's directory",
    arguments: [
      "../evil", "reloc/../../evil", "/tmp/evil", "reloc//evil", "reloc/./evil", "..", ".", "evil/",
    ])
  func escape(name: String) throws {
    let bytes = try hostile([ByteString(name)])
    #expect(
      fault { _ = try unpack(bytes) }?.contains(
        "'\(name)' is not a name below the package; nothing is unpacked") == true)
    #expect(try scratch.listing() == ["input.pkg", "spool/"])
    #expect(
      try StreamReader.findings(in: bytes, scratch).contains {
        $0.contains("'\(name)' is not a name below the package")
      })
  }

  @Test("a member cannot be there twice, nor be a file and a directory")
  func conflicts() throws {
    #expect(
      fault { _ = try unpack(hostile(["reloc/a", "reloc/a"])) }?.hasSuffix("cannot write: file exists")
        == true)
    #expect(
      fault { _ = try unpack(hostile(["reloc/a", "reloc/a/b"])) }?.contains("cannot make the directory")
        == true)
    #expect(try scratch.listing() == ["input.pkg", "spool/"])
  }

  @Test("what a killed run left behind is cleared away by the next")
  func leftovers() throws {
    try scratch.write("spool/.PKGsample.pkgh-0123456789abcdef.tmp/reloc/old", "old")
    _ = try unpack(StreamWriter.bytes(of: [PackageSource.sample(files: [])]))
    #expect(
      try scratch.listing(of: "spool") == [
        "PKGsample/", "PKGsample/install/", "PKGsample/install/depend", "PKGsample/pkginfo",
        "PKGsample/pkgmap",
      ])
  }

  @Test("a directory that is not what its map says is not read")
  func changed() throws {
    func damaged(_ change: (FilePath) throws -> Void) throws -> String? {
      let directory = try DirectoryFormat.write(PackageSource.sample(), to: scratch.path)
      defer { try? directory.removeTree() }
      try change(directory)
      return fault { _ = try DirectoryFormat.read(directory) }
    }
    #expect(try damaged { _ in } == nil)
    #expect(
      try damaged { try $0.appending("reloc/etc/a").write("alphb\n".utf8) }
        == "PKGsample/reloc/etc/a: 'reloc/etc/a' has the sum 529, but 528 in the map")
    #expect(
      try damaged { try $0.appending("reloc/etc/b").write("x".utf8) }
        == "PKGsample/reloc/etc/b: 'reloc/etc/b' is not in the map of part 1")
    #expect(
      try damaged { try $0.appending("reloc/etc/a").removeTree() }
        == "PKGsample: 'PKGsample' has 'reloc/etc/a' in its map, but no such file in part 1")
    #expect(
      try damaged { directory in
        _ = directory.appending("reloc/etc/l").withPlatformString { symlink("a", $0) }
      }
        == "PKGsample/reloc/etc/l: is a link or a device; a package has only files and directories")
    #expect(
      try damaged { try $0.appending("pkgmap").removeTree() }
        == "PKGsample/pkgmap: is missing or not a regular file; a package needs it")
  }

  @Test("a package with a class archive is verified, but not read to be written elsewhere")
  func classArchive() throws {
    let directory = try DirectoryFormat.write(
      PackageSource.sample(files: [("etc/a", Array("alpha\n".utf8))]), to: scratch.path)
    try directory.appending("reloc").removeTree()
    try scratch.write("PKGsample/archive/none.bz2", "compressed")
    var reader = try DirectoryReader(directory)
    #expect(try reader.findings() == [])
    #expect(
      fault { _ = try DirectoryFormat.read(directory) }
        == "PKGsample/archive/none.bz2: is not in the map, so a stream would not contain it")
  }

  @Test(
    "packages made on Solaris unpack to directories that verify",
    .enabled(if: realPackages != nil, Comment(rawValue: realPackagesReason)))
  func real() throws {
    let folder = try #require(realPackages)
    for name in try folder.names() {
      for directory in try unpack(folder.pushing(FilePath(name)).contents()) {
        var reader = try DirectoryReader(directory)
        #expect(try reader.findings() == [])
        #expect(
          try StreamReader.findings(in: StreamWriter.bytes(of: [DirectoryFormat.read(directory)]), scratch)
            == [])
      }
    }
  }

  @Test("a directory has its package's name, or an instance of it")
  func names() throws {
    let directory = try DirectoryFormat.write(PackageSource.sample(), to: scratch.path)
    for (name, message): (String, String?) in [
      ("PKGsample.2", nil), ("other", "other: 'other' has PKG=PKGsample in its pkginfo"),
    ] {
      let copy = scratch.path.appending(name)
      try #require(try run("cp", ["-a", directory.string, copy.string]) == Outcome())
      #expect(fault { _ = try DirectoryFormat.read(copy) } == message)
    }
  }
}
