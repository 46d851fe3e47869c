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
    try walk(top) {
      paths.append($0.path)
      return enter($0)
    }
    return paths
  }

  @Test("makes a directory with its parents, and is content with one that is there")
  func makes() throws {
    let directory = scratch.path.appending("a/b/c")
    try makeDirectories(directory)
    try makeDirectories(directory)
    try makeDirectories("")
    try makeSymbolicLink(to: "a", at: scratch.path.appending("link"))
    try makeDirectories(scratch.path.appending("link/d"))
    #expect(try scratch.listing() == ["a/", "a/b/", "a/b/c/", "a/d/", "link"])
  }

  @Test("says what stands in the way of a directory")
  func inTheWay() throws {
    let file = try scratch.write("file", "")
    #expect(throws: Problem(.fileExists, "make the directory", file)) { try makeDirectories(file) }
    let below = file.appending("sub")
    #expect(throws: Problem(.notDirectory, "make the directory", below)) { try makeDirectories(below) }
    let dangling = scratch.path.appending("dangling")
    try makeSymbolicLink(to: "nowhere", at: dangling)
    #expect(throws: Problem(.fileExists, "make the directory", dangling)) { try makeDirectories(dangling) }
  }

  @Test("lists names in byte order, whatever their bytes are")
  func lists() throws {
    let odd: [ByteString] = [
      "\n", " ", ".hidden", "B", "a", "é", ByteString([0xc3, 0x28]), ByteString([0xff]),
    ]
    for name in odd.reversed() { try write([], to: scratch.path.pushing(FilePath(name))) }
    #expect(try names(in: scratch.path) == odd.sorted())
    #expect(try paths(scratch.path) == odd.sorted())
  }

  @Test("says that there is no directory to list")
  func notListed() throws {
    let file = try scratch.write("file", "")
    #expect(throws: Problem(.notDirectory, "read the directory", file)) { try names(in: file) }
    #expect(throws: Problem(.noSuchFileOrDirectory, "read the directory", "/no/such")) {
      try names(in: "/no/such")
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
      try makeSymbolicLink(to: ByteString(target), at: scratch.path.appending("in").appending(name))
    }
    #expect(try paths(scratch.path.appending("in")) == ["dangling", "file", "loop", "out", "up"])
    try removeTree(scratch.path.appending("in"))
    #expect(try scratch.listing() == ["out/", "out/keep"])
    #expect(try scratch.read("out/keep") == "precious")
  }

  @Test("removes files, links and trees, and misses nothing that is not there")
  func removes() throws {
    try scratch.write("file", "")
    try makeSymbolicLink(to: "tree", at: scratch.path.appending("link"))
    try makeDirectories(scratch.path.appending("tree").pushing(FilePath(ByteString([0xff, 0x2f, 0x0a]))))
    try write([], to: scratch.path.appending("tree").pushing(FilePath(ByteString([0x80]))))
    for name in ["none", "file", "link", "tree"] { try removeTree(scratch.path.appending(name)) }
    #expect(try scratch.listing() == [])
  }

  @Test("goes as deep as a path can name")
  func deep() throws {
    let levels = 16
    let name = String(repeating: "d", count: 240)
    try makeDirectories(
      scratch.path.appending([String](repeating: name, count: levels).joined(separator: "/")))
    #expect(try paths(scratch.path).count == levels)
    try removeTree(scratch.path.appending(name))
    #expect(try scratch.listing() == [])
  }

  @Test("says where a tree is deeper than a path can name")
  func tooDeep() throws {
    let half = [String](repeating: String(repeating: "n", count: 200), count: 11).joined(separator: "/")
    try scratch.write("top/file", "")
    try makeDirectories(scratch.path.appending("top/\(half)"))
    try makeDirectories(scratch.path.appending("other/\(half)"))
    let moved = try run("/bin/mv", ["other", "top/\(half)"], in: scratch.path)
    #expect(moved == Outcome())
    let top = scratch.path.appending("top")
    let problem = #expect(throws: Problem.self) { try paths(top) }
    #expect(problem?.message.hasSuffix(": file name too long") == true)
    #expect(throws: Problem.self) { try removeTree(top) }
    // Only a program that steps down level by level can take such a tree away.
    #expect(try run("/bin/rm", ["-rf", "top"], in: scratch.path) == Outcome())
  }

  @Test("knows where the process stands")
  func here() throws {
    #expect(try Stat(workingDirectory()).inode == Stat(".").inode)
    #expect(try workingDirectory().isAbsolute)
  }
}
