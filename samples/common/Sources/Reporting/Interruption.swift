import Glibc

/// The user's wish to end, by SIGINT (Ctrl-C), SIGTERM or SIGHUP (the terminal was closed), noticed at the two places
/// where the program can wait.
///
/// The signals stay blocked while the program works, so that a report is never cut in the middle, and are let in by
/// pselect(2) alone; one that came earlier ends the next wait at once, so none is lost between looking and waiting.
public final class Interruption {
  private var open = sigset_t()

  /// Takes the signals over, unless the program was started with them ignored.
  public init() {
    let signals = [SIGINT, SIGTERM, SIGHUP].filter { !Self.isIgnored($0) }
    var blocked = sigset_t()
    sigemptyset(&blocked)
    for signal in signals { sigaddset(&blocked, signal) }
    // First of all, or a signal that comes in between would be handled, and forgotten.
    sigprocmask(SIG_BLOCK, &blocked, &open)
    for signal in signals {
      var action = sigaction()
      // The handler has nothing to do: that pselect comes back with EINTR is the news.
      action.__sigaction_handler.sa_handler = { _ in }
      sigaction(signal, &action, nil)
      // Whoever started the program may have blocked the signal, meaning it for later; this is later.
      sigdelset(&open, signal)
    }
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    // SIG_IGN is the address 1; C functions cannot be compared in Swift.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// Waits for a moment of the monotonic clock, in nanoseconds.
  ///
  /// - Returns: Whether a signal came first.
  public func wait(until deadline: UInt64) -> Bool {
    while true {
      let now = Moment.monotonicNow
      let left = deadline > now ? deadline - now : 0
      var timeout = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
      if pselect(0, nil, nil, nil, &timeout, &open) < 0, errno == EINTR { return true }
      if Moment.monotonicNow >= deadline { return false }
    }
  }

  /// Waits until standard output takes more, or is broken.
  ///
  /// - Returns: Whether a signal came first.
  public func waitForRoomInOutput() -> Bool {
    var descriptors = fd_set()
    // What FD_SET, a macro, does with a descriptor below 64.
    descriptors.__fds_bits.0 = 1 << STDOUT_FILENO
    return pselect(STDOUT_FILENO + 1, nil, &descriptors, nil, nil, &open) < 0 && errno == EINTR
  }
}
