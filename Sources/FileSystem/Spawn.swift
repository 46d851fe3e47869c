internal import Glibc
public import SystemPackage

/// What a new process begins with instead of what it would inherit: descriptors, signals, and a session.
public struct Spawn: Sendable {
  /// What a descriptor of the new process leads to.
  public enum Source: Sendable {
    /// An open file of this process, under any number.
    case descriptor(FileDescriptor)
    /// A file, opened for reading.
    case reading(FilePath)
    /// A file, made with mode 0600 where there is none, opened for writing at its end.
    case appending(FilePath)
  }

  /// What the process's descriptors lead to, set in this order; others are inherited unless they close on exec.
  public var descriptors: [(number: Int32, source: Source)]

  /// Whether all signals have their default actions and none is blocked, whatever this process does with them.
  public var hasDefaultSignals: Bool

  /// Whether the process leads a session of its own, which an interrupt at our terminal does not reach.
  public var beginsSession: Bool

  public init(
    descriptors: [(number: Int32, source: Source)] = [], hasDefaultSignals: Bool = false,
    beginsSession: Bool = false
  ) {
    self.descriptors = descriptors
    self.hasDefaultSignals = hasDefaultSignals
    self.beginsSession = beginsSession
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The path of its file.
  ///   - words: The name it is called by, and its arguments; each ends at its first NUL.
  ///   - variables: Its environment, `NAME=value`.
  ///   - blocked: The signals that are blocked in it at first; nil for those that are blocked in this process.
  /// - Returns: Its process number.
  func start(
    _ program: String, words: [UnsafeMutablePointer<CChar>?], variables: [UnsafeMutablePointer<CChar>?],
    blocked: sigset_t? = nil
  ) throws(Errno) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, source) in descriptors {
      switch source {
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor.rawValue, number)
      case .reading(let path):
        posix_spawn_file_actions_addopen(&actions, number, path.string, O_RDONLY, 0)
      case .appending(let path):
        posix_spawn_file_actions_addopen(&actions, number, path.string, O_WRONLY | O_CREAT | O_APPEND, 0o600)
      }
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var flags: Int32 = 0
    if hasDefaultSignals {
      var every = sigset_t()
      var none = sigset_t()
      sigfillset(&every)
      sigemptyset(&none)
      posix_spawnattr_setsigdefault(&attributes, &every)
      posix_spawnattr_setsigmask(&attributes, &none)
      flags |= POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    } else if var blocked {
      posix_spawnattr_setsigmask(&attributes, &blocked)
      flags |= POSIX_SPAWN_SETSIGMASK
    }
    // POSIX_SPAWN_SETSID is a GNU extension, which Swift's Glibc does not show.
    if beginsSession { flags |= 0x80 }
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var child = pid_t()
    let error = posix_spawn(&child, program, &actions, &attributes, words + [nil], variables + [nil])
    guard error == 0 else { throw Errno(rawValue: error) }
    return child
  }
}
