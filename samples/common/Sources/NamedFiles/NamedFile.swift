import Glibc
public import SystemPackage

/// A file that a user names, to be read.
///
/// The name may be that of a pipe, whose opening never ends, of a device, which may act when it is opened, or of something
/// endless: only regular files and `/dev/null` are opened, and reading has a bound.
public struct NamedFile: Sendable {
  public let path: FilePath

  /// Whether a pipe without a name of its own is as good: that of a shell's `<(...)`, or of a pipeline at `/dev/stdin`.
  ///
  /// Somebody who runs writes into such a pipe, or has ended; a named pipe may have no writer ever.
  public let mayBePipe: Bool

  public init(_ path: FilePath, mayBePipe: Bool = false) {
    self.path = path
    self.mayBePipe = mayBePipe
  }

  /// Opens the file for reading, without waiting for anybody.
  ///
  /// - Throws: `Errno`; `Errno.invalidArgument` for what is neither a regular file nor a directory.
  public func open() throws(Errno) -> FileDescriptor {
    do {
      try require(Stat(path))
      let file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
      do {
        // It may be another one by now.
        let status = try Stat(file)
        try require(status)
        if status.type == .fifo { try Self.waitForWriter(file, status) }
        return file
      } catch {
        try? file.close()
        throw error
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Reads the whole file, or nil where it is larger than a limit.
  ///
  /// - Parameter limit: The most bytes that the file may have.
  /// - Throws: What ``open()`` throws, and `Errno` of reading.
  public func contents(limit: Int) throws(Errno) -> [UInt8]? {
    let file = try open()
    defer { try? file.close() }
    return try file.drain(limit: limit)
  }

  private func require(_ status: Stat) throws(Errno) {
    switch status.type {
    case .regular: return
    case .fifo where mayBePipe: return
    // `/dev/null` is the usual name of an empty file; devices(4), character device 1, 3.
    case .characterSpecial where status.specialDeviceID.rawValue == 0x103: return
    case .directory: throw .isDirectory
    default: throw .invalidArgument
    }
  }

  /// Lets reading wait for whoever writes into a pipe, unless the pipe is a named one.
  private static func waitForWriter(_ file: FileDescriptor, _ status: Stat) throws {
    // All pipes without a name are in one file system of the kernel's.
    let pipe = try FileDescriptor.pipe()
    let device = try pipe.readEnd.closeAfter {
      try pipe.writeEnd.closeAfter { try Stat(pipe.readEnd).deviceID }
    }
    guard status.deviceID == device else { throw Errno.invalidArgument }
    let flags = fcntl(file.rawValue, F_GETFL)
    if flags < 0 || fcntl(file.rawValue, F_SETFL, flags & ~O_NONBLOCK) < 0 { throw Errno(rawValue: errno) }
  }
}

extension FileDescriptor {
  /// Reads to the end, or nil where there is more than a limit.
  ///
  /// - Parameter limit: The most bytes that there may be; files of procfs have no size to ask for beforehand.
  public func drain(limit: Int) throws(Errno) -> [UInt8]? {
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count: Int
      do {
        count = try chunk.withUnsafeMutableBytes { try read(into: $0) }
      } catch {
        throw error as? Errno ?? .ioError
      }
      if count == 0 { return contents }
      // Looked at before, for a list that grows takes twice its room.
      if contents.count + count > limit { return nil }
      contents += chunk.prefix(count)
    }
  }
}
