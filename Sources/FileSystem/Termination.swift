internal import CLinux
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// What a signal that ends this process undoes before: unfinished files, and the processes that we have started.
///
/// The signals are blocked, and a thread waits for them: whatever is to be done is done there with all means of the
/// language, which a signal handler does not have. Those that the kernel sends to the thread that writes are passed on to
/// that thread. What is unfinished is noted under one lock, which that thread keeps to the end of the process: nothing new
/// begins after a signal, and nothing ends half.
public enum Termination {
  private struct State {
    /// Which signals are blocked; nil before ``watch()``.
    var earlierMask: sigset_t?
    /// The temporary files and directories that exist now.
    var unfinished: Set<FilePath> = []
    /// The processes that somebody waits for.
    var children: Set<pid_t> = []
  }

  private static let state = Mutex(State())

  private static let awaited = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU]
  /// A pipe without a reader, and a file that is longer than allowed.
  private static let ofWriting = [SIGPIPE, SIGXFSZ]
  /// The thread that waits for signals; set once, before there is a signal to pass on.
  nonisolated(unsafe) private static var waiter = pthread_t()

  /// Begins to wait for signals, once, at the start of a program, before it has other threads.
  ///
  /// A signal that the parent has blocked or ignores, as nohup(1) does, stays without effect. From now on the process is
  /// the parent of every process that its children leave behind (PR_SET_CHILD_SUBREAPER), so that it can end them, too.
  public static func watch() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in awaited where hasEffect(number) { sigaddset(&signals, number) }
    var passedOn = sigset_t()
    sigemptyset(&passedOn)
    for number in ofWriting where hasEffect(number) {
      sigaddset(&signals, number)
      sigaddset(&passedOn, number)
    }
    // Where the parent ignores the end of its children, the kernel would not tell us how ours have ended.
    signal(SIGCHLD, SIG_DFL)
    sigaddset(&signals, SIGCHLD)
    var earlier = sigset_t()
    guard pthread_sigmask(SIG_BLOCK, &signals, &earlier) == 0 else { return }
    sigdelset(&earlier, SIGCHLD)
    let waited = signals
    var thread = pthread_t()
    let argument = UnsafeMutablePointer<sigset_t>.allocate(capacity: 1)
    argument.initialize(to: waited)
    let error = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Termination.wait(for: argument.assumingMemoryBound(to: sigset_t.self).pointee)
      }, argument)
    guard error == 0 else {
      argument.deallocate()
      pthread_sigmask(SIG_SETMASK, &earlier, nil)
      return
    }
    pthread_detach(thread)
    waiter = thread
    for number in ofWriting where sigismember(&passedOn, number) == 1 {
      signal(number) { number in
        pthread_kill(Termination.waiter, number)
        while true { pause() }
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &passedOn, nil)
    _ = pkgh_adopt_orphans()
    state.withLock { $0.earlierMask = earlier }
  }

  /// Whether a signal would end the process: it is neither ignored nor blocked.
  private static func hasEffect(_ number: Int32) -> Bool {
    var action = sigaction()
    var blocked = sigset_t()
    guard sigaction(number, nil, &action) == 0, pthread_sigmask(SIG_BLOCK, nil, &blocked) == 0 else {
      return false
    }
    // A handler is of Swift's runtime, which prints a backtrace: none is inherited.
    let isIgnored = unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self) == 1
    return !isIgnored && sigismember(&blocked, number) == 0
  }

  /// What the thread does, as long as the process lives.
  private static func wait(for signals: sigset_t) -> Never {
    var signals = signals
    while true {
      var information = siginfo_t()
      let number = sigwaitinfo(&signals, &information)
      if number == SIGCHLD {
        state.withLock { ChildProcesses.reap(except: $0.children) }
      } else if number > 0 {
        state.withLock { state in
          for path in state.unfinished { try? path.removeTree() }
          // An interrupt at the terminal has reached the whole process group already.
          let isFromTerminal = information.si_code > 0
          ChildProcesses.end(by: [isFromTerminal ? nil : number, SIGTERM, SIGKILL]) {
            var pending = sigset_t()
            sigpending(&pending)
            return awaited.contains { sigismember(&pending, $0) == 1 }
          }
          die(of: number)
        }
      }
    }
  }

  /// Ends the process by the signal, as if nobody had waited for it, for our parent to see.
  private static func die(of number: Int32) -> Never {
    signal(number, SIG_DFL)
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, number)
    pthread_sigmask(SIG_UNBLOCK, &only, nil)
    raise(number)
    _exit(128 + number)  // where it has no effect after all
  }

  // MARK: - What is undone

  /// Does something with the state; a signal that would stop this thread waits until it has let the state go.
  private static func locked<Result, Failure: Error>(
    _ body: (inout State) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    var signals = sigset_t()
    var earlier = sigset_t()
    sigemptyset(&signals)
    for number in ofWriting { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, &earlier)
    defer { pthread_sigmask(SIG_SETMASK, &earlier, nil) }
    return try state.withLock { state throws(Failure) in try body(&state) }
  }

  /// Makes something that is removed if a signal comes before ``finish(_:_:)``.
  static func begin<Result: Sendable>(_ temporary: FilePath, _ make: () throws -> Result) throws -> Result {
    try locked { state in
      let result = try make()
      state.unfinished.insert(temporary)
      return result
    }
  }

  /// Gives something unfinished its final name, or removes it.
  static func finish(_ temporary: FilePath, _ body: () throws -> Void) rethrows {
    try locked { state in
      state.unfinished.remove(temporary)
      try body()
    }
  }

  /// Does something short that a signal does not interrupt.
  static func hold<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    try locked { _ throws(Failure) in try body() }
  }

  /// Starts a process that is ended if a signal comes before ``childHasEnded(_:)``.
  ///
  /// - Parameter start: Is given the signals that the process is to begin with blocked, where they are not ours.
  static func child(_ start: (sigset_t?) throws(Errno) -> pid_t) throws(Errno) -> pid_t {
    try locked { state throws(Errno) in
      let child = try start(state.earlierMask)
      if state.earlierMask != nil { state.children.insert(child) }
      return child
    }
  }

  static func childHasEnded(_ child: pid_t) {
    locked { _ = $0.children.remove(child) }
  }

  /// Ends the processes that a failed program has left behind; nothing where we do not ``watch()``.
  public static func endOrphans() {
    locked { state in
      if state.earlierMask != nil { ChildProcesses.end(by: [SIGTERM, SIGKILL]) { false } }
    }
  }
}
