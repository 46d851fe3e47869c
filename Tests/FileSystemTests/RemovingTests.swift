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

  @Test("removes trees that are deeper than a path may be long, with one open directory")
  func deep() throws {
    // Each of the two directories is as deep as one name of it may say.
    let script = """
      p=$(printf '%0200d/' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15); top=$PWD
      mkdir -p deep/$p inner/$p; echo x >inner/$p/file; cd deep/$p && mv "$top/inner" .
      """
    #expect(try run("sh", ["-c", script], in: scratch.path) == Outcome())
    try scratch.path.appending("deep").removeTree()
    #expect(try scratch.listing() == [])
  }

  @Test("does not follow a link that takes the place of a directory meanwhile")
  func swapped() throws {
    try scratch.write("out/keep", "precious")
    try scratch.path.appending("link").makeSymbolicLink(to: "../out")
    let end = scratch.path.appending("end")
    let script = """
      while [ ! -e end ]; do
        mkdir -p tree/a/b 2>/dev/null; mv -T tree/a moved 2>/dev/null && ln -s ../out tree/a 2>/dev/null
        rm -rf moved; rm -f tree/a 2>/dev/null
      done
      """
    let swapping = try Background("sh", ["-c", script], in: scratch.path)
    var failures = 0
    for _ in 0..<300 {
      do { try scratch.path.appending("tree").removeTree() } catch { failures += 1 }
    }
    try end.write([])
    _ = try swapping.finish()
    #expect(try scratch.read("out/keep") == "precious")
    #expect(failures < 300)
  }

  @Test("refuses what is not a name in a directory", arguments: ["..", "a/..", "."])
  func noName(name: String) throws {
    try scratch.write("a/b", "")
    let path = scratch.path.appending(name)
    #expect(throws: Problem(in: path, "cannot be removed: it is not a name in a directory")) {
      try path.removeTree()
    }
    #expect(try scratch.listing() == ["a/", "a/b"])
  }
}
