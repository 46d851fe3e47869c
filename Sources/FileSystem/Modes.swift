internal import Glibc
public import SystemPackage

extension FilePath {
  /// Sets the permission bits of this file or directory; a link is an error, as what it leads to may be anybody's.
  public func setMode(_ mode: UInt32) throws {
    if withPlatformString({ fchmodat(AT_FDCWD, $0, mode, AT_SYMLINK_NOFOLLOW) }) == 0 { return }
    do {
      // The C library needs /proc for that where the kernel cannot do it.
      guard errno == EOPNOTSUPP else { throw Errno(rawValue: errno) }
      let descriptor = try FileDescriptor.open(
        self, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
      try descriptor.closeAfter {
        guard fchmod(descriptor.rawValue, mode) == 0 else { throw Errno(rawValue: errno) }
      }
    } catch let error as Errno {
      throw Problem(error, "change the mode of", self)
    }
  }
}
