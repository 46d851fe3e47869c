internal import FileSystem
internal import Glibc
internal import SystemPackage

/// A file that content may come from.
struct ContentFile: ~Copyable {
  private let path: FilePath
  private let descriptor: FileDescriptor
  private let status: Stat

  init(_ path: FilePath) throws {
    let (descriptor, status) = try path.openRegularFile()
    self.path = path
    self.descriptor = descriptor
    self.status = status
  }

  deinit {
    try? descriptor.close()
  }

  /// Seconds since 1970, negative before.
  var modified: Int { status.st_mtim.tv_sec }

  /// Bytes.
  var size: UInt64 { UInt64(clamping: status.size) }

  /// The sum of the content, read once and in constant memory.
  ///
  /// Holes are skipped: they are zeros, which add nothing.
  ///
  /// - Throws: ``Problem`` when the file changes meanwhile, or is longer than a package can hold.
  func checksum() throws -> Checksum {
    if size > MapEntry.Limit.size {
      throw Problem(
        in: path, "is \(size) bytes long; a file in a package can have at most \(MapEntry.Limit.size)")
    }
    var sum = Checksum()
    try reading { descriptor in
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
      defer { buffer.deallocate() }
      var offset = try seek(.data, from: 0) ?? status.size
      while offset < status.size {
        let end = try seek(.hole, from: offset) ?? status.size
        while offset < end {
          let wanted = Int(min(end - offset, Int64(buffer.count)))
          let count = try descriptor.read(
            fromAbsoluteOffset: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
          if count == 0 { throw Problem(in: path, "became shorter while it was read") }
          sum.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
          offset += Int64(count)
        }
        offset = try seek(.data, from: offset) ?? status.size
      }
      let after = try Stat(descriptor)
      guard after.size == status.size, after.st_mtim.tv_sec == status.st_mtim.tv_sec,
        after.st_mtim.tv_nsec == status.st_mtim.tv_nsec
      else { throw Problem(in: path, "changed while it was read") }
    }
    return sum
  }

  /// What lseek(2) can look for in a file.
  private enum Extent: Int32 {
    case data = 3
    case hole = 4
  }

  /// The next place with data, or in a hole; nil where there is none up to the end.
  private func seek(_ what: Extent, from offset: Int64) throws -> Int64? {
    let found = lseek(descriptor.rawValue, Int(offset), what.rawValue)
    if found >= 0 { return Int64(found) }
    switch Errno(rawValue: errno) {
    case .noSuchAddressOrDevice: return nil
    case .invalidArgument: return what == .data ? offset : nil  // this file system does not report holes
    case let error: throw error
    }
  }

  private func reading<Result>(_ body: (FileDescriptor) throws -> Result) throws -> Result {
    do {
      return try body(descriptor)
    } catch let error as Errno {
      throw Problem(error, "read", path)
    }
  }
}
