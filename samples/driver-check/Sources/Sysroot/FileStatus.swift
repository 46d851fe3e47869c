import Glibc
import SystemPackage

/// What is known of a file without reading it.
public struct FileStatus: Sendable, Equatable {
  /// What sort of file it is.
  public enum Kind: Sendable {
    case regular, directory, other
  }

  public let kind: Kind
  public let size: Int64

  /// Seconds since 1970.
  public let modified: Int64

  init(_ stat: Stat) {
    kind =
      switch stat.type {
      case .regular: .regular
      case .directory: .directory
      default: .other
      }
    size = Int64(clamping: stat.size)
    modified = Int64(stat.st_mtim.tv_sec)
  }
}
