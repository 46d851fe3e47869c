public import SystemPackage

/// Reads a whole file of text or of our own notes.
///
/// - Parameters:
///   - limit: The most bytes that will be read: these files are small, and a mistyped
///     name must not fill the memory.
public func contents(of file: FilePath, limit: Int = 16 << 20) throws -> [UInt8] {
  let (descriptor, _) = try openRegularFile(file)
  do {
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

/// Reads a whole text file, which must be UTF-8 without NUL bytes: a path name would end at one.
public func text(of file: FilePath) throws -> String {
  try text(contents(of: file), in: file)
}

/// The text of these bytes, which a file holds or a program printed.
///
/// - Parameter file: What is blamed when they are no text.
public func text(_ bytes: [UInt8], in file: FilePath) throws -> String {
  if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
    throw Problem(in: file, line: 1, "begins with a byte order mark; save it without one")
  }
  if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) { return text }
  let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .firstIndex { $0.contains(0) || String(validating: $0, as: UTF8.self) == nil }
  throw Problem(in: file, line: line.map { $0 + 1 }, "is not UTF-8 text")
}

extension StringProtocol {
  /// The lines of this text, without the newlines and the carriage returns before them.
  ///
  /// A `Character` may be `"\r\n"`, which is not `"\n"`: lines end at bytes, as they do for every other tool.
  public var lines: [SubSequence] {
    pieces(between: "\n").map { $0.last == "\r" ? $0.dropLast() : $0 }
  }

  /// The names between the slashes, without empty ones.
  ///
  /// Slashes are bytes too: a slash with a combining accent after it is a `Character` of its own.
  public var pathComponents: [SubSequence] {
    pieces(between: "/").filter { !$0.isEmpty }
  }

  /// The pieces between separators, which are looked for byte by byte.
  public func pieces(between separator: Unicode.Scalar) -> [SubSequence] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
      .map { self[$0.startIndex..<$0.endIndex] }
  }
}

/// The first bytes of a file, fewer where it is shorter.
public func beginning(of file: FilePath, count: Int) throws -> [UInt8] {
  let (descriptor, _) = try openRegularFile(file)
  do {
    return try descriptor.closeAfter {
      var bytes = [UInt8](repeating: 0, count: count)
      let got = try bytes.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      return Array(bytes.prefix(got))
    }
  } catch let error as Errno {
    throw Problem(error, "read", file)
  }
}
