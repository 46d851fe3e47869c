internal import Glibc
public import SystemPackage

extension FilePath {
  /// Copies this regular file in constant memory, with the permission bits asked for whatever the umask is.
  ///
  /// A file or link that has the name already is replaced, and nothing is written through it. A copy is whole or not
  /// there: until it is, it has a ``TemporaryName``, and the next run would take half a file for somebody else's.
  /// It is for trees that the next run makes anew: nothing is synchronised to the disk.
  public func copy(to destination: FilePath, mode: UInt32) throws {
    let (input, _) = try openRegularFile()
    try input.closeAfter {
      let verb = "copy '\(self)'"
      let (temporary, output) = try TemporaryName.take(for: destination, to: verb) { name throws(Errno) in
        try FileDescriptor.create(name, mode: 0o600)
      }
      do {
        try output.closeAfter {
          do {
            try withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
              while case let count = try input.read(into: buffer), count > 0 {
                try output.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
              }
            }
            // At the end, for writing takes the set-user-ID bit away from anybody but root.
            guard fchmod(output.rawValue, mode) == 0 else { throw Errno(rawValue: errno) }
            try Termination.finish(temporary) {
              guard
                temporary.withPlatformString({ from in destination.withPlatformString { rename(from, $0) } })
                  == 0
              else { throw Errno(rawValue: errno) }
            }
          } catch {
            Termination.finish(temporary) { _ = temporary.withPlatformString(unlink) }
            throw error
          }
        }
      } catch let error as Errno {
        throw Problem(error, verb, destination)
      }
    }
  }
}
