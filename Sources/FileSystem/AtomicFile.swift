internal import Glibc
public import SystemPackage

/// A file that is either complete or absent.
///
/// The bytes go to a file with a ``TemporaryName`` beside the final name; `commit()` makes them durable and renames. A
/// signal removes the temporary file (``Termination``). A process that is killed in between leaves the final name as it
/// was, and the next one that writes in the directory removes the temporary file. Of two writers of one file each writes
/// all of it, and the one that ends last has its name.
public struct AtomicFile: ~Copyable {
  public let path: FilePath
  private let temporary: FilePath
  private let descriptor: FileDescriptor
  /// The file that has the name now, where its owner and mode are kept.
  private let old: Stat?
  private var buffer: [UInt8] = []
  /// The number of bytes appended so far.
  public private(set) var length: UInt64 = 0

  private static let bufferSize = 1 << 18

  /// Opens the temporary file.
  ///
  /// - Parameters:
  ///   - path: The final name; its directory must exist. A device or a pipe that has the name is refused: a file
  ///     would replace `/dev/null` for every program.
  ///   - keepsOwner: The new file gets the owner, group and mode of the one that it replaces; only root can keep the
  ///     owner of another user's file. A link is refused instead of replaced, as what it leads to would stay.
  public init(at path: FilePath, keepsOwner: Bool = false) throws {
    let old = try path.status(followingLinks: !keepsOwner)
    if let old, old.type != .regular, old.type != .directory || keepsOwner {
      throw Problem(in: path, "cannot be replaced: it is not a regular file")
    }
    guard let name = path.lastComponent, name.kind == .regular else {
      throw Problem(in: path, "is not the name of a file")
    }
    // Other users cannot read the file before its mode is set.
    let made = try TemporaryName.take(for: path) { name throws(Errno) in
      try FileDescriptor.create(name, mode: 0o600)
    }
    self.path = path
    temporary = made.name
    descriptor = made.descriptor
    self.old = keepsOwner ? old : nil
  }

  /// Adds bytes at the end.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
    buffer.append(contentsOf: bytes)
    length += UInt64(bytes.count)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Adds bytes at the end.
  public mutating func append(_ bytes: some Sequence<UInt8>) throws {
    let before = buffer.count
    buffer.append(contentsOf: bytes)
    length += UInt64(buffer.count - before)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private mutating func flush() throws {
    do {
      try descriptor.writeAll(buffer)
      buffer.removeAll(keepingCapacity: true)
    } catch let error as Errno {
      throw Problem(error, "write", path)
    }
  }

  /// Makes the file durable under its final name.
  ///
  /// - Parameter mode: The permission bits of the file, which do not depend on the umask; those of the file that is
  ///   replaced come first where they are kept.
  public consuming func commit(mode: UInt32 = 0o644) throws {
    try flush()
    var mode = mode
    if let old {
      _ = fchown(descriptor.rawValue, old.userID.rawValue, old.groupID.rawValue)
      mode = UInt32(old.permissions.rawValue) & 0o777
    }
    do {
      guard fchmod(descriptor.rawValue, mode) == 0 else { throw Errno(rawValue: errno) }
      try descriptor.synchronize()
      try Termination.finish(temporary) {
        guard temporary.withPlatformString({ from in path.withPlatformString { rename(from, $0) } }) == 0
        else { throw Errno(rawValue: errno) }
      }
    } catch let error as Errno {
      throw Problem(error, "write", path)
    }
    let directory = path.removingLastComponent()
    if let handle = try? FileDescriptor.open(directory.isEmpty ? "." : directory, .readOnly) {
      try? handle.synchronize()
      try? handle.close()
    }
  }

  /// Without a commit the temporary file is removed.
  deinit {
    Termination.finish(temporary) {
      if TemporaryName.isStill(descriptor, temporary) { _ = temporary.withPlatformString(unlink) }
    }
    try? descriptor.close()
  }
}

extension FilePath {
  /// Writes a whole small file, atomically.
  public func write(_ contents: some Sequence<UInt8>, mode: UInt32 = 0o644) throws {
    var file = try AtomicFile(at: self)
    try file.append(contents)
    try file.commit(mode: mode)
  }

  /// Replaces the content of a file atomically; its owner, group and mode stay.
  ///
  /// A new file has mode 0644.
  public func replace(with contents: some Sequence<UInt8>) throws {
    var file = try AtomicFile(at: self, keepsOwner: true)
    try file.append(contents)
    try file.commit()
  }

  /// Throws what `replace(with:)` would if it were called now, to be called before long work.
  public func checkReplaceable() throws {
    _ = try AtomicFile(at: self, keepsOwner: true)
  }
}

extension FileDescriptor {
  /// Makes a file and opens it for writing; it is an error when something has the name.
  static func create(_ path: FilePath, mode: CModeT) throws(Errno) -> FileDescriptor {
    do {
      return try open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
        permissions: FilePermissions(rawValue: mode))
    } catch {
      throw error as? Errno ?? .ioError
    }
  }
}
