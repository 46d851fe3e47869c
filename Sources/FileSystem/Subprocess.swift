public import Glibc
internal import SystemPackage

/// A program to be run in the working directory: its words and its environment.
///
/// It is started by posix_spawn(3), instead of swift-subprocess, because that closes every
/// descriptor but the standard three: make's jobserver is a pair of inherited descriptors.
public struct Subprocess: Sendable {
  public var words: [String]
  public var environment: [String: String]

  public init(_ words: [String], environment: [String: String]) {
    self.words = words
    self.environment = environment
  }

  /// Runs the program to its end.
  ///
  /// - Returns: Its exit status, or 128 and the number of the signal that ended it.
  public func run() throws -> Int32 {
    try wait(for: try start(output: nil))
  }

  /// A program that has not ended in the time that it was given.
  public struct Endless: Error {}

  /// Runs the program and collects what it prints on standard output.
  ///
  /// - Parameters:
  ///   - quietly: What it prints on standard error is discarded.
  ///   - timeLimit: When it is ended, with what it has started.
  /// - Throws: ``Endless`` after that time.
  public func output(quietly: Bool = false, timeLimit: Duration? = nil) throws -> (
    status: Int32, text: String
  ) {
    let (status, bytes) = try outputBytes(quietly: quietly, timeLimit: timeLimit)
    return (status, String(decoding: bytes, as: UTF8.self))
  }

  /// Runs the program and collects what it prints on standard output, as it is.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that it may print; a program that prints more is ended.
  ///   - timeLimit: When it is ended, with what it has started.
  public func outputBytes(
    quietly: Bool = false, limit: Int = .max, timeLimit: Duration? = nil
  ) throws -> (status: Int32, bytes: [UInt8]) {
    let end = timeLimit.map { ContinuousClock.now + $0 }
    let (reading, writing) = try FileDescriptor.pipe()
    _ = fcntl(reading.rawValue, F_SETFD, FD_CLOEXEC)
    _ = fcntl(writing.rawValue, F_SETFD, FD_CLOEXEC)
    return try reading.closeAfter {
      let child = try writing.closeAfter {
        quietly ? try withNullDevice { try start(output: writing, errors: $0) } : try start(output: writing)
      }
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 14)
      while true {
        if let end, !reading.hasInput(before: end) {
          kill(child, SIGKILL)
          _ = try wait(for: child)
          Termination.endOrphans()
          throw Endless()
        }
        let count = try piece.withUnsafeMutableBytes { try reading.read(into: $0) }
        if count == 0 { break }
        bytes += piece[..<count]
        if bytes.count > limit {
          kill(child, SIGKILL)
          _ = try wait(for: child)
          throw Problem("'\(words.first ?? "")' printed more than \(limit) bytes")
        }
      }
      return (try wait(for: child), bytes)
    }
  }

  /// Runs the program only for its status; what it prints is discarded.
  public func silentStatus() throws -> Int32 {
    try withNullDevice { try wait(for: try start(output: $0, errors: $0)) }
  }

  private func withNullDevice<Result>(_ body: (FileDescriptor) throws -> Result) throws -> Result {
    let null = try FileDescriptor.open("/dev/null", .writeOnly, options: .closeOnExec)
    return try null.closeAfter { try body(null) }
  }

  private func start(output: FileDescriptor?, errors: FileDescriptor? = nil) throws -> pid_t {
    var spawn = Spawn()
    if let output { spawn.descriptors.append((STDOUT_FILENO, .descriptor(output))) }
    if let errors { spawn.descriptors.append((STDERR_FILENO, .descriptor(errors))) }
    return try start(spawn)
  }

  /// Starts the program without waiting for its end, which is left to waitpid(2).
  ///
  /// - Returns: Its process number.
  public func start(_ spawn: Spawn) throws -> pid_t {
    let program = try location()
    fflush(nil)  // what we have printed so far comes before what the program prints
    let arguments = words.map { strdup($0) }
    let variables = environment.sorted { $0.key < $1.key }.map { Self.entry("\($0.key)=\($0.value)") }
    defer { for pointer in arguments + variables { free(pointer) } }
    do {
      return try Termination.child { blocked throws(Errno) in
        try spawn.start(program, words: arguments, variables: variables, blocked: blocked)
      }
    } catch {
      throw failure(error.rawValue)
    }
  }

  /// A variable for the program: an inherited one that is not UTF-8 is passed on unchanged.
  private static func entry(_ text: String) -> UnsafeMutablePointer<CChar>? {
    if text.unicodeScalars.contains("\u{fffd}") {
      var next = environ
      while let inherited = next.pointee {
        if String(cString: inherited) == text { return strdup(inherited) }
        next += 1
      }
    }
    return strdup(text)
  }

  /// The program's file, which a name without a slash has in the PATH of the program's own environment.
  ///
  /// posix_spawnp(3) would look into ours.
  private func location() throws -> String {
    guard let name = words.first, !name.isEmpty else { throw failure(ENOENT) }
    if let word = words.first(where: { $0.utf8.contains(0) }) {
      throw Problem("'\(word)' cannot be passed to a program: it contains a NUL")
    }
    if name.utf8.contains(UInt8(ascii: "/")) { return name }
    do {
      return try SearchPath(environment["PATH"]).program(named: name)
    } catch {
      throw failure(error.rawValue)
    }
  }

  private func wait(for child: pid_t) throws -> Int32 {
    var status: Int32 = 0
    var error: Int32 = 0
    repeat { error = waitpid(child, &status, 0) < 0 ? errno : 0 } while error == EINTR
    Termination.childHasEnded(child)  // a signal that has ended it ends us, too
    if error != 0 { throw failure(error) }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private func failure(_ error: Int32) -> Problem {
    Problem("cannot run '\(words.first ?? "")': \(Errno(rawValue: error).words)")
  }

  /// The words as a shell would take them, for people to read.
  public var line: String {
    words.map { word in
      let plain = word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789-_=+,./:@%".unicodeScalars.contains($0)
      }
      if plain && !word.isEmpty { return word }
      let pieces = word.split(separator: "'", omittingEmptySubsequences: false)
      return "'" + pieces.joined(separator: "'\\''") + "'"
    }.joined(separator: " ")
  }
}

extension FileDescriptor {
  /// Waits until something can be read, or nothing ever will; false where the time comes first.
  fileprivate func hasInput(before end: ContinuousClock.Instant) -> Bool {
    var question = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
    while case let rest = ContinuousClock.now.duration(to: end), rest > .zero {
      if poll(&question, 1, Int32(clamping: Int64(rest / .milliseconds(1)) + 1)) > 0 { return true }
    }
    return false
  }
}
