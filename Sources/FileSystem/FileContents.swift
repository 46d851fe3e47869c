public import SystemPackage

extension FilePath {
  /// Reads a whole file of text or of our own notes.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that will be read: these files are small, and a mistyped
  ///     name must not fill the memory.
  public func contents(limit: Int = 16 << 20) throws -> [UInt8] {
    let (descriptor, _) = try openRegularFile()
    do {
      return try descriptor.closeAfter {
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = try piece.withUnsafeMutableBytes { try descriptor.read(into: $0) }
          if count == 0 { return contents }
          contents += piece[..<count]
          if contents.count > limit {
            throw Problem(in: self, "is longer than \(limit) bytes, too long for a text file")
          }
        }
      }
    } catch let error as Errno {
      throw Problem(error, "read", self)
    }
  }

  /// The first bytes of this file, fewer where it is shorter.
  public func beginning(count: Int) throws -> [UInt8] {
    let (descriptor, _) = try openRegularFile()
    do {
      return try descriptor.closeAfter {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = try bytes.withUnsafeMutableBytes { try descriptor.read(into: $0) }
        return Array(bytes.prefix(got))
      }
    } catch let error as Errno {
      throw Problem(error, "read", self)
    }
  }

  /// Whether this regular file has the same bytes as another, of whatever size they are.
  public func hasSameBytes(as other: FilePath) throws -> Bool {
    let (one, _) = try openRegularFile()
    return try one.closeAfter {
      let (two, _) = try other.openRegularFile()
      return try two.closeAfter {
        while true {
          let pieces = (try one.readPiece(of: self), try two.readPiece(of: other))
          if pieces.0 != pieces.1 { return false }
          if pieces.0.isEmpty { return true }
        }
      }
    }
  }
}

extension FileDescriptor {
  /// The next bytes of a file, as many as there is room for; fewer only at its end.
  fileprivate func readPiece(of file: FilePath) throws -> [UInt8] {
    do {
      return try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        while count < buffer.count {
          let read = try self.read(
            into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
          if read == 0 { break }
          count += read
        }
      }
    } catch let error as Errno {
      throw Problem(error, "read", file)
    }
  }
}
