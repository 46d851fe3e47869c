import FileSystem
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite("Copying")
struct CopyingTests {
  let scratch: Scratch
  let source: FilePath
  let copy: FilePath

  init() throws {
    scratch = try Scratch()
    source = try scratch.write("source", "text", mode: 0o600)
    copy = scratch.path.appending("copy")
  }

  @Test(
    "copies the bytes, and sets the mode asked for whatever the umask is", arguments: [0o644, 0o4755, 0o400])
  func copies(mode: UInt32) throws {
    let bytes = (0..<270_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try scratch.write("source", bytes)
    try source.copy(to: copy, mode: mode)
    #expect(try copy.contents() == bytes)
    #expect(try Stat(copy).permissions.rawValue == mode)
  }

  @Test("takes the place of a file or link, and writes nothing through it")
  func replaces() throws {
    try scratch.write("victim", "precious")
    try copy.makeSymbolicLink(to: "victim")
    try source.copy(to: copy, mode: 0o644)
    #expect(try scratch.read("copy") == "text")
    #expect(try scratch.read("victim") == "precious")
  }

  @Test("keeps a file that is copied onto itself")
  func ontoItself() throws {
    try source.copy(to: source, mode: 0o644)
    #expect(try scratch.read("source") == "text")
  }

  @Test("refuses what is not a regular file, without waiting for it")
  func notRegular() throws {
    let pipe = scratch.path.appending("pipe")
    #expect(pipe.withPlatformString { mkfifo($0, 0o644) } == 0)
    let socket = scratch.path.appending("socket")
    #expect(socket.withPlatformString { mknod($0, S_IFSOCK | 0o644, 0) } == 0)
    for odd in [pipe, socket, "/dev/null", "/dev/tty", scratch.path] {
      #expect(throws: Problem(in: odd, "is not a regular file")) { try odd.copy(to: copy, mode: 0o644) }
    }
    #expect((try? Stat(copy)) == nil)
  }

  @Test("says which of the two files is the trouble")
  func blames() throws {
    let missing = scratch.path.appending("missing")
    #expect(throws: Problem(.noSuchFileOrDirectory, "read", missing)) {
      try missing.copy(to: copy, mode: 0o644)
    }
    try copy.makeDirectories()
    #expect(throws: Problem(.isDirectory, "copy '\(source)'", copy)) {
      try source.copy(to: copy, mode: 0o644)
    }
  }

  @Test("keeps every byte of a link's target")
  func linkTargets() throws {
    for target in [ByteString([0xff, 0x0a]), "../../x y", ByteString([UInt8](repeating: 0x61, count: 4000))] {
      try copy.makeSymbolicLink(to: target)
      #expect(try copy.linkTarget() == target)
    }
    #expect(throws: Problem(.invalidArgument, "read the link", source)) { try source.linkTarget() }
    #expect(throws: Problem(.noSuchFileOrDirectory, "make the link", copy)) {
      try copy.makeSymbolicLink(to: "")
    }
  }

  @Test("sets modes, and says where it cannot")
  func modes() throws {
    try source.setMode(0o4711)
    #expect(try Stat(source).permissions.rawValue == 0o4711)
    #expect(throws: Problem(.noSuchFileOrDirectory, "change the mode of", copy)) {
      try copy.setMode(0o644)
    }
  }
}
