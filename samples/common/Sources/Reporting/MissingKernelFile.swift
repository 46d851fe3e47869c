import Glibc

/// A file below `/proc` or `/sys` that is not there, because a chroot or a rescue system has not mounted its file system.
public struct MissingKernelFile: Problem {
  public let description: String

  /// The file systems of the kernel, by proc(5) and sysfs(5), and their types for mount(8).
  private static let types = ["/proc": "proc", "/sys": "sysfs"]

  /// - Parameter path: A file that every kernel has there; nil is returned when it is there, or belongs elsewhere.
  public init?(_ path: String) {
    guard let (place, type) = Self.types.first(where: { path.hasPrefix($0.key + "/") }),
      access(path, F_OK) != 0, errno == ENOENT
    else { return nil }
    description = "\(path): not there; mount \(place) with 'mount -t \(type) \(type) \(place)', and try again"
  }
}
