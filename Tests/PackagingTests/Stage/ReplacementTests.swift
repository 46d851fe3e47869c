import FileSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("What is staged already")
struct ReplacementTests {
  private let scratch: Scratch
  private let actions: Actions

  init() throws {
    scratch = try Scratch()
    try scratch.path.appending("stage").makeDirectories()
    actions = Actions(
      verbose: false, noAct: false, environment: Environment([:]), stages: [scratch.path.appending("stage")],
      top: scratch.path)
  }

  private func place(_ name: String) -> FilePath { scratch.path.appending(name) }

  private func copy(_ name: String, to destination: String, mode: UInt32? = nil) throws {
    var list = CopyList(into: place("stage"), origins: Origins(path: place("origins")))
    try list.add(
      SourceFiles.Found(location: place(name), name: ByteString(name)),
      as: place("stage").appending(destination), mode: mode, excluded: { _ in false })
    try CopyList.carryOut([list], actions)
  }

  private func refusal(_ name: String, _ destination: String, _ reason: String) -> String {
    "'\(place(name))' cannot be installed as '\(place("stage").appending(destination))', \(reason)"
  }

  @Test("is replaced by what the same file has become")
  func sameSource() throws {
    try scratch.write("a", "1")
    try copy("a", to: "x")
    try scratch.write("a", "2")
    try scratch.write("stage/x", "changed by a hook")
    try copy("a", to: "x")
    #expect(try scratch.read("stage/x") == "2")
  }

  @Test("stays where another file is to be copied there, unless that is the same")
  func otherSource() throws {
    try scratch.write("a", "1")
    try scratch.write("b", "2")
    try copy("a", to: "x")
    let reason =
      "where '\(place("a"))' is installed already, which differs: install one of them, or give one another name"
    #expect(errorText { try copy("b", to: "x") } == refusal("b", "x", reason))
    #expect(try scratch.read("stage/x") == "1")
    try scratch.write("b", "1", mode: 0o755)
    try copy("b", to: "x", mode: 0o644)
    // Both files are its sources now, and neither is to win.
    try scratch.write("b", "3")
    #expect(errorText { try copy("b", to: "x") } == refusal("b", "x", reason))
  }

  @Test("has the origin of the directory that it was copied in")
  func directories() throws {
    try scratch.write("data/sub/x", "1")
    try scratch.write("other/sub/x", "2")
    try copy("data", to: "d")
    try scratch.write("data/sub/x", "3")
    try copy("data", to: "d")
    #expect(try scratch.read("stage/d/sub/x") == "3")
    #expect(
      errorText { try copy("other", to: "d") }
        == refusal(
          "other/sub/x", "d/sub/x",
          "where '\(place("data/sub/x"))' is installed already, which differs: install one of them, or give one another "
            + "name"))
    #expect(try scratch.read("origins") == "\(place("stage/d"))\t\(place("data"))\n")
  }

  @Test("is kept where no helper has copied it: a file, a link, a directory")
  func upstream() throws {
    try scratch.write("a", "1")
    try scratch.write("stage/file", "2")
    try scratch.write("stage/directory/x", "")
    // The link's target has the same bytes on this machine, which says nothing of the target machine.
    try place("stage/link").makeSymbolicLink(to: ByteString(place("a")))
    let reason =
      "where upstream's installation or 'debian-like/rules' has put something else: do not install it, or remove the "
      + "other before"
    for name in ["file", "link"] {
      #expect(errorText { try copy("a", to: name) } == refusal("a", name, reason))
    }
    #expect(
      errorText { try copy("a", to: "directory") }
        == refusal(
          "a", "directory", "which is a directory already: do not install it, or remove the other before"))
    #expect(
      errorText { try copy("a", to: "file/x/y") }
        == refusal("a", "file/x/y", "for which '\(place("stage/file"))' must be a directory, \(reason)"))
    try scratch.write("stage/file", "1")
    try copy("a", to: "file")
  }
}
