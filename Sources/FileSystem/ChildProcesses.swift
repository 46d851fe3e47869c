internal import Glibc
internal import SystemPackage

/// The processes whose parent is this process, also those that it has adopted.
enum ChildProcesses {
  /// Their numbers, of which no other process has one before it is reaped; none where /proc is not mounted.
  ///
  /// See proc_pid_task(5): each thread has the children that it has started.
  private static func numbers() -> [pid_t] {
    let tasks: FilePath = "/proc/self/task"
    guard let threads = try? tasks.names() else { return [] }
    return threads.flatMap { thread in
      let text = try? tasks.pushing(FilePath(thread)).appending("children").contents()
      return (text ?? []).split(separator: UInt8(ascii: " "))
        .compactMap { pid_t(String(decoding: $0, as: UTF8.self)) }
    }
  }

  /// Lets those go that have ended and that nobody waits for.
  ///
  /// Programs look whether a server of theirs has gone; as long as it is not reaped it has not.
  static func reap(except awaited: Set<pid_t>) {
    for number in numbers() where !awaited.contains(number) { waitpid(number, nil, WNOHANG) }
  }

  /// Ends all of them, and what they leave behind; returns when there are none any more.
  ///
  /// - Parameters:
  ///   - signals: What they get, one after the other; each is followed by five seconds in which they may end. nil is no
  ///     signal, only the wait.
  ///   - isHurried: Whether the next signal follows at once.
  static func end(by signals: [Int32?], isHurried: () -> Bool) {
    for signal in signals {
      var told: Set<pid_t> = []
      for _ in 0..<500 {
        while case let ended = waitpid(-1, nil, WNOHANG), ended != 0 {
          if ended < 0 && errno == ECHILD { return }
        }
        if let signal {
          for number in numbers() where told.insert(number).inserted { kill(number, signal) }
        }
        usleep(10_000)
        if isHurried() { break }
      }
    }
  }
}
