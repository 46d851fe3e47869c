internal import Glibc
internal import Synchronization
internal import SystemPackage

/// The names of what is unfinished: `.NAME.pkgh-RANDOM.tmp`, beside the final name.
///
/// Nobody can guess one: in a directory in which others may write, nothing has it before we make it. It is never used
/// again. What has such a name was left by a program that was killed, if it is ours and nobody has locked it.
public enum TemporaryName {
  private static let mark: ByteString = ".pkgh-"
  private static let end: ByteString = ".tmp"
  /// The digits of 64 random bits.
  private static let digits = 16

  /// A new temporary name for a path.
  static func new(for path: FilePath) -> FilePath {
    let number = String(UInt64.random(in: .min ... .max), radix: 16)
    let random = String(repeating: "0", count: digits - number.utf8.count) + number
    let rest: ByteString = mark + ByteString(random) + end
    // No name may be longer than 255 bytes.
    let name = path.lastComponent.map { ByteString(FilePath(root: nil, [$0])) } ?? ""
    let beginning: ByteString = "." + ByteString(name.bytes.prefix(254 - rest.count))
    return path.removingLastComponent().pushing(FilePath(beginning + rest))
  }

  /// Whether a name is one, of this program or of another.
  public static func isOne(_ name: ByteString) -> Bool {
    let tail = name.bytes.suffix(mark.count + digits + end.count)
    return name.hasPrefix(".") && name.hasSuffix(end) && tail.starts(with: mark.bytes)
      && tail.dropFirst(mark.count).dropLast(end.count).allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }

  // MARK: - Making what has one

  /// Makes something under a new temporary name, and locks it; a signal removes it.
  ///
  /// - Parameters:
  ///   - verb: What cannot be done with the path where that fails.
  ///   - make: Makes what is to be locked, exclusively, and opens it.
  static func take(
    for path: FilePath, to verb: String = "create", _ make: (FilePath) throws(Errno) -> FileDescriptor
  ) throws -> (
    name: FilePath, descriptor: FileDescriptor
  ) {
    removeLeftovers(in: path.removingLastComponent())
    for _ in 0..<100 {
      let name = new(for: path)
      do {
        if let descriptor = try Termination.begin(name, { try lock(make(name), name) }) {
          return (name, descriptor)
        }
      } catch let error as Errno {
        throw Problem(error, verb, path)
      }
    }
    throw Problem(in: path, "cannot \(verb): something else takes the temporary names again and again")
  }

  /// Locks what has just been made, or removes it; nil where another program has taken it for a leftover.
  private static func lock(_ descriptor: FileDescriptor, _ name: FilePath) throws(Errno) -> FileDescriptor? {
    var error: Errno?
    if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 {
      if isStill(descriptor, name) { return descriptor }
    } else {
      error = Errno(rawValue: errno)
    }
    try? descriptor.close()
    try? name.removeTree()
    if let error, error != .wouldBlock { throw error }
    return nil
  }

  /// Whether a name is that of an open file.
  static func isStill(_ descriptor: FileDescriptor, _ name: FilePath) -> Bool {
    guard let open = try? Stat(descriptor), let named = try? Stat(name, followTargetSymlink: false) else {
      return false
    }
    return FileIdentity(open) == FileIdentity(named)
  }

  // MARK: - Removing what was left

  /// A directory that has been looked through; the next one may be given its name or its inode.
  private struct Place: Hashable {
    let path: FilePath
    let identity: FileIdentity
  }

  private static let cleaned = Mutex<Set<Place>>([])

  /// Removes what killed programs of this user have left in a directory, once in the life of this program.
  private static func removeLeftovers(in directory: FilePath) {
    let directory = directory.isEmpty ? "." : directory
    guard let status = try? Stat(directory) else { return }
    let place = Place(path: directory, identity: FileIdentity(status))
    guard cleaned.withLock({ $0.insert(place).inserted }) else { return }
    for name in (try? directory.names()) ?? [] where isOne(name) {
      removeLeftover(directory.pushing(FilePath(name)))
    }
  }

  private static func removeLeftover(_ path: FilePath) {
    guard let status = try? Stat(path, followTargetSymlink: false), status.userID.rawValue == geteuid() else {
      return
    }
    if status.type == .symbolicLink {
      // A link cannot be locked: one that is about to get its final name is not old.
      if time(nil) - status.st_mtim.tv_sec > 60 { _ = path.withPlatformString(unlink) }
      return
    }
    guard
      let descriptor = try? FileDescriptor.open(
        path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
    else { return }
    defer { try? descriptor.close() }
    guard let status = try? Stat(descriptor), status.userID.rawValue == geteuid(),
      status.type == .directory || status.type == .regular && status.linkCount == 1,
      flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0, isStill(descriptor, path)
    else { return }
    try? path.removeTree()
  }
}
