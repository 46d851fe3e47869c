import Glibc
public import SystemPackage

/// A file whose readers find either what it held before or what it holds now, never a part.
///
/// A new content is written under another name in the same directory, brought to the disk, and renamed.
public struct ReplacedFile: Sendable {
  private let path: FilePath

  public init(_ path: FilePath) {
    self.path = path
  }

  /// Puts a new content in place of what was there.
  ///
  /// - Throws: `FileProblem`; the old content stays then.
  public func replace(with text: String) throws(FileProblem) {
    let temporary = try temporaryFile(holding: text)
    if rename(temporary.string, path.string) != 0 {
      let errno = Errno(rawValue: errno)
      unlink(temporary.string)
      throw FileProblem(path, errno)
    }
    // The name is on the disk once its directory is; where that cannot be had, the content still is.
    let directory = path.removingLastComponent()
    let place = directory.isEmpty ? FilePath(".") : directory
    if let descriptor = try? FileDescriptor.open(place, .readOnly, options: [.directory, .closeOnExec]) {
      fsync(descriptor.rawValue)
      try? descriptor.close()
    }
  }

  /// Looks whether its content could be replaced now, so that long work is not done in vain.
  ///
  /// - Throws: What `replace(with:)` would.
  public func check() throws(FileProblem) {
    unlink(try temporaryFile(holding: "").string)
  }

  /// Writes the file that is to take the place of this one.
  private func temporaryFile(holding text: String) throws(FileProblem) -> FilePath {
    guard let name = path.lastComponent else { throw FileProblem(path, .isDirectory) }
    var status = stat()
    // A device, a pipe or a link such as /dev/stdout is not to be replaced by a file, least of all by root.
    let exists = lstat(path.string, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      throw FileProblem(path, status.st_mode & S_IFMT == S_IFDIR ? .isDirectory : .invalidArgument)
    }
    // Collectors of such files look for an ending; the temporary name has another.
    let temporary = path.removingLastComponent().appending(".\(name).\(getpid()).tmp")
    do throws(Errno) {
      try write(text, to: temporary, as: exists ? status : nil)
    } catch {
      unlink(temporary.string)
      throw FileProblem(path, error)
    }
    return temporary
  }

  private func write(_ text: String, to temporary: FilePath, as old: stat?) throws(Errno) {
    let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate, .noFollow, .closeOnExec]
    // Nobody else reads it before it is known that they may.
    let permissions = FilePermissions(rawValue: old == nil ? 0o644 : 0o600)
    // What a process of the same number left behind.
    unlink(temporary.string)
    do {
      let file = try FileDescriptor.open(temporary, .writeOnly, options: options, permissions: permissions)
      try file.closeAfter {
        if let old {
          // Who owns and who may read it stays as it was; only root can keep the owner of a file of others.
          _ = fchown(file.rawValue, old.st_uid, old.st_gid)
          if fchmod(file.rawValue, old.st_mode & 0o777) != 0 { throw Errno(rawValue: errno) }
        }
        try file.writeAll(text.utf8)
        if fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }
}

/// Why a file could not be written.
public struct FileProblem: Problem {
  public let description: String

  init(_ path: FilePath, _ errno: Errno) {
    let reason = errno == .invalidArgument ? "not a regular file" : "\(errno)"
    description = "\(path): \(reason)"
  }
}
