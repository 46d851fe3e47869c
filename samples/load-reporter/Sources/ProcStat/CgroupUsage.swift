/// The CPU time a control group has used: its `cpu.stat` file, of version 2 of the cgroup file system.
public struct CgroupUsage: Sendable, Equatable {
  /// All CPU time, in microseconds (`usage_usec`).
  public let usage: UInt64

  /// The part spent running programs, in microseconds (`user_usec`).
  public let user: UInt64

  /// The part spent in the kernel, in microseconds (`system_usec`).
  public let system: UInt64

  /// The enforcement periods that have passed (`nr_periods`); nil without the cpu controller.
  public let periods: UInt64?

  /// The periods in which the group ran out of its quota (`nr_throttled`).
  public let throttledPeriods: UInt64?

  /// The time the group's tasks were kept from running then, in microseconds (`throttled_usec`).
  public let throttled: UInt64?

  /// Reads the text of a `cpu.stat` file.
  ///
  /// - Throws: `CgroupProblem`.
  public init(parsing text: [UInt8]) throws(CgroupProblem) {
    var values: [[UInt8]: UInt64] = [:]
    var number = 0
    for line in ByteLines(text) {
      number += 1
      let words = line.split(whereSeparator: \.isBlank)
      if words.isEmpty { continue }
      guard words.count == 2, let value = UInt64(digits: words[1]) else {
        throw CgroupProblem.malformed(line: number, Subject(line))
      }
      if values.updateValue(value, forKey: Array(words[0])) != nil {
        throw CgroupProblem.malformed(line: number, Subject(line))
      }
    }
    func value(_ name: String) -> UInt64? { values[Array(name.utf8)] }
    guard let usage = value("usage_usec"), let user = value("user_usec"), let system = value("system_usec")
    else { throw CgroupProblem.notVersion2 }
    self.usage = usage
    self.user = user
    self.system = system
    self.periods = value("nr_periods")
    self.throttledPeriods = value("nr_throttled")
    self.throttled = value("throttled_usec")
  }

  /// What `since` found.
  init(
    usage: UInt64, user: UInt64, system: UInt64, periods: UInt64?, throttledPeriods: UInt64?,
    throttled: UInt64?
  ) {
    self.usage = usage
    self.user = user
    self.system = system
    self.periods = periods
    self.throttledPeriods = throttledPeriods
    self.throttled = throttled
  }

  /// What the group used since an earlier reading, or nil when a counter fell: it is another group by that name.
  ///
  /// A counter that the kernel did not write both times is nil in the difference.
  public func since(_ earlier: CgroupUsage) -> CgroupUsage? {
    let pairs = [
      (earlier.usage, usage), (earlier.user, user), (earlier.system, system),
      (earlier.periods ?? 0, periods ?? .max), (earlier.throttledPeriods ?? 0, throttledPeriods ?? .max),
      (earlier.throttled ?? 0, throttled ?? .max),
    ]
    guard pairs.allSatisfy({ $0 <= $1 }) else { return nil }
    func gain(_ before: UInt64?, _ after: UInt64?) -> UInt64? {
      guard let before, let after else { return nil }
      return after - before
    }
    return CgroupUsage(
      usage: usage - earlier.usage, user: user - earlier.user, system: system - earlier.system,
      periods: gain(earlier.periods, periods),
      throttledPeriods: gain(earlier.throttledPeriods, throttledPeriods),
      throttled: gain(earlier.throttled, throttled))
  }
}

/// Why a text is not the `cpu.stat` of a control group of version 2.
public enum CgroupProblem: Error, Equatable, CustomStringConvertible {
  case malformed(line: Int, Subject)

  /// The counters every group of version 2 has are missing, as they are in version 1.
  case notVersion2

  /// The directory has no such file, as those of version 1 have not.
  case noFile

  /// The fact in words, lower case and without a full stop.
  public var description: String {
    switch self {
    case .malformed(_, let line): "\(line) is not a name and a number"
    case .notVersion2: "there is no 'usage_usec', so \(Self.other)"
    case .noFile: "there is no such file, so \(Self.other)"
    }
  }

  private static let other =
    "this is not a group of cgroup version 2; where both versions are mounted, the groups of version 2 are in "
    + "/sys/fs/cgroup/unified"

  /// The number of the line at fault, from 1, if it is one line.
  public var line: Int? {
    if case .malformed(let line, _) = self { return line }
    return nil
  }
}
