import Glibc
import ProgramTesting
import Sysroot
import SystemPackage
import Testing

@Suite("A tree that stands for a machine")
struct TreeTests {
  @Test("does not lead out of itself")
  func links() throws {
    let scratch = try Scratch()
    try scratch.file("etc/passwd", "inside\n")
    try scratch.file("a/b/x", "x")
    // As the kernel would see it with the tree as its root.
    let root = scratch.path
    #expect(symlink("/etc/passwd", root + "/a/out") == 0)
    #expect(symlink("../../../../../../../../etc/passwd", root + "/a/up") == 0)
    #expect(symlink("/a/b", root + "/a/c") == 0)
    #expect(symlink("loop", root + "/loop") == 0)
    #expect(symlink("nowhere/at/all", root + "/dangling") == 0)
    let tree = Tree(root: root + "/")
    #expect(tree.attribute("/a/out") == "inside")
    #expect(tree.attribute("/a/up") == "inside")
    #expect(tree.attribute("/a/c/x") == "x")
    #expect(tree.attribute("/a/c/../../etc/passwd") == "inside")
    #expect(try tree.names("/a/c") == ["x"])
    #expect(tree.resolved("/a/c/x") == "/a/b/x")
    #expect(throws: TreeProblem.loop) { try tree.bytes("/loop") }
    #expect(throws: TreeProblem.missing) { try tree.bytes("/dangling") }
    #expect(try tree.linkTarget("/dangling") == "nowhere/at/all")
    #expect(throws: TreeProblem.failed(.invalidArgument)) { try tree.linkTarget("/etc/passwd") }
    #expect(!tree.exists("/dangling"))
  }

  @Test("opens regular files only, and none that is too large")
  func kinds() throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
    try scratch.file("large", [UInt8](repeating: 0x61, count: 5 << 20))
    try scratch.file("blank", " \n\0\n")
    try scratch.file("odd", [0x20, 0xFF, 0x41, 0x0A])
    let tree = Tree(root: scratch.path)
    #expect(throws: TreeProblem.notAFile(.other)) { try tree.bytes("/pipe") }
    #expect(throws: TreeProblem.notAFile(.directory)) { try tree.bytes("/") }
    #expect(throws: TreeProblem.notAFile(.other)) { try tree.tail("/pipe", count: 10) }
    #expect(throws: TreeProblem.tooLarge) { try tree.bytes("/large") }
    #expect(throws: TreeProblem.tooLarge) { try tree.bytes("/odd", limit: 3) }
    #expect(try tree.bytes("/odd", limit: 4) == [0x20, 0xFF, 0x41, 0x0A])
    #expect(throws: TreeProblem.missing) { try tree.bytes("/large/below") }
    #expect(try tree.tail("/large", count: 10).count == 10)
    #expect(try tree.tail("/odd", count: 2) == [0x41, 0x0A])
    #expect(tree.attribute("/blank") == nil)
    #expect(tree.attribute("/odd") == "\u{FFFD}A")
    #expect("\(TreeProblem.notAFile(.directory))" == "not a regular file but a directory")
  }

  @Test("has files without a size, as /proc does, which are bounded, too")
  func sizeless() throws {
    let tree = Tree()
    #expect(try tree.status("/proc/self/status").size == 0)
    #expect(try tree.text("/proc/self/status").hasPrefix("Name:"))
    #expect(throws: TreeProblem.tooLarge) { try tree.bytes("/proc/self/status", limit: 10) }
    #expect(try tree.tail("/proc/self/status", count: 5) == Array("Name:".utf8))
  }
}
