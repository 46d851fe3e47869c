public import SystemPackage

/// A file that the administrator names: the configuration, a template, signatures.
public enum NamedFile {
  /// The largest that is read whole, in bytes.
  public static let largest = 1 << 20

  /// Reads a file; of one that is larger the beginning, by which the caller sees that it is.
  public static func read(_ path: FilePath) throws(Errno) -> [UInt8] {
    do {
      // A pipe without a writer would keep us for ever.
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      return try file.closeAfter {
        var bytes: [UInt8] = []
        while bytes.count <= largest {
          let part = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
          }
          if part.isEmpty { break }
          bytes += part
        }
        return bytes
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }
}
