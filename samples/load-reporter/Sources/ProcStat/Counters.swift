/// The counters of one `cpu` line, or the differences between two such lines, in ticks of 1/USER_HZ second.
public struct Counters: Sendable, Equatable {
  /// The numbers in the order of the file, those this library has no name for included.
  public let fields: [UInt64]

  /// The counts of fields that Linux kernels have written: 2.4, 2.6.0, 2.6.11, 2.6.24, 2.6.33 and, from 10 on, any.
  ///
  /// Other counts are those of a line cut short.
  public static func isKnownFieldCount(_ count: Int) -> Bool {
    [4, 7, 8, 9].contains(count) || count >= CPUState.allCases.count
  }

  /// More counters than this no kernel writes for a long time to come: it took 20 years to get from four to ten.
  public static let most = 64

  /// Creates counters from the numbers of a line.
  public init(_ fields: [UInt64]) {
    self.fields = fields
  }

  /// The counter of one state, or nil when the kernel was too old to write it.
  public subscript(state: CPUState) -> UInt64? {
    state.rawValue < fields.count ? fields[state.rawValue] : nil
  }

  /// How many counters follow the ten known ones; they have no place in the total.
  public var unknownFieldCount: Int {
    max(0, fields.count - CPUState.allCases.count)
  }

  /// The time spent in the eight states together, or nil when the sum does not fit 64 bits.
  ///
  /// guest and guest_nice stay out: user and nice contain them.
  public var total: UInt64? {
    var sum: UInt64 = 0
    for state in CPUState.counted {
      let (next, overflow) = sum.addingReportingOverflow(self[state] ?? 0)
      if overflow { return nil }
      sum = next
    }
    return sum
  }

  /// As many counters, all at 0: the line as it was when the machine started.
  public var atBoot: Counters {
    Counters(Array(repeating: 0, count: fields.count))
  }

  /// The sum with another line, field by field, or nil when a field does not fit 64 bits.
  ///
  /// A field that one of the two lacks is lacking in the sum.
  public func adding(_ other: Counters) -> Counters? {
    var sums: [UInt64] = []
    for (left, right) in zip(fields, other.fields) {
      let (sum, overflow) = left.addingReportingOverflow(right)
      if overflow { return nil }
      sums.append(sum)
    }
    return Counters(sums)
  }

  /// The sum with another line, field by field, as the kernel's own: past the end of 64 bits it begins at 0 again.
  func addingWrapped(_ other: Counters) -> Counters {
    Counters(zip(fields, other.fields).map { $0 &+ $1 })
  }
}
