import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("A walk through a tree")
struct WalkingTests {
  private let scratch: Scratch

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

  @Test("shows parents before children, names in byte order, and enters only where it is told to")
  func walks() throws {
    for name in ["b/y", "b/x/1", "a", "c/z", "b-/q"] { try scratch.write(name, "") }
    #expect(try paths(scratch.path) == ["a", "b", "b/x", "b/x/1", "b/y", "b-", "b-/q", "c", "c/z"])
    #expect(
      try paths(scratch.path) { $0.path != "b" } == ["a", "b", "b-", "b-/q", "c", "c/z"])
  }

  @Test("shows names whatever their bytes are, with their places and statuses")
  func objects() throws {
    try scratch.path.appending("a").pushing(FilePath(ByteString([0xff, 0x0a]))).makeDirectories()
    try scratch.write("b", "four")
    var seen: [ByteString] = []
    try scratch.path.walk { object in
      seen.append(object.path)
      #expect(object.location == scratch.path.pushing(FilePath(object.path)))
      #expect(object.status.type == (object.path == "b" ? .regular : .directory))
      if object.path == "b" { #expect(object.status.size == 4) }
      return true
    }
    #expect(seen == ["a", ByteString([0x61, 0x2f, 0xff, 0x0a]), "b"])
  }

  @Test("shows symbolic links and follows none")
  func links() throws {
    try scratch.write("out/keep", "")
    try scratch.write("in/file", "")
    for (name, target) in [("up", ".."), ("loop", "loop"), ("dangling", "nowhere"), ("out", "../out")] {
      try scratch.path.appending("in").appending(name).makeSymbolicLink(to: ByteString(target))
    }
    #expect(try paths(scratch.path.appending("in")) == ["dangling", "file", "loop", "out", "up"])
  }

  @Test("ends with the error of its visitor, and with what cannot be read")
  func errors() throws {
    try scratch.write("a/b", "")
    try scratch.write("c", "")
    var seen: [ByteString] = []
    #expect(throws: Problem("enough")) {
      try scratch.path.walk {
        seen.append($0.path)
        if $0.path == "a/b" { throw Problem("enough") }
        return true
      }
    }
    #expect(seen == ["a", "a/b"])
    let none = scratch.path.appending("none")
    #expect(throws: Problem(.noSuchFileOrDirectory, "read the directory", none)) {
      try none.walk { _ in true }
    }
    // What is removed while it is walked through.
    #expect(throws: Problem(.noSuchFileOrDirectory, "look at", scratch.path.appending("c"))) {
      try scratch.path.walk { object in
        if object.path == "a" { try scratch.remove("c") }
        return false
      }
    }
  }
}
