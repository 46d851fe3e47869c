import Glibc
import SystemPackage

/// Standard output, without a buffer: what is reported is there for the reader at once.
public struct StandardOutput {
  /// What may end the wait for a reader that does not read; without it the signals end the program themselves.
  public var interruption: Interruption?

  /// Room for this much is certain once pselect(2) says there is room in a pipe, so that the write does not block.
  private static let portion = Int(PIPE_BUF)

  /// Whether a person is looking.
  public static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  public init() {}

  /// Writes a text whole.
  ///
  /// - Throws: `OutputProblem`.
  public mutating func write(_ text: String) throws(OutputProblem) {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(OutputProblem) in try write(UnsafeRawBufferPointer(bytes)) }
    }
    try result.get()
  }

  /// Writes bytes whole, without making a copy of them.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(OutputProblem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if let interruption, interruption.waitForRoomInOutput() { throw .interrupted }
      do {
        let count = try FileDescriptor.standardOutput.write(
          UnsafeRawBufferPointer(rebasing: rest.prefix(Self.portion)))
        rest = rest.dropFirst(count)
      } catch Errno.brokenPipe {
        throw .readerGone
      } catch Errno.resourceTemporarilyUnavailable {
        // The descriptor came to us non-blocking.
        var poll = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        Glibc.poll(&poll, 1, -1)
      } catch let error as Errno {
        throw .failed(error)
      } catch {
        throw .failed(.ioError)
      }
    }
  }
}
