import Attacks

/// A value that may be read from a file, and whose numbers may be calculated with only when they can be what they say.
///
/// A disk or an enemy may have written others, and a sum of them would end the program.
protocol Plausible {
  /// Whether all times and counts can be such.
  var isPlausible: Bool { get }
}

extension Int64 {
  /// Whether it can be a time, seconds since 1970 to the end of the year 9999, the last that RFC 3339 can write.
  var isTime: Bool { (0...253_402_300_799).contains(self) }
}

extension Int {
  /// Whether it can be a count; millions of such counts can be added.
  var isCount: Bool { (0...1 << 40).contains(self) }
}

extension Case: Plausible {
  var isPlausible: Bool {
    let isOfClosed = closed.allSatisfy { closed in
      closed.attack.isPlausible && (closed.nextTry ?? 0).isTime && (closed.tries ?? 0).isCount
    }
    return isOfClosed && open?.isPlausible != false && (lastReport?.time ?? 0).isTime && counted.isCount
      && hits.isCount && totals.values.allSatisfy(\.isCount) && untold.values.allSatisfy(\.isCount)
      && (taken?.end ?? 0).isCount
  }
}

extension Attack: Plausible {
  var isPlausible: Bool {
    first.isTime && last.isTime && count.isCount && signatures.values.allSatisfy(\.isCount)
      && quotations.allSatisfy(\.time.isTime)
  }
}

extension Report: Plausible {
  var isPlausible: Bool {
    created.isTime && nextTry.isTime && (attempt ?? 0).isTime && (left ?? 0).isTime && tries.isCount
      && attack?.isPlausible != false && (again?.attacks ?? 0).isCount && events.allSatisfy(\.time.isTime)
  }
}

extension Notes: Plausible {
  var isPlausible: Bool {
    let times = [overflow?.since, pause?.since, resumed, lastRun].compactMap(\.self)
    let counts = [reviewed, overflow?.reports ?? 0, tally.hits, tally.sent, tally.bounces, tally.givenUp]
    return times.allSatisfy(\.isTime)
      && (counts + tally.attacks.values + tally.untold.values).allSatisfy(\.isCount)
  }
}

extension Suppression: Plausible {
  var isPlausible: Bool { since.isTime && (until ?? 0).isTime }
}

extension StoredReply: Plausible {
  var isPlausible: Bool { time.isTime }
}
