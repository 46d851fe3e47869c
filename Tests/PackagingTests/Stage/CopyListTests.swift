import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("A copy list")
struct CopyListTests {
  private let scratch: Scratch
  private let actions: Actions

  init() throws {
    scratch = try Scratch()
    let stage = scratch.path.appending("stage")
    try stage.makeDirectories()
    actions = Actions(
      verbose: false, noAct: false, environment: Environment([:]), stages: [stage], top: scratch.path)
  }

  private func place(_ name: String) -> FilePath { scratch.path.appending(name) }

  /// A list of some names, each to be copied to its own place in the stage.
  private func list(_ names: String..., excluded: @escaping (ByteString) -> Bool = { _ in false }) throws
    -> CopyList
  {
    var list = CopyList(into: place("stage"), origins: Origins(path: place("origins")))
    for name in names {
      try list.add(
        SourceFiles.Found(location: place(name), name: ByteString(name)), as: place("stage").appending(name),
        excluded: excluded)
    }
    return list
  }

  @Test("copies files, links, and directories with what is in them")
  func copies() throws {
    try scratch.write("a/b/c", "x", mode: 0o700)
    try scratch.write("a/d", "y", mode: 0o600)
    try place("a/l").makeSymbolicLink(to: "nowhere")
    try CopyList.carryOut([list("a")], actions)
    #expect(
      try scratch.listing(of: "stage") == ["a/", "a/b/", "a/b/c", "a/d", "a/l"])
    #expect(try Stat(place("stage/a/b/c")).permissions.rawValue == 0o755)
    #expect(try Stat(place("stage/a/d")).permissions.rawValue == 0o644)
    #expect(try place("stage/a/l").linkTarget() == "nowhere")
  }

  @Test("leaves out what is excluded, by the path it was found at, with everything below it")
  func exclusions() throws {
    for name in ["a/keep", "a/drop/x", "a/drop/y", "b"] { try scratch.write(name, "") }
    try CopyList.carryOut([list("a", "b") { $0 == "a/drop" || $0 == "b" }], actions)
    #expect(try scratch.listing(of: "stage") == ["a/", "a/keep"])
  }

  @Test("is refused as a whole, before anything is copied, where a staged link leads out of the stage")
  func outside() throws {
    try scratch.write("good", "")
    try scratch.write("out/x", "")
    try place("outside").makeDirectories()
    try place("stage/out").makeSymbolicLink(to: "../outside")
    #expect(
      errorText { try CopyList.carryOut([list("good"), list("out/x")], actions) }
        == "\(place("stage/out")): is a link to '../outside', which leaves '\(place("stage"))': remove it")
    #expect(try scratch.listing(of: "stage") == ["out"])
    #expect(try scratch.listing(of: "outside") == [])
  }

  @Test("keeps names of one file, within a top-level directory and with one mode")
  func hardLinks() throws {
    try scratch.write("usr/a", "x")
    for name in ["usr/b", "etc/c"] {
      try place(name).removingLastComponent().makeDirectories()
      try place(name).makeHardLink(to: place("usr/a"))
    }
    try CopyList.carryOut([list("usr/a", "usr/b", "etc/c")], actions)
    let identity = { (name: String) in FileIdentity(try Stat(place("stage").appending(name))) }
    #expect(try identity("usr/a") == identity("usr/b"))
    #expect(try identity("usr/a") != identity("etc/c"))
    #expect(try identity("usr/a") != FileIdentity(Stat(place("usr/a"))))
  }

  @Test("has no room for what is missing")
  func missing() throws {
    let none = place("none")
    #expect(throws: Problem(.noSuchFileOrDirectory, "read", none)) { _ = try list("none") }
  }
}
