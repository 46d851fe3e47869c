import FileSystem
import Foundation
import SeededRandom
import SystemPackage
import TestSupport
import Testing

/// A build is sent a signal at a random moment: it leaves no process and no temporary file, and the next build, which
/// begins at once, makes the same packages as one that nothing came before.
@Suite("a build that is sent a signal")
struct SignalsTests {
  /// Who gets the signal.
  enum Receiver: UInt64, CaseIterable {
    /// The program that was started.
    case outermost
    /// Its whole process group, as at an interrupt of a terminal.
    case group
    /// One of our programs that make has started.
    case inner

    /// The signals that it gets by turns: the outermost program and the group each get TERM and KILL as often as
    /// PKGH_SIGNALS says, 25 times in a thorough run.
    var signals: [Int32] {
      if let text = getenv("PKGH_SIGNALS"), let count = Int(String(cString: text)), self != .inner {
        return Array(repeating: [SIGTERM, SIGKILL], count: count).flatMap(\.self)
      }
      if getenv("PKGH_THOROUGH") == nil { return [SIGHUP, SIGINT, SIGTERM, SIGKILL, SIGHUP] }
      return self == .inner
        ? Array(repeating: [SIGHUP, SIGINT, SIGTERM, SIGKILL], count: 10).flatMap(\.self)
        : Array(repeating: [SIGTERM, SIGKILL], count: 25).flatMap(\.self) + [SIGHUP, SIGINT]
    }
  }

  /// A source whose every file is incomplete for some time.
  private func source() throws -> ScratchSource {
    let source = try HelloSource.make()
    try source.write(
      "Makefile",
      """
      FILES = one two three
      all: $(FILES)
      $(FILES):
      \t(printf 'begin-'; sleep 0.04; echo end) >$@
      check: all
      \tfor file in $(FILES); do sleep 0.01; grep -qx begin-end $$file || exit 1; done
      install:
      \tmkdir -p $(DESTDIR)/usr/bin $(DESTDIR)/usr/share/hello
      \tfor file in $(FILES); do \\
      \t  (cat $$file; sleep 0.03; echo more) >$(DESTDIR)/usr/bin/$$file; \\
      \t  sed s/begin/text/ $$file >$(DESTDIR)/usr/share/hello/$$file; done
      clean:
      \trm -f $(FILES)

      """)
    return source
  }

  private func start(_ source: ScratchSource) throws -> Background {
    try Background(
      source.program("pkgh-buildpackage").string, in: source.top, environment: source.installed())
  }

  private func packages(_ source: ScratchSource) throws -> [[UInt8]] {
    try source.streams().map { try source.stream($0) }
  }

  /// The processes that work in the tree.
  private func processes(in source: ScratchSource) throws -> [pid_t] {
    let top = try #require(try source.top.resolved()).string
    return try FilePath("/proc").names().compactMap { pid_t($0.description) }.filter { process in
      guard let directory = try? FilePath("/proc/\(process)/cwd").linkTarget() else { return false }
      return directory.description.hasPrefix(top)
    }
  }

  private func isOurs(_ process: pid_t) -> Bool {
    (try? FilePath("/proc/\(process)/comm").text())?.hasPrefix("pkgh") == true
  }

  /// Everything in the scratch directory but the packages and the programs: what a build leaves.
  private func leftovers(_ source: ScratchSource) throws -> [String] {
    try source.scratch.listing().filter { !$0.hasSuffix(".pkg") && !$0.hasPrefix("bin/") }
  }

  /// The temporary files of any of our writers: each begins with a dot and ends in `.tmp`.
  private func temporaryFiles(_ source: ScratchSource) throws -> [String] {
    try leftovers(source).filter { $0.hasSuffix(".tmp") }
  }

  /// - Returns: Who has got it: the outermost program where there is no inner one.
  private func send(_ signal: Int32, to receiver: Receiver, of build: Background, _ source: ScratchSource)
    throws -> Receiver
  {
    if receiver == .inner,
      let inner = try processes(in: source).last(where: { isOurs($0) && $0 != build.number })
    {
      kill(inner, signal)
      return .inner
    }
    kill(receiver == .group ? -build.number : build.number, signal)
    return receiver == .group ? .group : .outermost
  }

  @Test("leaves nothing, and the next one is whole", arguments: Receiver.allCases)
  func ended(receiver: Receiver) throws {
    let source = try source()
    let begin = ContinuousClock.now
    #expect(try start(source).finish().status == 0)
    let duration = ContinuousClock.now - begin
    let reference = try packages(source)
    let referenceFiles = try leftovers(source)
    #expect(reference.count == 2)

    var random = SeededGenerator(seed: 20 + receiver.rawValue)
    for (round, signal) in receiver.signals.enumerated() {
      for stream in try source.streams() { try source.scratch.remove(stream) }
      let build = try start(source)
      let pause = duration * Double.random(in: 0...1, using: &random)
      usleep(UInt32(pause / .microseconds(1)))
      let hit = try send(signal, to: receiver, of: build, source)
      let outcome = try build.finish()
      let what: Comment = "\(hit), round \(round), signal \(signal) after \(pause): \(outcome)"
      if signal != SIGKILL {
        #expect(try processes(in: source).isEmpty, what)
        #expect(try temporaryFiles(source).isEmpty, what)
      } else if hit == .inner {
        #expect(try processes(in: source).isEmpty, what)
      }
      for (stream, bytes) in zip(HelloSource.streams, reference) where try source.streams().contains(stream) {
        #expect(try source.stream(stream) == bytes, what)
      }

      // Where nothing is left running, the next build is like any other: only some are tried.
      if getenv("PKGH_SIGNALS") == nil && signal != SIGKILL && round % 20 != 0 { continue }
      let next = try start(source).finish()
      #expect(next.status == 0, "\(what)\n\(next)")
      #expect(try packages(source) == reference, what)
      #expect(try processes(in: source).isEmpty, what)
      #expect(try leftovers(source) == referenceFiles, what)
    }
  }
}
