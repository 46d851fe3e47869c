import Foundation
import Glibc

/// The running guard script; see `GuardScript`.
struct Guard {
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts the servers and waits until they are ready.
  init(places: Places) throws {
    let script = places.root + "/guard"
    try Data(GuardScript.text.utf8).write(to: URL(fileURLWithPath: script))
    try start(script, places)
    let end = Date(timeIntervalSinceNow: 90)
    while !FileManager.default.fileExists(atPath: places.root + "/ready") {
      if FileManager.default.fileExists(atPath: places.root + "/failed") || Date() > end {
        throw Failed(description: "the real servers do not start\n" + Self.logs(places))
      }
      usleep(10_000)
    }
  }

  private func start(_ script: String, _ places: Places) throws {
    // Closed on exec, so that no other program that the tests start holds the pipe open; never closed by us.
    let pipe = places.root + "/alive"
    guard mkfifo(pipe, 0o600) == 0, open(pipe, O_RDWR | O_CLOEXEC) >= 0 else { throw POSIXError(.EIO) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, pipe, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, places.root + "/log/guard", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A session of its own, or an interrupt at the terminal would reach the servers.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80)
    let arguments = ["/bin/sh", script, places.root, String(places.databasePort)]
    let variables = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"]
    let words = arguments.map { strdup($0) } + [nil]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var pid: pid_t = 0
    let result = posix_spawn(&pid, "/bin/sh", &actions, &attributes, words, environment)
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EIO) }
  }

  /// What the servers said, for the one who has to find out why they do not start.
  private static func logs(_ places: Places) -> String {
    ["guard", "start", "mail.log", "install-db", "sql", "saslauthd.log"].map { name in
      let text = FileManager.default.contents(atPath: "\(places.root)/log/\(name)") ?? Data()
      return "--- \(name)\n" + String(decoding: text.suffix(2000), as: UTF8.self)
    }.joined(separator: "\n")
  }
}
