import ProcStat

/// A run as a chart needs it, of bounded size however long it goes on.
///
/// All spans but the last are of as many intervals each, so that no part of the run has less detail than another.
struct Timeline {
  /// A stretch of time, in nanoseconds since the run began, and the ticks of all CPUs in it.
  struct Span {
    let start: UInt64
    var end: UInt64

    /// The ticks, or nil when nobody can tell.
    var deltas: Counters?

    /// The shares in tenths of a percent, or nil when there are none.
    var shares: Shares? { deltas.flatMap { Shares(of: $0) } }

    /// Takes in what follows at once.
    mutating func append(_ next: Span) {
      end = next.end
      deltas = Timeline.sum(deltas, next.deltas)
    }
  }

  private(set) var spans: [Span] = []

  /// How many intervals are in each span but the last.
  private(set) var intervalsPerSpan = 1

  /// How many of them are in the last.
  private var intervalsInLast = 0

  /// What kind of readings they come from.
  private(set) var kind = Report.Kind.interval

  /// When the first and the last reading were made, by ISO 8601, if that is known.
  private(set) var startTime: String?
  private(set) var endTime: String?

  /// The ticks of the whole run, those left out that cannot be told.
  private(set) var total: Counters?

  /// The states that were told in some interval.
  private var known: Set<CPUState> = []

  /// Whether the spans have a length besides their order.
  private(set) var hasTime = false

  /// More spans than a chart has columns for; then each two become one.
  static let capacity = 512

  /// The shares of the whole run, without the states that were never told.
  var shares: Shares? {
    total.flatMap { Shares(of: $0) }?.without(Set(CPUState.allCases).subtracting(known))
  }

  /// Takes a report in.
  mutating func record(_ report: Report) {
    let start = spans.last?.end ?? 0
    // An interval nobody measured has a length all the same, or it could not be drawn.
    let length = max(1, report.elapsed ?? 1)
    let change = report.comparison.all
    if spans.isEmpty {
      kind = report.kind
      startTime = report.startTime
      hasTime = report.elapsed != nil
    }
    endTime = report.endTime
    total = Self.sum(total, change.deltas)
    known.formUnion(CPUState.allCases.filter { change.ticks($0) != nil })
    append(Span(start: start, end: start &+ length, deltas: change.deltas))
  }

  private mutating func append(_ span: Span) {
    if spans.isEmpty || intervalsInLast == intervalsPerSpan {
      if spans.count == Self.capacity { halve() }
      spans.append(span)
      intervalsInLast = 1
    } else {
      spans[spans.count - 1].append(span)
      intervalsInLast += 1
    }
  }

  /// Makes one span of each two; there is an even number of full ones.
  private mutating func halve() {
    spans = stride(from: 0, to: spans.count, by: 2).map { index in
      var span = spans[index]
      span.append(spans[index + 1])
      return span
    }
    intervalsPerSpan *= 2
    intervalsInLast = intervalsPerSpan
  }

  /// The sum of what is known.
  private static func sum(_ one: Counters?, _ other: Counters?) -> Counters? {
    guard let one, let other else { return one ?? other }
    return one.adding(other) ?? other
  }
}
