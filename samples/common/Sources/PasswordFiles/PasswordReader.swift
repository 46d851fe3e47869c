import Glibc
public import Secrecy
public import SystemPackage
public import Transport

/// Reads a password to the end of a file or pipe.
public struct PasswordReader {
  /// The longest password or token, in bytes.
  public static let longest = 4096

  /// What is said of a longer one.
  public static let tooLong = "longer than \(longest) bytes"

  private let file: FileDescriptor
  private let name: String
  private let deadline: Deadline

  /// - Parameters:
  ///   - file: Open for reading, with or without waiting.
  ///   - name: What errors call it.
  public init(_ file: FileDescriptor, name: String, deadline: Deadline = Deadline(seconds: 60)) {
    self.file = file
    self.name = name
    self.deadline = deadline
  }

  /// The one line that there is, without its end.
  public func read() throws(PasswordProblem) -> Secret {
    var count = 0
    // Room for the line's end, and for a byte by which one that is too long is known.
    let room = try Secret(count: Self.longest + 3) { bytes throws(PasswordProblem) in
      while count < bytes.count {
        let length = try readSome(UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
        if length == 0 { return }
        count += length
      }
    }
    return try room.withBytes { bytes throws(PasswordProblem) in
      var line = bytes.prefix(count)
      if line.last == UInt8(ascii: "\n") { line = line.dropLast() }
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      guard !line.isEmpty else { throw PasswordProblem(name, "empty") }
      guard line.count <= Self.longest else { throw PasswordProblem(name, Self.tooLong) }
      guard !line.contains(UInt8(ascii: "\n")) else { throw PasswordProblem(name, "more than one line") }
      return Secret(line)
    }
  }

  /// Waits for bytes, or for the end, and reads what there is.
  private func readSome(_ bytes: UnsafeMutableRawBufferPointer) throws(PasswordProblem) -> Int {
    while true {
      var poll = pollfd(fd: file.rawValue, events: Int16(POLLIN), revents: 0)
      let ready = Glibc.poll(&poll, 1, deadline.millisecondsLeft)
      if ready == 0 { throw PasswordProblem(name, "nothing comes") }
      if ready < 0, errno != EINTR { throw PasswordProblem(name, "\(Errno(rawValue: errno))") }
      if ready < 0 { continue }
      let length = Glibc.read(file.rawValue, bytes.baseAddress, bytes.count)
      if length >= 0 { return length }
      if errno != EINTR, errno != EAGAIN { throw PasswordProblem(name, "\(Errno(rawValue: errno))") }
    }
  }
}
