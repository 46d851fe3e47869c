import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("Removing a tree")
struct RemovingTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("removes files, links and directories, and accepts that there is nothing to remove")
  func removes() throws {
    try scratch.write("file", "")
    try scratch.path.appending("link").makeSymbolicLink(to: "tree")
    try scratch.path.appending("tree").pushing(FilePath(ByteString([0xff, 0x2f, 0x0a]))).makeDirectories()
    try scratch.path.appending("tree").pushing(FilePath(ByteString([0x80]))).write([])
    for name in ["none", "file", "link", "tree"] { try scratch.path.appending(name).removeTree() }
    #expect(try scratch.listing() == [])
  }

  @Test("removes links, and nothing of what they lead to")
  func links() throws {
    try scratch.write("out/keep", "precious")
    try scratch.write("in/file", "")
    for (name, target) in [("up", ".."), ("loop", "loop"), ("dangling", "nowhere"), ("out", "../out")] {
      try scratch.path.appending("in").appending(name).makeSymbolicLink(to: ByteString(target))
    }
    try scratch.path.appending("in").removeTree()
    try scratch.path.appending("link").makeSymbolicLink(to: "out")
    try scratch.path.appending("link").removeTree()
    #expect(try scratch.listing() == ["out/", "out/keep"])
    #expect(try scratch.read("out/keep") == "precious")
  }

  @Test("removes one name of a file, not its others")
  func names() throws {
    let file = try scratch.write("one/file", "kept")
    try scratch.path.appending("other").makeHardLink(to: file)
    try scratch.remove("one")
    #expect(try scratch.read("other") == "kept")
  }
}
