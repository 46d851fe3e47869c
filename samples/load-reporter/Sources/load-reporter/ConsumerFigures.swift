import FileSystem
import ProcStat

/// What a process or a control group used between two readings.
struct ConsumerFigures {
  /// The number of a process, the path of a group.
  let id: ByteString
  let name: String?

  /// The time spent running programs and in the kernel, in microseconds.
  let user: UInt64
  let system: UInt64
  private let elapsed: UInt64?

  /// Both together.
  var usage: UInt64 { user &+ system }

  /// Those that used most, the busiest first; those that used nothing are left out.
  ///
  /// One that is not in the first reading has begun since.
  static func top(
    _ count: Int, from before: [ByteString: Consumer], to after: [ByteString: Consumer], elapsed: UInt64?
  ) -> [ConsumerFigures] {
    let all = after.compactMap { id, now -> ConsumerFigures? in
      let old = before[id].flatMap { $0.start == now.start ? $0 : nil }
      let (user, system) = (old?.user ?? 0, old?.system ?? 0)
      guard now.user >= user, now.system >= system, now.user > user || now.system > system else { return nil }
      return ConsumerFigures(
        id: id, name: now.name, user: now.user - user, system: now.system - system, elapsed: elapsed)
    }
    return Array(all.sorted { $0.isBefore($1) }.prefix(count))
  }

  /// By use; among equals numbers by their size and paths by their names.
  private func isBefore(_ other: ConsumerFigures) -> Bool {
    if usage != other.usage { return usage > other.usage }
    if name != nil, id.count != other.id.count { return id.count < other.id.count }
    return id < other.id
  }

  /// Microseconds as a share of the time one CPU has, in tenths of a percent.
  func tenthsOfOneCPU(_ microseconds: UInt64) -> UInt64? {
    elapsed.flatMap { microseconds.scaled(by: 1_000_000, over: $0) }
  }
}
