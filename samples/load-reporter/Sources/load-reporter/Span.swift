import ProcStat

/// A stretch of a run, in nanoseconds since it began, and the ticks of all CPUs in it.
struct Span {
  let start: UInt64
  let end: UInt64

  /// The ticks, or nil when nobody can tell.
  let deltas: Counters?

  /// The shares in tenths of a percent, or nil when there are none.
  var shares: Shares? { deltas.flatMap { Shares(of: $0) } }

  /// This and what follows at once.
  func joined(with next: Span) -> Span {
    Span(start: start, end: next.end, deltas: Counters.sum(deltas, next.deltas))
  }

  /// A part of it, with its share of the ticks; the parts of a span have all of them together.
  func piece(from: UInt64, to: UInt64) -> Span {
    func ticks(until time: UInt64, of all: UInt64) -> UInt64 {
      all.scaled(by: time - start, over: end - start) ?? 0
    }
    let part = deltas.map { deltas in
      Counters(deltas.fields.map { ticks(until: to, of: $0) - ticks(until: from, of: $0) })
    }
    return Span(start: from, end: to, deltas: part)
  }
}

extension Counters {
  /// The sum of what is known.
  static func sum(_ one: Counters?, _ other: Counters?) -> Counters? {
    guard let one, let other else { return one ?? other }
    return one.adding(other) ?? other
  }
}
