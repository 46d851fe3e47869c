import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("Directories")
struct DirectoriesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("makes a directory with its parents, and is content with one that is there")
  func makes() throws {
    let directory = scratch.path.appending("a/b/c")
    try directory.makeDirectories()
    try directory.makeDirectories()
    try FilePath("").makeDirectories()
    try scratch.path.appending("link").makeSymbolicLink(to: "a")
    try scratch.path.appending("link/d").makeDirectories()
    #expect(try scratch.listing() == ["a/", "a/b/", "a/b/c/", "a/d/", "link"])
  }

  @Test("says what stands in the way of a directory")
  func inTheWay() throws {
    let file = try scratch.write("file", "")
    #expect(throws: Problem(.fileExists, "make the directory", file)) { try file.makeDirectories() }
    let below = file.appending("sub")
    #expect(throws: Problem(.notDirectory, "make the directory", below)) { try below.makeDirectories() }
    let dangling = scratch.path.appending("dangling")
    try dangling.makeSymbolicLink(to: "nowhere")
    #expect(throws: Problem(.fileExists, "make the directory", dangling)) { try dangling.makeDirectories() }
  }

  @Test("lists names in byte order, whatever their bytes are")
  func lists() throws {
    let odd: [ByteString] = [
      "\n", " ", ".hidden", "B", "a", "é", ByteString([0xc3, 0x28]), ByteString([0xff]),
    ]
    for name in odd.reversed() { try scratch.path.pushing(FilePath(name)).write([]) }
    #expect(try scratch.path.names() == odd.sorted())
  }

  @Test("says that there is no directory to list")
  func notListed() throws {
    let file = try scratch.write("file", "")
    #expect(throws: Problem(.notDirectory, "read the directory", file)) { try file.names() }
    #expect(throws: Problem(.noSuchFileOrDirectory, "read the directory", "/no/such")) {
      try FilePath("/no/such").names()
    }
  }

  @Test("knows where the process stands")
  func here() throws {
    #expect(try Stat(FilePath.workingDirectory()).inode == Stat(".").inode)
    #expect(try FilePath.workingDirectory().isAbsolute)
  }
}
