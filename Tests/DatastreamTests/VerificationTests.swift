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
      #expect(try findings(&reader) == [])
    }
  }

  @Test(
    "finds nothing in packages made on Solaris",
    .enabled(if: realPackages != nil, Comment(rawValue: realPackagesReason)))
  func realStreams() throws {
    let folder = try #require(realPackages)
    for name in try names(in: folder) {
      var reader = try StreamReader(ByteSource(opening: folder.pushing(FilePath(name))))
      let found = try findings(&reader)
      #expect(found == [])
    }
  }

  @Test("finds nothing in what we write")
  func own() throws {
    #expect(try findings(in: stream([package("PKGa", parts: 3), package("PKGb", files: [])]), scratch) == [])
  }
}
