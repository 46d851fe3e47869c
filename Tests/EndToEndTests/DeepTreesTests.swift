import FileSystem
import SystemPackage
import TestSupport
import Testing

/// Trees whose paths are as long as the system allows: half a minute in a debug build, in which FilePath checks
/// every path that it makes.
@Suite("deep trees")
struct DeepTreesTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func paths(_ top: FilePath) throws -> [ByteString] {
    var paths: [ByteString] = []
    try top.walk {
      paths.append($0.path)
      return true
    }
    return paths
  }

  @Test("are walked as deep as a path can name")
  func deep() throws {
    let levels = 16
    let name = String(repeating: "d", count: 240)
    try scratch.path.appending([String](repeating: name, count: levels).joined(separator: "/"))
      .makeDirectories()
    #expect(try paths(scratch.path).count == levels)
    try scratch.path.appending(name).removeTree()
    #expect(try scratch.listing() == [])
  }

  @Test("cannot be walked where they are deeper than a path can name, and can be removed")
  func tooDeep() throws {
    let half = [String](repeating: String(repeating: "n", count: 200), count: 11).joined(separator: "/")
    try scratch.write("top/file", "")
    try scratch.path.appending("top/\(half)").makeDirectories()
    try scratch.path.appending("other/\(half)").makeDirectories()
    let moved = try run("/bin/mv", ["other", "top/\(half)"], in: scratch.path)
    #expect(moved == Outcome())
    let top = scratch.path.appending("top")
    let problem = #expect(throws: Problem.self) { try paths(top) }
    #expect(problem?.message.hasSuffix(": file name too long") == true)
    try top.removeTree()
    #expect(try scratch.listing() == [])
  }
}
