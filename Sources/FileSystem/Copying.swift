internal import Glibc
public import SystemPackage

extension FilePath {
  /// Copies this regular file in constant memory, with the permission bits asked for whatever the umask is.
  ///
  /// A file or link that has the name already is removed first, so that nothing is written through it.
  /// It is for trees that the next run makes anew: nothing is synchronised to the disk.
  public func copy(to destination: FilePath, mode: UInt32) throws {
    let (input, _) = try openRegularFile()
    try input.closeAfter {
      _ = destination.withPlatformString(unlink)
      do {
        let output = try FileDescriptor.open(
          destination, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
          permissions: FilePermissions(rawValue: 0o600))
        var isWhole = false
        // The next run would take half a file for somebody else's.
        defer { if !isWhole { _ = destination.withPlatformString(unlink) } }
        try output.closeAfter {
          try withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
            while case let count = try input.read(into: buffer), count > 0 {
              try output.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
          }
          // At the end, for writing takes the set-user-ID bit away from anybody but root.
          guard fchmod(output.rawValue, mode) == 0 else { throw Errno(rawValue: errno) }
        }
        isWhole = true
      } catch let error as Errno {
        throw Problem(error, "copy '\(self)'", destination)
      }
    }
  }
}
