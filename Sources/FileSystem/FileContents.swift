public import SystemPackage

/// Reads a whole file of text or of our own notes.
///
/// - Parameters:
///   - limit: The most bytes that will be read: these files are small, and a mistyped
///     name must not fill the memory.
public func contents(of file: FilePath, limit: Int = 16 << 20) throws -> [UInt8] {
  do {
    let descriptor = try FileDescriptor.open(file, .readOnly, options: .closeOnExec)
    return try descriptor.closeAfter {
      var contents: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = try piece.withUnsafeMutableBytes { try descriptor.read(into: $0) }
        if count == 0 { return contents }
        contents += piece[..<count]
        if contents.count > limit {
          throw Problem(in: file, "is longer than \(limit) bytes, too long for a text file")
        }
      }
    }
  } catch let error as Errno {
    throw Problem(error, "read", file)
  }
}

/// Reads a whole text file, which must be UTF-8.
public func text(of file: FilePath) throws -> String {
  let bytes = try contents(of: file)
  guard let text = String(validating: bytes, as: UTF8.self) else {
    let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil }
    throw Problem(in: file, line: line.map { $0 + 1 }, "is not UTF-8 text")
  }
  return text
}

/// The first bytes of a file, fewer where it is shorter.
public func beginning(of file: FilePath, count: Int) throws -> [UInt8] {
  do {
    let descriptor = try FileDescriptor.open(file, .readOnly, options: [.closeOnExec, .nonBlocking])
    return try descriptor.closeAfter {
      var bytes = [UInt8](repeating: 0, count: count)
      let got = try bytes.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      return Array(bytes.prefix(got))
    }
  } catch let error as Errno {
    throw Problem(error, "read", file)
  }
}
