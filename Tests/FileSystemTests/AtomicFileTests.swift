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
    _ = try temporaryName()
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
    let temporary = FileIdentity(try Stat(scratch.path.appending(temporaryName())))
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

  @Test("leaves no file when its writer is killed, and the next writer removes what is left")
  func killed() async throws {
    let name = path.string
    await #expect(processExitsWith: .signal(SIGKILL)) { [name = name as String] in
      var file = try AtomicFile(at: FilePath(name))
      try file.append([UInt8](repeating: 0, count: 1 << 20))
      kill(getpid(), SIGKILL)
    }
    #expect(try scratch.listing() == [temporaryName()])
    #expect(try Stat(scratch.path.appending(temporaryName())).size == 1 << 20)
    try scratch.path.appending("another").write("new".utf8)
    #expect(try scratch.listing() == ["another"])
  }

  @Test("of two writers each writes all of it, and the one that ends last has its name")
  func twoWriters() throws {
    var first = try AtomicFile(at: path)
    try first.append("first".utf8)
    try path.write("second".utf8)
    #expect(try scratch.read("hello.pkg") == "second")
    try first.commit()
    #expect(try scratch.read("hello.pkg") == "first")
    #expect(try scratch.listing() == ["hello.pkg"])
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

  @Test(
    "removes of what was left only files of its own user that nobody writes, and what they are called by us")
  func leftovers() throws {
    let names = ["a", "b", "c", "d", "e", "f", "g"].map { ".hello.pkg.pkgh-0123456789abcde\($0).tmp" }
    let unlike = [
      "hello.pkg.pkgh-0123456789abcdef.tmp", ".hello.pkg.pkgh-0123456789abcde.tmp", ".hello.pkg.tmp",
      ".hello.pkg.pkgh-0123456789abcdeF.tmp", ".hello.pkg.pkgh-0123456789abcdef",
      ".pkgh-0123456789abcdex.tmp",
    ]
    let victim = try scratch.write("victim", "precious")
    for name in unlike { try scratch.write(name, "") }
    try scratch.path.appending(names[0]).makeSymbolicLink(to: "victim")
    try scratch.path.appending(names[1]).makeSymbolicLink(to: "nothing")
    try scratch.path.appending(names[2]).makeHardLink(to: victim)
    #expect(scratch.path.appending(names[3]).withPlatformString { mkfifo($0, 0o644) } == 0)
    let written = try FileDescriptor.open(
      scratch.path.appending(names[4]), .writeOnly, options: [.create, .closeOnExec],
      permissions: .ownerReadWrite)
    #expect(flock(written.rawValue, LOCK_EX | LOCK_NB) == 0)
    try scratch.write(names[5], "left")
    try scratch.write("\(names[6])/in/it", "")  // its name has no digit of ours
    if getuid() == 0 {
      try scratch.write(".other.pkgh-0000000000000000.tmp", "")
      #expect(
        scratch.path.appending(".other.pkgh-0000000000000000.tmp").withPlatformString { chown($0, 65_534, 0) }
          == 0)
    }
    let before = try scratch.listing()
    // A directory is looked through once under each path.
    try scratch.path.appending("./hello.pkg").write("new".utf8)
    let after = try scratch.listing()
    #expect(Set(before).subtracting(after) == [names[5]])
    #expect(try scratch.read("victim") == "precious")
    try written.close()
  }

  @Test("removes a link that was left a while ago, and not what it leads to")
  func oldLinks() throws {
    let victim = try scratch.write("victim", "precious")
    let links = ["a", "b"].map { scratch.path.appending(".hello.pkg.pkgh-0123456789abcde\($0).tmp") }
    for link in links { try link.makeSymbolicLink(to: "victim") }
    var times = [
      timespec(tv_sec: time(nil) - 100, tv_nsec: 0), timespec(tv_sec: time(nil) - 100, tv_nsec: 0),
    ]
    #expect(links[0].withPlatformString { utimensat(AT_FDCWD, $0, &times, AT_SYMLINK_NOFOLLOW) } == 0)
    // A directory is looked through once under each path.
    try scratch.path.appending("./hello.pkg").write("new".utf8)
    let left = try scratch.path.names().map(\.description)
    #expect(left == [".hello.pkg.pkgh-0123456789abcdeb.tmp", "hello.pkg", "victim"])
    #expect(try victim.contents() == Array("precious".utf8))
  }

  /// The only name in the directory, which must be a temporary one.
  private func temporaryName() throws -> String {
    let names = try scratch.listing()
    let name = names.first ?? ""
    #expect(
      names.count == 1 && name.wholeMatch(of: /\.hello\.pkg\.pkgh-[0-9a-f]{16}\.tmp/) != nil, "\(names)")
    return name
  }

  @Test("has another temporary name each time")
  func unpredictable() throws {
    var names: Set<String> = []
    for _ in 0..<100 {
      let file = try AtomicFile(at: path)
      names.insert(try temporaryName())
      _ = consume file
    }
    #expect(names.count == 100)
  }

  @Test("is never written into what has its temporary name already, nor where a link of that name leads")
  func exclusive() throws {
    try scratch.write("taken", "of another")
    try scratch.path.appending("link").makeSymbolicLink(to: "elsewhere")
    for name in ["taken", "link"] {
      #expect(throws: Errno.fileExists) {
        try FileDescriptor.create(scratch.path.appending(name), mode: 0o600).close()
      }
    }
    #expect(try scratch.path.appending("taken").contents() == Array("of another".utf8))
    #expect(try scratch.listing() == ["link", "taken"])
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

  @Test("the bytes are nobody else's to read before the commit")
  func unreadable() throws {
    let file = try AtomicFile(at: path)
    #expect(try Stat(scratch.path.appending(temporaryName())).permissions.rawValue == 0o600)
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
