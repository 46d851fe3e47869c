import ProcStat

/// A run as a chart needs it, of bounded size however long it goes on.
struct Timeline {
  /// A stretch of time, in nanoseconds since the run began, and the ticks of all CPUs in it.
  struct Span {
    let start: UInt64
    var end: UInt64

    /// The ticks, or nil when nobody can tell.
    var deltas: Counters?

    /// The shares in tenths of a percent, or nil when there are none.
    var shares: Shares? { deltas.flatMap { Shares(of: $0) } }
  }

  private(set) var spans: [Span] = []

  /// What kind of readings they come from.
  private(set) var kind = Report.Kind.interval

  /// When the first and the last reading were made, by ISO 8601, if that is known.
  private(set) var startTime: String?
  private(set) var endTime: String?

  /// The ticks of the whole run, those left out that cannot be told.
  private(set) var total: Counters?

  /// Whether the spans have a length besides their order.
  private(set) var hasTime = false

  /// More spans than a chart has columns for; then each two become one.
  static let capacity = 512

  /// Takes a report in.
  mutating func record(_ report: Report) {
    let start = spans.last?.end ?? 0
    // An interval nobody measured has a length all the same, or it could not be drawn.
    let length = max(1, report.elapsed ?? 1)
    let deltas = report.comparison.all.deltas
    if spans.isEmpty {
      kind = report.kind
      startTime = report.startTime
      hasTime = report.elapsed != nil
    }
    endTime = report.endTime
    total = Self.sum(total, deltas)
    spans.append(Span(start: start, end: start &+ length, deltas: deltas))
    if spans.count >= Self.capacity { thin() }
  }

  private mutating func thin() {
    spans = stride(from: 0, to: spans.count, by: 2).map { index in
      var span = spans[index]
      guard index + 1 < spans.count else { return span }
      span.end = spans[index + 1].end
      span.deltas = Self.sum(span.deltas, spans[index + 1].deltas)
      return span
    }
  }

  /// The sum of what is known.
  private static func sum(_ one: Counters?, _ other: Counters?) -> Counters? {
    guard let one, let other else { return one ?? other }
    return one.adding(other) ?? other
  }
}
