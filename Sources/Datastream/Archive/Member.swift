public import FileSystem

/// A file or a directory in a package, as a stream's archive or a directory has it.
///
/// Owner and group are not among the fields: they are in the map alone, and in an archive
/// they are whoever built the package.
public struct Member: Hashable, Sendable {
  /// Relative to the package, without a trailing slash: `pkginfo`, `reloc/etc/motd`.
  public var name: ByteString
  public var isDirectory: Bool
  /// Permission bits, 0…0o7777.
  public var mode: UInt16
  /// Seconds since 1970.
  public var modified: UInt64
  /// Bytes; 0 for a directory.
  public var size: UInt64
  /// Where in the stream its header is.
  public var offset: UInt64

  public init(
    name: ByteString, isDirectory: Bool = false, mode: UInt16, modified: UInt64, size: UInt64 = 0,
    offset: UInt64 = 0
  ) {
    self.name = name
    self.isDirectory = isDirectory
    self.mode = mode
    self.modified = modified
    self.size = size
    self.offset = offset
  }

  /// The most bytes of a name that every reader takes: cpio of illumos has no room for more.
  static let longestPortableName = 1024

  /// The limit for the bytes of a name that is read: a path of that length, and the directories before it.
  static let longestName = 1024 + 16
}
