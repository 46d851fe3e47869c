import FileSystem
import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

private let handledSignals = Atomic(0)

@Suite("Locking")
struct LockingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("lets one at a time into a directory, and says that it waits")
  func excludes() throws {
    let directory = scratch.path
    let inside = Atomic(false)
    let waiting = Atomic(false)
    let other = DispatchGroup()
    try directory.withLock(waiting: { Issue.record("waited for nobody") }) {
      DispatchQueue.global().async(group: other) {
        try? directory.withLock(waiting: { waiting.store(true, ordering: .relaxed) }) {
          inside.store(true, ordering: .relaxed)
        }
      }
      while !waiting.load(ordering: .relaxed) { sched_yield() }
      let isEarly = inside.load(ordering: .relaxed)
      #expect(!isEarly)
    }
    other.wait()
    let isDone = inside.load(ordering: .relaxed)
    #expect(isDone)
  }

  @Test("goes on waiting after a signal that is handled")
  func signals() async throws {
    let name = scratch.path.string
    await #expect(processExitsWith: .success) { [name = name as String] in
      let directory = FilePath(name)
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in handledSignals.add(1, ordering: .relaxed) }
      sigaction(SIGUSR1, &action, nil)  // without SA_RESTART, so that flock(2) is interrupted
      let thread = Mutex<(handle: pthread_t, status: FilePath)?>(nil)
      let failure = Mutex<String?>(nil)
      let other = DispatchGroup()
      try directory.withLock {
        DispatchQueue.global().async(group: other) {
          // Threads of a dispatch queue block signals.
          var signals = sigset_t()
          sigfillset(&signals)
          pthread_sigmask(SIG_UNBLOCK, &signals, nil)
          do {
            let own = FilePath("/proc").pushing(FilePath(try FilePath("/proc/thread-self").linkTarget()))
            try directory.withLock(waiting: {
              thread.withLock { $0 = (pthread_self(), own.appending("stat")) }
            }) {}
          } catch {
            failure.withLock { $0 = "\(error)" }
          }
        }
        while thread.withLock({ $0 }) == nil && failure.withLock({ $0 }) == nil { sched_yield() }
        let (handle, status) = try #require(thread.withLock { $0 })
        for count in 1...3 {
          // The state after the name in parentheses is S while the thread sleeps in flock(2).
          while failure.withLock({ $0 }) == nil,
            try !ByteString(status.contents()).contains(") S ")
          { sched_yield() }
          guard failure.withLock({ $0 }) == nil else { break }
          pthread_kill(handle, SIGUSR1)
          while handledSignals.load(ordering: .relaxed) < count { sched_yield() }
        }
      }
      other.wait()
      if let text = failure.withLock({ $0 }) {
        print(text)
        exit(1)
      }
    }
  }
}
