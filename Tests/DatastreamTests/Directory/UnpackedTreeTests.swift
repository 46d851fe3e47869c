@testable import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("unpacked tree")
struct UnpackedTreeTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    "has files without the set-id and sticky bits of the archive, which their owner can read and write",
    arguments: [
      (0o4755, 0o755), (0o2755, 0o755), (0o1755, 0o755), (0o7777, 0o777), (0o644, 0o644), (0, 0o600),
      (0o444, 0o644),
    ] as [(mode: UInt16, expected: UInt32)])
  func modes(mode: UInt16, expected: UInt32) throws {
    let member = Member(name: "reloc/file", mode: mode, modified: 1_704_164_645)
    try UnpackedTree(scratch.path).write(member) { _ in }
    let status = try Stat(scratch.path.appending("reloc/file"))
    #expect(status.permissions.rawValue == expected)
    #expect(status.st_mtim.tv_sec == 1_704_164_645)
    #expect(try Stat(scratch.path.appending("reloc")).permissions.rawValue == 0o755)
  }
}
