import Glibc
import ProgramTesting
import Sysroot
import Testing

@Suite("What is known of a file without reading it")
struct FileStatusTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.file("etc/secret", "1234", mode: 0o640)
    var times = [timeval(tv_sec: 1_139_000_000, tv_usec: 0), timeval(tv_sec: 1_139_000_000, tv_usec: 0)]
    #expect(utimes(scratch.path + "/etc/secret", &times) == 0)
    #expect(symlink("secret", scratch.path + "/etc/link") == 0)
    #expect(symlink("nowhere", scratch.path + "/etc/dangling") == 0)
  }

  /// The same files as those of a tree, and as this machine's.
  private var places: [(tree: Tree, top: String)] {
    [(Tree(root: scratch.path), ""), (Tree(), scratch.path)]
  }

  @Test("is its kind, its mode, its owners and its size, after links or before")
  func kinds() throws {
    for (tree, top) in places {
      let status = try tree.status(top + "/etc/link")
      #expect(status.kind == .regular)
      #expect(status.octalMode == "0640")
      #expect(status.user == geteuid())
      #expect(status.size == 4)
      #expect(status.modified == 1_139_000_000)
      #expect(try tree.status(top + "/etc/link", followsLast: false).kind == .link)
      #expect(try tree.status(top + "/etc/dangling", followsLast: false).kind == .link)
      #expect(throws: TreeProblem.missing) { try tree.status(top + "/etc/dangling") }
      #expect(try tree.status(top + "/etc").kind == .directory)
      #expect(try tree.linkTarget(top + "/etc/link") == "secret")
    }
  }

  @Test("and a directory's names, sorted")
  func names() throws {
    for (tree, top) in places {
      #expect(try tree.names(top + "/etc") == ["dangling", "link", "secret"])
      #expect(throws: TreeProblem.missing) { try tree.names(top + "/nonexistent") }
      #expect(throws: TreeProblem.missing) { try tree.names(top + "/etc/secret") }
    }
  }

  @Test("what may not be looked at is not taken for missing")
  func denied() throws {
    #expect(chmod(scratch.path, 0o755) == 0)
    #expect(chmod(scratch.path + "/etc/secret", 0) == 0)
    for (tree, top) in places {
      asOrdinaryUser {
        #expect(tree.exists(top + "/etc/secret"))
        #expect(throws: TreeProblem.denied) { try tree.bytes(top + "/etc/secret") }
      }
    }
    #expect(chmod(scratch.path + "/etc", 0) == 0)
    defer { chmod(scratch.path + "/etc", 0o755) }
    for (tree, top) in places {
      asOrdinaryUser {
        #expect(throws: TreeProblem.denied) { try tree.names(top + "/etc") }
        #expect(throws: TreeProblem.denied) { try tree.status(top + "/etc/secret") }
        #expect(!tree.exists(top + "/etc/secret"))
      }
    }
  }
}
