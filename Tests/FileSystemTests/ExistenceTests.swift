import FileSystem
import SystemPackage
import TestSupport
import Testing

@Suite("Existence")
struct ExistenceTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("is a status, of a link itself or of what it leads to")
  func there() throws {
    let file = try scratch.write("file", "four")
    let link = scratch.path.appending("link")
    try link.makeSymbolicLink(to: "file")
    #expect(try file.status()?.size == 4)
    #expect(try link.status()?.type == .regular)
    #expect(try link.status(followingLinks: false)?.type == .symbolicLink)
    #expect(try link.exists() && link.exists(followingLinks: false))
  }

  @Test("is not of what is missing, below a file, or at the end of a link that leads nowhere")
  func missing() throws {
    let file = try scratch.write("file", "")
    let dangling = scratch.path.appending("dangling")
    try dangling.makeSymbolicLink(to: "nowhere")
    for path in [scratch.path.appending("none"), file.appending("below"), dangling] {
      #expect(try path.status() == nil)
      #expect(try !path.exists())
    }
    #expect(try dangling.exists(followingLinks: false))
  }

  @Test("is unknown where it cannot be found out")
  func unknown() throws {
    let loop = scratch.path.appending("loop")
    try loop.makeSymbolicLink(to: "loop")
    let long = scratch.path.appending(String(repeating: "x", count: 300))
    #expect(throws: Problem(.tooManySymbolicLinkLevels, "look at", loop)) { try loop.exists() }
    #expect(throws: Problem(.fileNameTooLong, "look at", long)) { try long.exists() }
  }

  @Test("tells names of one file from names of two")
  func identity() throws {
    let one = try scratch.write("one", "x")
    let two = try scratch.write("two", "x")
    let other = scratch.path.appending("other")
    try other.makeHardLink(to: one)
    let identity = { (path: FilePath) in FileIdentity(try Stat(path)) }
    #expect(try identity(one) == identity(other))
    #expect(try identity(one) != identity(two))
  }
}
