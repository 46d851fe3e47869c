internal import Glibc
public import SystemPackage

extension FilePath {
  /// Sets the permission bits of this file or directory.
  public func setMode(_ mode: UInt32) throws {
    guard withPlatformString({ chmod($0, mode) }) == 0 else {
      throw Problem(Errno(rawValue: errno), "change the mode of", self)
    }
  }
}
