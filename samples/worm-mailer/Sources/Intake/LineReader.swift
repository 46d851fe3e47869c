import Glibc
public import SystemPackage

/// The lines of a stream to its end: of standard input, which may be a pipe from a web server.
///
/// A line may have any bytes, and be of any length; what is longer than 64 KiB is cut.
public struct LineReader {
  private let file: FileDescriptor
  private var splitter = LineSplitter()
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  private var unread: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// Whether there is more at hand of what was read together with the last line.
  public var hasMore: Bool { !unread.isEmpty }

  /// How many lines were cut.
  public private(set) var cutLines = 0

  /// - Parameter file: What is read from; it stays open.
  public init(_ file: FileDescriptor) {
    self.file = file
  }

  /// Waits for the next line; nil at the end.
  ///
  /// The last line need not have an end. Signals do not end the wait.
  ///
  /// - Throws: `Errno` when the stream cannot be read any more.
  public mutating func next() throws(Errno) -> Line? {
    while true {
      if let line = splitter.next(&unread)?.line { return counted(line) }
      if isAtEnd { return splitter.rest().map { counted($0) } }
      // The buffer has no other user any more, and is not copied.
      unread = []
      let count = read(file.rawValue, &buffer, buffer.count)
      if count > 0 {
        unread = buffer[..<count]
      } else if count == 0 {
        isAtEnd = true
      } else if errno == EAGAIN {
        // The descriptor came to us non-blocking.
        var poll = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
        Glibc.poll(&poll, 1, -1)
      } else if errno != EINTR {
        throw Errno(rawValue: errno)
      }
    }
  }

  private mutating func counted(_ line: Line) -> Line {
    if line.isCut { cutLines += 1 }
    return line
  }
}
