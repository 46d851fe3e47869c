public import FileSystem
public import SystemPackage

/// A package to be written: its texts are final, and its files are where they were staged.
///
/// The map is complete (sizes and sums included), because in a stream it comes before the files.
/// The writers read each file once more and fail if it differs from the map.
public struct PackageSource: Sendable {
  /// Where the content of a member comes from.
  public enum Origin: Hashable, Sendable {
    case file(FilePath)
    case bytes([UInt8])
  }

  public let info: PackageInfo
  public let map: PackageMap
  /// The origin of every map entry that has content (`f e v i`, pkginfo too), by its path in the map.
  public let origins: [ByteString: Origin]
  /// The time of pkginfo, pkgmap and the directories in the archive, in seconds since 1970.
  public let modified: UInt64

  public init(info: PackageInfo, map: PackageMap, origins: [ByteString: Origin], modified: UInt64) {
    self.info = info
    self.map = map
    self.origins = origins
    self.modified = modified
  }
}
