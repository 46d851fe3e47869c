internal import FileSystem
internal import Glibc
internal import SystemPackage

/// A fresh directory that members are written into, and nothing outside of it.
///
/// Only we write there, and only files and directories, so no name can lead out of it by a link;
/// what is left are names with `..`, and absolute ones.
struct UnpackedTree {
  private let top: FilePath

  init(_ top: FilePath) { self.top = top }

  func has(_ name: ByteString) throws -> Bool {
    try top.pushing(FilePath(name)).exists(followingLinks: false)
  }

  /// Writes a new file with the mode and the time of the member.
  func write(_ member: Member, _ content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws {
    let path = try location(member.name)
    try makeParents(of: member.name)
    do {
      let descriptor = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o600))
      try descriptor.closeAfter {
        try content { try descriptor.writeAll($0) }
        let time = timespec(tv_sec: Int(clamping: member.modified), tv_nsec: 0)
        guard futimens(descriptor.rawValue, [time, time]) == 0,
          fchmod(descriptor.rawValue, mode_t((member.mode & 0o777) | 0o600)) == 0
        else { throw Errno(rawValue: errno) }
      }
    } catch let error as Errno {
      throw Problem(error, "write", path)
    }
  }

  /// Makes a directory that may be there already.
  func makeDirectory(_ name: ByteString) throws {
    let path = try location(name)
    try makeParents(of: name)
    try make(path)
  }

  private func location(_ name: ByteString) throws -> FilePath {
    guard name.isBelow else {
      throw Problem(in: top, "cannot take '\(name)', which is not a name below the package")
    }
    return top.pushing(FilePath(name))
  }

  private func makeParents(of name: ByteString) throws {
    for directory in name.directories.reversed() { try make(top.pushing(FilePath(directory))) }
  }

  /// The mode does not depend on the mask: scripts of a package run as a user who has to get there.
  private func make(_ path: FilePath) throws {
    if path.withPlatformString({ mkdir($0, 0o755) == 0 && chmod($0, 0o755) == 0 }) { return }
    let error = Errno(rawValue: errno)
    if error == .fileExists, let status = try path.status(followingLinks: false),
      status.type == .directory
    {
      return
    }
    throw Problem(error, "make the directory", path)
  }
}
