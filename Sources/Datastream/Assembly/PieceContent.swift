internal import FileSystem
internal import SystemPackage

extension PackageLayout.Piece {
  /// Reads the content in pieces, and fails if it differs from the map.
  ///
  /// The map was made from an earlier reading: a file that was changed since then would make a
  /// package that installers refuse.
  func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var checksum = Checksum()
    switch origin {
    case nil: return
    case .bytes(let bytes)?:
      guard bytes.count == member.size else {
        throw Problem("'\(member.name)' has \(bytes.count) bytes instead of the \(member.size) in the map")
      }
      try bytes.withUnsafeBytes {
        checksum.update($0)
        try body($0)
      }
    case .file(let file)?:
      let source = try ByteSource(content: file, size: member.size)
      var rest = member.size
      while rest > 0 {
        let bytes = try source.read(upTo: Int(clamping: rest))
        if bytes.isEmpty { throw Problem(in: file, "became shorter while it was read") }
        rest -= UInt64(bytes.count)
        checksum.update(bytes)
        try body(bytes)
      }
      guard try source.isAtEnd() else { throw Problem(in: file, "became longer while it was read") }
    }
    guard self.checksum == nil || self.checksum == checksum.value else {
      throw Problem(
        "'\(member.name)' has the sum \(checksum.value) instead of \(self.checksum ?? 0): it was changed after the map was made"
      )
    }
  }
}
