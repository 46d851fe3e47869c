import Glibc
import SystemPackage

/// What is known of a file without reading it.
public struct FileStatus: Sendable, Equatable {
  /// What sort of file it is.
  public enum Kind: String, Sendable {
    case regular = "a file"
    case directory = "a directory"
    case link = "a symbolic link"
    case socket = "a socket"
    case other = "a device or pipe"
  }

  public let kind: Kind

  /// The twelve permission bits.
  public let mode: UInt32
  public let user: UInt32
  public let group: UInt32
  public let size: Int

  /// Seconds since 1970.
  public let modified: Int64

  /// The mode as chmod(1) takes it: `0640`.
  public var octalMode: String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  init(_ place: String, followsLast: Bool) throws(TreeProblem) {
    do {
      self.init(try Stat(FilePath(place), followTargetSymlink: followsLast))
    } catch {
      throw TreeProblem(error)
    }
  }

  init(_ file: FileDescriptor) throws(TreeProblem) {
    do {
      self.init(try Stat(file))
    } catch {
      throw TreeProblem(error)
    }
  }

  private init(_ stat: Stat) {
    kind =
      switch stat.type {
      case .regular: .regular
      case .directory: .directory
      case .symbolicLink: .link
      case .socket: .socket
      default: .other
      }
    mode = UInt32(stat.permissions.rawValue) & 0o7777
    user = UInt32(stat.userID.rawValue)
    group = UInt32(stat.groupID.rawValue)
    size = Int(clamping: stat.size)
    modified = Int64(stat.st_mtim.tv_sec)
  }
}
