public import NamedFiles
public import SystemPackage

/// Where the text of a reading comes from.
public enum ReadingFile: Sendable {
  /// A file: a named pipe or a device in its place is refused without waiting for it.
  case file(NamedFile)
  case standardInput

  /// The most bytes a reading may have; that of a machine with 8192 CPUs has about 1 MiB.
  public static let largestReading = 16 << 20

  /// The most bytes that a file with a few lines may have.
  public static let largestList = 64 << 10

  /// Opens the file for as long as it is read.
  ///
  /// - Throws: `Errno`; for what is not regular, `Errno.invalidArgument`.
  public func read<Result>(_ body: (FileDescriptor) throws -> Result) throws -> Result {
    switch self {
    case .standardInput: return try body(.standardInput)
    case .file(let file):
      let descriptor = try file.open()
      return try descriptor.closeAfter { try body(descriptor) }
    }
  }

  /// Reads the whole file, or nil when it is larger than a limit.
  ///
  /// - Parameter limit: The most bytes that the file may have.
  /// - Throws: `Errno`; for what is not regular, `Errno.invalidArgument`.
  public func contents(limit: Int) throws(Errno) -> [UInt8]? {
    switch self {
    case .standardInput: try FileDescriptor.standardInput.drain(limit: limit)
    case .file(let file): try file.contents(limit: limit)
    }
  }
}
