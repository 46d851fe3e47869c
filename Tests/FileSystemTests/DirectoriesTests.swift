import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("Directories")
struct DirectoriesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func paths(_ top: FilePath, entering enter: (WalkedObject) -> Bool = { _ in true }) throws
    -> [ByteString]
  {
    var paths: [ByteString] = []
    try top.walk {
      paths.append($0.path)
      return enter($0)
    }
    return paths
  }

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
    #expect(try paths(scratch.path) == odd.sorted())
  }

  @Test("says that there is no directory to list")
  func notListed() throws {
    let file = try scratch.write("file", "")
    #expect(throws: Problem(.notDirectory, "read the directory", file)) { try file.names() }
    #expect(throws: Problem(.noSuchFileOrDirectory, "read the directory", "/no/such")) {
      try FilePath("/no/such").names()
    }
  }

  @Test("walks parents before children and enters only where it is told to")
  func walks() throws {
    for name in ["b/y", "b/x/1", "a", "c/z", "b-/q"] { try scratch.write(name, "") }
    #expect(try paths(scratch.path) == ["a", "b", "b/x", "b/x/1", "b/y", "b-", "b-/q", "c", "c/z"])
    #expect(
      try paths(scratch.path) { $0.path != "b" } == ["a", "b", "b-", "b-/q", "c", "c/z"])
  }

  @Test("shows symbolic links and follows none")
  func links() throws {
    try scratch.write("out/keep", "precious")
    try scratch.write("in/file", "")
    for (name, target) in [("up", ".."), ("loop", "loop"), ("dangling", "nowhere"), ("out", "../out")] {
      try scratch.path.appending("in").appending(name).makeSymbolicLink(to: ByteString(target))
    }
    #expect(try paths(scratch.path.appending("in")) == ["dangling", "file", "loop", "out", "up"])
    try scratch.path.appending("in").removeTree()
    #expect(try scratch.listing() == ["out/", "out/keep"])
    #expect(try scratch.read("out/keep") == "precious")
  }

  @Test("removes files, links and trees, and misses nothing that is not there")
  func removes() throws {
    try scratch.write("file", "")
    try scratch.path.appending("link").makeSymbolicLink(to: "tree")
    try scratch.path.appending("tree").pushing(FilePath(ByteString([0xff, 0x2f, 0x0a]))).makeDirectories()
    try scratch.path.appending("tree").pushing(FilePath(ByteString([0x80]))).write([])
    for name in ["none", "file", "link", "tree"] { try scratch.path.appending(name).removeTree() }
    #expect(try scratch.listing() == [])
  }

  @Test("knows where the process stands")
  func here() throws {
    #expect(try Stat(FilePath.workingDirectory()).inode == Stat(".").inode)
    #expect(try FilePath.workingDirectory().isAbsolute)
  }
}
