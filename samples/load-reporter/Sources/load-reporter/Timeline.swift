import ProcStat

/// A run as a chart needs it, of bounded size however long it goes on.
///
/// A short run has a span for each interval. Of a long one all spans but the last are of one length, so that no part of it
/// has less detail than another.
struct Timeline {
  private(set) var spans: [Span] = []

  /// The length of the spans of a long run, in nanoseconds.
  private(set) var step: UInt64?

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

  /// More spans than a chart has columns for.
  static let capacity = 512

  /// Later than this, 146 years after its start, no run is drawn: sums of times stay far from the end of 64 bits.
  private static let latest: UInt64 = 1 << 62

  /// The shares of the whole run, without the states that were never told.
  var shares: Shares? {
    total.flatMap { Shares(of: $0) }?.without(Set(CPUState.allCases).subtracting(known))
  }

  /// Takes an interval in.
  mutating func record(_ interval: Interval) {
    if spans.isEmpty {
      kind = interval.kind
      startTime = interval.startTime
      hasTime = interval.elapsed != nil
    }
    endTime = interval.endTime
    total = Counters.sum(total, interval.deltas)
    if let deltas = interval.deltas {
      known.formUnion(CPUState.allCases.filter { deltas[$0] != nil && !interval.unknown.contains($0) })
    }
    recordGap(interval.suspended)
    // An interval nobody measured has a length all the same, or it could not be drawn.
    add(interval.deltas, length: max(1, interval.elapsed ?? 1))
  }

  /// Takes in a time, in nanoseconds, in which nobody read the counters.
  mutating func recordGap(_ length: UInt64) {
    if length > 0 { add(nil, length: length) }
  }

  private mutating func add(_ deltas: Counters?, length: UInt64) {
    let start = spans.last?.end ?? 0
    guard length < Self.latest, start + length < Self.latest else { return }
    let span = Span(start: start, end: start + length, deltas: deltas)
    if let step {
      pour(span, step)
    } else {
      spans.append(span)
      if spans.count > Self.capacity { divide() }
    }
  }

  /// Makes spans of one length of those of each interval.
  private mutating func divide() {
    let exact = spans
    spans = []
    let step = (exact.last?.end ?? 0) / UInt64(Self.capacity / 2) + 1
    for span in exact { pour(span, step) }
  }

  /// Shares a span out among those of one length that it lies in.
  private mutating func pour(_ span: Span, _ length: UInt64) {
    var step = length
    while (span.end - 1) / step >= UInt64(Self.capacity) {
      spans = stride(from: 0, to: spans.count, by: 2).map { index in
        index + 1 < spans.count ? spans[index].joined(with: spans[index + 1]) : spans[index]
      }
      step *= 2
    }
    self.step = step
    var start = span.start
    while start < span.end {
      let index = start / step
      let piece = span.piece(from: start, to: min(span.end, (index + 1) * step))
      if let last = spans.last, last.start / step == index {
        spans[spans.count - 1] = last.joined(with: piece)
      } else {
        spans.append(piece)
      }
      start = piece.end
    }
  }
}
