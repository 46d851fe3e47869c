import FileSystem
import Glibc
public import Secrecy
import SystemPackage
public import Transport

/// A child process with pipes to and from it.
public struct Child {
  private let pid: pid_t
  private var input: Int32
  private var outputs: [Int32]

  /// What it has not got yet of what it was to have from the beginning.
  private var waiting: [UInt8]

  /// Starts a program with a small environment of its own and the default actions for all signals.
  ///
  /// Gives nil when it cannot be started.
  ///
  /// - Parameters:
  ///   - path: The program's file.
  ///   - text: What it reads first. As much of it as the system takes is there before the program starts, 100 KiB at
  ///     least: were we killed meanwhile, it would otherwise take less for the whole.
  ///   - secretFile: What it can read from /dev/fd/3; a password goes this way and no other.
  public init?(_ path: String, _ arguments: [String], reading text: [UInt8] = [], secretFile: Secret? = nil) {
    // Sockets, because they can be made closed-on-exec at once.
    guard let stdin = Self.pair(), let stdout = Self.pair(), let stderr = Self.pair() else { return nil }
    defer { for descriptor in [stdin.1, stdout.1, stderr.1] { close(descriptor) } }
    let there = text.withUnsafeBytes { send(stdin.0, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    waiting = Array(text.dropFirst(max(there, 0)))
    let ends = [stdin.1, stdout.1, stderr.1].map { FileDescriptor(rawValue: $0) }
    var spawn = Spawn(
      descriptors: ends.enumerated().map { (Int32($0.offset), .descriptor($0.element)) },
      hasDefaultSignals: true)
    var secretEnd: Int32 = -1
    if let secretFile {
      secretEnd = Self.pipe(filledWith: secretFile)
      if secretEnd >= 0 { spawn.descriptors.append((3, .descriptor(FileDescriptor(rawValue: secretEnd)))) }
    }
    defer { if secretEnd >= 0 { close(secretEnd) } }

    let settings = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]
    guard let pid = try? Subprocess([path] + arguments, environment: settings).start(spawn) else {
      for descriptor in [stdin.0, stdout.0, stderr.0] { close(descriptor) }
      return nil
    }
    self.pid = pid
    input = stdin.0
    outputs = [stdout.0, stderr.0]
  }

  /// Feeds it, collects what it says, and waits for its end; kills it when it is late.
  ///
  /// - Parameters:
  ///   - limit: So many bytes are kept of each of its outputs; the rest is read and thrown away.
  public mutating func converse(input bytes: [UInt8], limit: Int, deadline: Deadline) -> CommandResult {
    var rest = (waiting + bytes)[...]
    waiting = []
    var said: [[UInt8]] = [[], []]
    var status: Int32 = 0
    var isOver = false
    if rest.isEmpty { closeInput() }
    while outputs.contains(where: { $0 >= 0 }), !deadline.hasPassed {
      var descriptors = (outputs + [input]).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      descriptors[2].events = Int16(POLLOUT)
      // Short steps, for a grandchild may hold the pipes open when the child is long gone.
      let ready = poll(&descriptors, 3, min(deadline.millisecondsLeft, isOver ? 0 : 50))
      if !isOver { isOver = waitpid(pid, &status, WNOHANG) == pid }
      if ready <= 0 {
        if isOver, ready == 0 { break }
        continue
      }
      for index in 0...1 where descriptors[index].revents != 0 {
        if !take(from: index, into: &said[index], limit: limit) {
          close(outputs[index])
          outputs[index] = -1
        }
      }
      if descriptors[2].revents != 0, input >= 0 {
        let count = rest.withUnsafeBytes { send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        rest = rest.dropFirst(max(count, 0))
        if count < 0 && errno != EAGAIN || rest.isEmpty { closeInput() }
      }
    }
    closeInput()
    for descriptor in outputs where descriptor >= 0 { close(descriptor) }
    while !isOver, !deadline.hasPassed {
      isOver = waitpid(pid, &status, WNOHANG) == pid
      if !isOver { usleep(2000) }
    }
    if !isOver {
      kill(pid, SIGKILL)
      waitpid(pid, &status, 0)
    }
    let exited = isOver && status & 0x7F == 0
    return CommandResult(status: exited ? status >> 8 & 0xFF : nil, output: said[0], errors: said[1])
  }

  /// Reads what is there; what is beyond the limit is read and thrown away.
  private func take(from index: Int, into said: inout [UInt8], limit: Int) -> Bool {
    // What a program says may be a password (postmap), so no copies stay behind.
    if said.isEmpty { said.reserveCapacity(64 << 10) }
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    defer { chunk.withUnsafeMutableBytes { if let base = $0.baseAddress { explicit_bzero(base, $0.count) } } }
    let count = chunk.withUnsafeMutableBytes { read(outputs[index], $0.baseAddress, $0.count) }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    said += chunk.prefix(min(count, max(0, limit - said.count)))
    return count > 0
  }

  private mutating func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Two connected sockets, ours without blocking.
  private static func pair() -> (Int32, Int32)? {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }

  /// The reading end of a pipe that has a secret in it already; a pipe can be opened again by its name in /dev/fd.
  private static func pipe(filledWith secret: Secret) -> Int32 {
    var ends: [Int32] = [0, 0]
    // More would block, with nobody reading yet.
    guard secret.count <= Int(PIPE_BUF), Glibc.pipe(&ends) == 0 else { return -1 }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = secret.withBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    return ends[0]
  }
}
