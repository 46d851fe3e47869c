@testable import FileSystem
import Glibc
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("AtomicFile")
struct AtomicFileTests {
  let scratch: Scratch
  let path: FilePath

  init() throws {
    scratch = try Scratch()
    path = scratch.path.appending("hello.pkg")
  }

  /// A text of more than the writer's buffer, so that some of it is on the disk before the commit.
  private static let long = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)

  @Test("is there only after the commit, whole and with the mode asked for")
  func commits() throws {
    var file = try AtomicFile(at: path)
    try file.append(Self.long)
    try file.append("end".utf8)
    #expect(file.length == 300_003)
    #expect(try scratch.listing() == [".hello.pkg.tmp"])
    try file.commit(mode: 0o751)
    #expect(try scratch.listing() == ["hello.pkg"])
    #expect(try path.contents() == Self.long + Array("end".utf8))
    #expect(try Stat(path).permissions.rawValue == 0o751)
  }

  @Test("is on the disk before it has its name, and its name is on the disk when the commit returns")
  func synchronizes() throws {
    let path = path
    let synchronized = Mutex<[(file: FileIdentity, hasName: Bool)]>([])
    let file = try AtomicFile(at: path)
    let temporary = FileIdentity(try Stat(scratch.path.appending(".hello.pkg.tmp")))
    let observer = { @Sendable (file: FileIdentity) in
      synchronized.withLock { $0.append((file, path.isThere)) }
    }
    // A noncopyable value cannot be consumed in a closure, but an optional can be emptied there.
    var pending: AtomicFile? = consume file
    try SynchronizationObserver.$current.withValue(observer) { try pending.take()?.commit() }
    let seen = synchronized.withLock { $0 }
    #expect(seen.map(\.file) == [temporary, FileIdentity(try Stat(scratch.path))])
    #expect(seen.map(\.hasName) == [false, true])
    #expect(FileIdentity(try Stat(path)) == temporary)
  }

  @Test("says that what it is written to cannot be synchronized")
  func notSynchronized() throws {
    let (reading, writing) = try FileDescriptor.pipe()
    #expect(throws: Errno.invalidArgument) { try writing.synchronize() }
    try reading.close()
    try writing.close()
  }

  @Test("leaves nothing without a commit, and the file that was there as it was")
  func discards() throws {
    try scratch.write("hello.pkg", "old")
    do {
      var file = try AtomicFile(at: path)
      try file.append(Self.long)
    }
    #expect(try scratch.listing() == ["hello.pkg"])
    #expect(try scratch.read("hello.pkg") == "old")
  }

  @Test("leaves no file when its writer is killed, and the next writer takes over")
  func killed() async throws {
    let name = path.string
    await #expect(processExitsWith: .signal(SIGKILL)) { [name = name as String] in
      var file = try AtomicFile(at: FilePath(name))
      try file.append([UInt8](repeating: 0, count: 1 << 20))
      kill(getpid(), SIGKILL)
    }
    #expect(try scratch.listing() == [".hello.pkg.tmp"])
    #expect(try Stat(scratch.path.appending(".hello.pkg.tmp")).size == 1 << 20)
    try path.write("new".utf8)
    #expect(try scratch.listing() == ["hello.pkg"])
    #expect(try scratch.read("hello.pkg") == "new")
  }

  @Test("refuses a second writer, and leaves the first alone")
  func twoWriters() throws {
    var first = try AtomicFile(at: path)
    try first.append("first".utf8)
    #expect(throws: Problem(in: path, "is being written by another process")) {
      try path.write("second".utf8)
    }
    try first.commit()
    #expect(try scratch.read("hello.pkg") == "first")
    try path.write("second".utf8)
    #expect(try scratch.read("hello.pkg") == "second")
  }

  @Test("never mixes writers, however many there are at once")
  func manyWriters() async throws {
    let path = path
    let successes = await withTaskGroup(of: Bool.self) { group in
      for letter in UInt8(ascii: "a")...UInt8(ascii: "f") {
        group.addTask { (try? path.write([UInt8](repeating: letter, count: 300_000))) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(successes > 0)
    let written = try path.contents()
    #expect(written.count == 300_000)
    #expect(Set(written).count == 1)
    #expect(try scratch.listing() == ["hello.pkg"])
  }

  @Test("writes nothing through what stands at the temporary name")
  func planted() throws {
    let temporary = scratch.path.appending(".hello.pkg.tmp")
    let victim = try scratch.write("victim", "precious")
    let plants: [(String, () -> Int32)] = [
      ("a symbolic link", { temporary.withPlatformString { symlink("victim", $0) } }),
      ("a link to nothing", { temporary.withPlatformString { symlink("nothing", $0) } }),
      (
        "a hard link",
        { victim.withPlatformString { from in temporary.withPlatformString { link(from, $0) } } }
      ),
      ("a named pipe", { temporary.withPlatformString { mkfifo($0, 0o644) } }),
    ]
    for (what, plant) in plants {
      #expect(plant() == 0, "cannot plant \(what)")
      try path.write(what.utf8)
      #expect(try scratch.read("hello.pkg") == what)
      #expect(try scratch.read("victim") == "precious")
      #expect(try scratch.listing() == ["hello.pkg", "victim"])
    }
  }

  @Test("says which directory a name cannot be made in")
  func noDirectory() throws {
    let missing = scratch.path.appending("none/hello.pkg")
    #expect(throws: Problem(.noSuchFileOrDirectory, "create", scratch.path.appending("none/hello.pkg"))) {
      _ = try AtomicFile(at: missing)
    }
    try scratch.write("file", "")
    let inFile = scratch.path.appending("file/hello.pkg")
    #expect(throws: Problem(.notDirectory, "create", inFile)) { _ = try AtomicFile(at: inFile) }
  }

  @Test("refuses what is not the name of a file", arguments: ["..", "a/..", ".", ""])
  func noName(name: String) throws {
    let path = name.isEmpty ? "" : scratch.path.appending(name)
    #expect(throws: Problem(in: path, "is not the name of a file")) { _ = try AtomicFile(at: path) }
    #expect(try scratch.listing() == [])
  }

  @Test("does not take the place of a directory")
  func directory() throws {
    try path.makeDirectories()
    #expect(throws: Problem(.isDirectory, "write", path)) { try path.write("x".utf8) }
    #expect(try scratch.listing() == ["hello.pkg/"])
  }

  @Test("does not take the place of a pipe, nor of a link to one")
  func devices() throws {
    #expect(path.withPlatformString { mkfifo($0, 0o644) } == 0)
    let link = scratch.path.appending("link")
    try link.makeSymbolicLink(to: "hello.pkg")
    for path in [path, link] {
      #expect(throws: Problem(in: path, "cannot be replaced: it is not a regular file")) {
        try path.write("x".utf8)
      }
    }
    #expect(try scratch.listing() == ["hello.pkg", "link"])
  }

  @Test("keeps owner and mode of the file it replaces where it is told to", arguments: [0o600, 0o640, 0o664])
  func keepsOwner(mode: UInt32) throws {
    try scratch.write("hello.pkg", "old")
    // Only root can give a file away.
    let owner = getuid() == 0 ? 65_534 : getuid()
    #expect(path.withPlatformString { chown($0, owner, getgid()) } == 0)
    #expect(path.withPlatformString { chmod($0, mode) } == 0)
    try path.checkReplaceable()
    #expect(try scratch.read("hello.pkg") == "old")
    try path.replace(with: "new".utf8)
    #expect(try scratch.read("hello.pkg") == "new")
    let status = try Stat(path)
    #expect(status.permissions.rawValue == mode)
    #expect(status.userID.rawValue == owner)
    #expect(try scratch.listing() == ["hello.pkg"])
  }

  @Test("a check leaves nothing where there was no file; then a file has the usual mode")
  func checkOfNewFile() throws {
    try path.checkReplaceable()
    #expect(try scratch.listing().isEmpty)
    try path.replace(with: "new".utf8)
    #expect(try Stat(path).permissions.rawValue == 0o644)
  }

  @Test(
    "a file whose owner is kept is not a link, a pipe or a directory",
    arguments: ["link", "pipe", "directory"])
  func notReplaceable(name: String) throws {
    try scratch.write("hello.pkg", "old")
    try scratch.path.appending("link").makeSymbolicLink(to: "hello.pkg")
    try scratch.path.appending("directory").makeDirectories()
    #expect(scratch.path.appending("pipe").withPlatformString { mkfifo($0, 0o644) } == 0)
    let before = try scratch.listing()
    let path = scratch.path.appending(name)
    let problem = Problem(in: path, "cannot be replaced: it is not a regular file")
    #expect(throws: problem) { try path.replace(with: "new".utf8) }
    #expect(throws: problem) { try path.checkReplaceable() }
    #expect(try scratch.listing() == before)
    #expect(try scratch.read("hello.pkg") == "old")
  }

  @Test("the bytes are nobody else's to read before the commit, also in a file that was left behind")
  func unreadable() throws {
    try scratch.write(".hello.pkg.tmp", "left behind")
    let temporary = scratch.path.appending(".hello.pkg.tmp")
    #expect(temporary.withPlatformString { chmod($0, 0o666) } == 0)
    let file = try AtomicFile(at: path)
    #expect(try Stat(temporary).permissions.rawValue == 0o600)
    try file.commit()
    #expect(try Stat(path).permissions.rawValue == 0o644)
  }

  @Test("takes names of any bytes and of the greatest length")
  func oddNames() throws {
    let names: [ByteString] = [
      ByteString([0xff, 0xfe, 0x0a, 0x1b]), ByteString([UInt8](repeating: 0xe9, count: 255)), " ", "-rf",
    ]
    for name in names {
      try scratch.path.pushing(FilePath(name)).write(name.bytes)
      #expect(try scratch.path.pushing(FilePath(name)).contents() == name.bytes)
    }
    #expect(try scratch.path.names() == names.sorted())
  }
}

extension FilePath {
  fileprivate var isThere: Bool { (try? exists()) == true }
}
