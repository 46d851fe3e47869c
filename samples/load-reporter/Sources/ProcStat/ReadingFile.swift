import Glibc
public import SystemPackage

/// Where the text of a reading comes from.
public enum ReadingFile: Sendable {
  case path(FilePath)

  /// A file of procfs, sysfs or the like: a pipe or a device in its place is refused without waiting for it.
  case regular(FilePath)
  case standardInput

  /// The most bytes a reading may have; that of a machine with 4096 CPUs has well below 1 MiB.
  public static let largestSize = 16 << 20

  /// Reads the whole file, or nil when it is larger than any reading is.
  ///
  /// - Throws: `Errno`; for what is not regular, `Errno.invalidArgument`.
  public func contents() throws -> [UInt8]? {
    switch self {
    case .standardInput:
      return try Self.drain(.standardInput)
    case .path(let path):
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      return try file.closeAfter { try Self.drain(file) }
    case .regular(let path):
      // Whoever opens a pipe waits for its other end, and with the signals blocked nothing could end that.
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      return try file.closeAfter {
        var status = stat()
        if fstat(file.rawValue, &status) != 0 { throw Errno(rawValue: errno) }
        // Reading a directory fails with a better word for it.
        if ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) { throw Errno.invalidArgument }
        return try Self.drain(file)
      }
    }
  }

  /// Reads to the end; files of procfs have no size to ask for beforehand.
  private static func drain(_ file: FileDescriptor) throws -> [UInt8]? {
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return contents }
      contents += chunk.prefix(count)
      if contents.count > largestSize { return nil }
    }
  }
}
