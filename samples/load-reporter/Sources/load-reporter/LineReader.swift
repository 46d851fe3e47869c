import NamedFiles
import SystemPackage

/// The lines of a file of any size, one after the other.
struct LineReader {
  private let file: FileDescriptor
  private var buffer: [UInt8] = []

  /// Where in the buffer the next line begins.
  private var start = 0

  /// How far it has been looked through for the line's end.
  private var searched = 0

  /// The most bytes that a line may have; that of a machine with 2000 CPUs has 0.7 MB.
  ///
  /// Of `[0,0,0` JSONDecoder makes twenty times as much, and the program is to have 64 MiB at most.
  static let longestLine = 1 << 20

  init(_ file: FileDescriptor) {
    self.file = file
  }

  /// A line without its end.
  struct Line {
    let bytes: ArraySlice<UInt8>

    /// Whether it has an end; the last one of a file that is being written may have none.
    let isWhole: Bool
  }

  /// The first byte that is not blank, or nil where there is none among the first that can be had.
  mutating func firstByte() throws(Errno) -> UInt8? {
    while buffer.count < 4096, try fill() {
      if let first = buffer.first(where: { !$0.isSpace }) { return first }
    }
    return nil
  }

  /// The next line, or nil after the last.
  ///
  /// - Throws: `Errno`; `Errno.fileTooLarge` for a line that is too long.
  mutating func next() throws(Errno) -> Line? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer {
          start = end + 1
          searched = start
        }
        return Line(bytes: buffer[start..<end], isWhole: true)
      }
      searched = buffer.count
      if buffer.count - start > Self.longestLine { throw .fileTooLarge }
      if try fill() { continue }
      if start == buffer.count { return nil }
      defer { start = buffer.count }
      return Line(bytes: buffer[start...], isWhole: false)
    }
  }

  /// All that has not been read as lines, or nil where that is more than a limit.
  mutating func rest(limit: Int) throws(Errno) -> [UInt8]? {
    guard let more = try file.drain(limit: limit) else { return nil }
    let rest = buffer[start...] + more
    return rest.count > limit ? nil : Array(rest)
  }

  /// Reads some more bytes.
  ///
  /// - Returns: Whether there were any.
  private mutating func fill() throws(Errno) -> Bool {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    do {
      let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
      buffer += chunk.prefix(count)
      return count > 0
    } catch {
      throw error as? Errno ?? .ioError
    }
  }
}

extension UInt8 {
  /// Whether the byte is white space of JSON (RFC 8259).
  var isSpace: Bool { self == 0x20 || (0x09...0x0A).contains(self) || self == 0x0D }
}
