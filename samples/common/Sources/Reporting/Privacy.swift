internal import CProcess
import Glibc

/// What keeps a program's memory to itself.
public enum Privacy {
  /// Has the kernel write no core file of this process, lets no other process of the user look into it, and has it
  /// end by a crash without a report: Swift's shows the memory around every register.
  ///
  /// To be called before the first secret is read; more than once does no harm.
  public static func keepMemoryPrivate() {
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    // The hard limit too, so that no child gets it back. Neither call can fail for a process of its own.
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    _ = pkgh_set_undumpable()
    for signal in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      Glibc.signal(signal, SIG_DFL)
    }
  }
}
