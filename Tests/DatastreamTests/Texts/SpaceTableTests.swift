import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("space")
struct SpaceTableTests {
  private func parsed(_ text: String) throws -> SpaceTable {
    try SpaceTable(parsing: Array(text.utf8), file: "space")
  }

  @Test("has a path, blocks and inodes on each line that is not a comment")
  func reading() throws {
    let space = try parsed("# room\n\n usr/var 100\t2 remark\n/var 0 1\n")
    #expect(space.entries == [.init("usr/var", blocks: 100, inodes: 2), .init("/var", blocks: 0, inodes: 1)])
    #expect(String(decoding: try space.serialized(), as: UTF8.self) == "usr/var 100 2\n/var 0 1\n")
    let golden = try fixtures.appending("golden/tiny/space").contents()
    #expect(try SpaceTable(parsing: golden, file: "space").serialized() == golden)
  }

  @Test(
    "names the line that is wrong",
    arguments: [
      ("/var", "'/var' does not say 'PATH BLOCKS INODES'"),
      ("/var 1", "'/var 1' does not say 'PATH BLOCKS INODES'"),
      ("/var -1 2", "'/var -1 2' does not say 'PATH BLOCKS INODES'"),
      (
        "/var 9999999999999999999999999999999999999999 2",
        "'/var 9999999999999999999999999999999999999999 2' does not say 'PATH BLOCKS INODES'"
      ),
      ("/var 1 2147483648", "'/var' asks for 2147483648; the limit of the installers is 2147483647"),
    ])
  func refusal(line: String, message: String) {
    #expect(errorText { _ = try parsed("\n\(line)\n") } == "space:2: \(message)")
  }

  @Test("writes nothing that cannot be read back")
  func inexpressible() {
    func fault(_ path: ByteString) -> String? {
      errorText { _ = try SpaceTable([.init(path, blocks: 1, inodes: 1)]).serialized() }
    }
    #expect(fault("") == "'' is not a path")
    #expect(fault("a b") == "the path 'a b' contains a blank")
    let long = ByteString(String(repeating: "x", count: 252))
    #expect(
      fault(long)
        == "'\(String(repeating: "x", count: 80))…' makes a line of 256 bytes; the installers break lines at 255"
    )
  }

  @Test("no text traps the reader, and what it read comes back the same", arguments: [6] as [UInt64])
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      guard
        let space = try? parsed(
          String(decoding: random.mutated(Array("a 1 2\n/b 3 4\n".utf8)), as: UTF8.self)),
        let text = try? space.serialized()
      else { continue }
      #expect(try SpaceTable(parsing: text, file: "f") == space)
    }
  }
}
