import FileSystem
import Glibc
import SystemPackage

/// Standard output, without a buffer: what is reported is there for the reader at once.
public struct StandardOutput {
  /// What may end the wait for a reader that does not read; without it the signals end the program themselves.
  public var interruption: Interruption?

  /// Whether texts have colours in them; such texts must have nothing in them that somebody else wrote.
  public var isColoured = false

  /// Room for this much is certain once pselect(2) says there is room in a pipe, so that the write does not block.
  private static let portion = Int(PIPE_BUF)

  /// Whether a person is looking.
  public static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  public init() {}

  /// Writes a text whole, with what a terminal would act on shown.
  ///
  /// - Throws: `OutputProblem`.
  public mutating func write(_ text: String) throws(OutputProblem) {
    var text = isColoured ? text : text.shownInLines
    let result = text.withUTF8 { bytes in
      Result { () throws(OutputProblem) in try write(UnsafeRawBufferPointer(bytes)) }
    }
    try result.get()
  }

  /// Writes bytes whole and as they are, without making a copy of them.
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

extension String {
  /// This text for an output: in it characters that a terminal would act on, or show nothing for, are `\xHH` or `\u{…}`.
  public var shownInLines: String {
    // In records of CSV lines end so, and a lone carriage return would let a line be written over.
    split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
      .map { String($0).showingControlCharactersInLines }.joined(separator: "\r\n")
  }
}
