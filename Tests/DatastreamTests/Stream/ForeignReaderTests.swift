import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

/// What others make of our streams.
@Suite("foreign readers")
struct ForeignReaderTests {
  private let scratch: Scratch
  private let file: FilePath

  init() throws {
    scratch = try Scratch()
    file = try scratch.write(
      "out.pkg",
      StreamWriter.bytes(of: [
        PackageSource.sample("PKGa", files: Array(PackageSource.sampleFiles.dropLast())),
        PackageSource.sample("PKGb", files: []),
      ]))
  }

  /// Where each archive begins: each ends with its trailer's block.
  private func archives() throws -> [Int] {
    let bytes = try file.contents()
    let trailers = bytes.ranges(of: Array("TRAILER!!!".utf8)).map { ($0.upperBound + 511) / 512 }
    return [1] + trailers.dropLast()
  }

  @Test("file(1) knows a package")
  func magic() throws {
    #expect(try run("file", ["-b", file.string]) == Outcome(stdout: "pkg Datastream (SVR4)\n"))
  }

  @Test(
    "list each archive with our names",
    arguments: ["cpio -it --quiet", "bsdtar -tf -", "bsdcpio -it --quiet"])
  func lists(command: String) throws {
    let expected = [
      ["PKGa/pkginfo", "PKGa/pkgmap", "PKGb/pkginfo", "PKGb/pkgmap"],
      [
        "pkginfo", "pkgmap", "install", "install/depend", "reloc", "reloc/$Base", "reloc/$Base/c",
        "reloc/etc",
        "reloc/etc/a", "root", "root/opt", "root/opt/sample", "root/opt/sample/b",
      ],
      ["pkginfo", "pkgmap", "install", "install/depend"],
    ]
    for (block, names) in zip(try archives(), expected) {
      let outcome = try run(
        "sh", ["-c", "dd if=\"$1\" bs=512 skip=\(block) status=none | \(command)", "sh", file.string])
      #expect(outcome.status == 0)
      let listed = outcome.stdout.split(separator: "\n").map {
        $0.hasSuffix("/") ? String($0.dropLast()) : String($0)
      }
      #expect(listed == names)
    }
  }

  @Test("unpack a part to the same contents, without being asked to make directories")
  func unpacks() throws {
    let block = try archives()[1]
    try scratch.path.appending("unpacked").makeDirectories()
    let outcome = try run(
      "sh", ["-c", "dd if=\"$1\" bs=512 skip=\(block) status=none | cpio -i --quiet", "sh", file.string],
      in: scratch.path.appending("unpacked"))
    #expect(outcome == Outcome())
    #expect(try scratch.read("unpacked/reloc/etc/a") == "alpha\n")
    #expect(try scratch.read("unpacked/root/opt/sample/b") == "beta, with more\n")
    #expect(try Stat(scratch.path.appending("unpacked/root/opt/sample/b")).permissions.rawValue == 0o755)
  }
}
