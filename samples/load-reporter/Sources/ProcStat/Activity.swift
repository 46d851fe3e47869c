/// What `/proc/stat` says of the machine besides its CPUs; nil for what the kernel did not write.
public struct Activity: Sendable, Equatable {
  /// The context switches since the machine started (`ctxt`).
  public var contextSwitches: UInt64?

  /// The processes and threads created since the machine started (`processes`).
  public var forks: UInt64?

  /// The tasks that were running or ready to, the reader of the file among them (`procs_running`).
  public var running: UInt64?

  /// The tasks that waited for a disk (`procs_blocked`).
  public var blocked: UInt64?

  /// Creates a record in which nothing is known yet.
  public init() {}

  /// The tasks that were running or ready to, less one: whoever reads the file runs meanwhile, and is not meant.
  ///
  /// vmstat left itself out as well until procps-ng 4.
  public var othersRunning: UInt64? {
    running.map { $0 > 0 ? $0 - 1 : 0 }
  }

  /// Takes a line in, if it is one of those meant here and holds a single number.
  mutating func take(_ key: ArraySlice<UInt8>, _ value: UInt64?) {
    if key.elementsEqual("ctxt".utf8) { contextSwitches = contextSwitches ?? value }
    if key.elementsEqual("processes".utf8) { forks = forks ?? value }
    if key.elementsEqual("procs_running".utf8) { running = running ?? value }
    if key.elementsEqual("procs_blocked".utf8) { blocked = blocked ?? value }
  }
}
