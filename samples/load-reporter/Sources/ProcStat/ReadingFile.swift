import Glibc
public import SystemPackage

/// Where the text of a reading comes from.
public enum ReadingFile: Sendable {
  case path(FilePath)

  /// A file of procfs, sysfs or the like: a pipe or a device in its place is refused without waiting for it.
  case regular(FilePath)
  case standardInput

  /// The most bytes a reading may have; that of a machine with 8192 CPUs has about 1 MiB.
  public static let largestReading = 16 << 20

  /// The most bytes that a file with a few lines may have.
  public static let largestList = 64 << 10

  /// Reads the whole file, or nil when it is larger than a limit.
  ///
  /// - Parameter limit: The most bytes that the file may have.
  /// - Throws: `Errno`; for what is not regular, `Errno.invalidArgument`.
  public func contents(limit: Int) throws -> [UInt8]? {
    switch self {
    case .standardInput:
      return try Self.drain(.standardInput, limit)
    case .path(let path):
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      return try file.closeAfter { try Self.drain(file, limit) }
    case .regular(let path):
      // Whoever opens a pipe waits for its other end, and with the signals blocked nothing could end that.
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      return try file.closeAfter {
        var status = stat()
        if fstat(file.rawValue, &status) != 0 { throw Errno(rawValue: errno) }
        // Reading a directory fails with a better word for it.
        if ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) { throw Errno.invalidArgument }
        return try Self.drain(file, limit)
      }
    }
  }

  /// Reads to the end; files of procfs have no size to ask for beforehand.
  private static func drain(_ file: FileDescriptor, _ limit: Int) throws -> [UInt8]? {
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return contents }
      // Looked at before, for a list that grows takes twice its room.
      if contents.count + count > limit { return nil }
      contents += chunk.prefix(count)
    }
  }
}
