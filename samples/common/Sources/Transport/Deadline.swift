import Glibc

/// The moment by which something must be done, on the clock that nobody sets.
public struct Deadline: Comparable, Sendable {
  /// Nanoseconds on CLOCK_MONOTONIC.
  private let nanoseconds: UInt64

  /// A moment so many seconds from now; what is longer than a day counts as a day.
  public init(seconds: Double) {
    // Written so that what is not a number counts as no time.
    nanoseconds = Self.now &+ (seconds > 0 ? UInt64(min(seconds, 86_400) * 1e9) : 0)
  }

  /// What is left, in milliseconds rounded up, as poll(2) wants it; 0 when the moment has passed.
  public var millisecondsLeft: Int32 {
    let now = Self.now
    return now >= nanoseconds ? 0 : Int32(clamping: (nanoseconds - now + 999_999) / 1_000_000)
  }

  public var hasPassed: Bool { Self.now >= nanoseconds }

  public static func < (one: Deadline, other: Deadline) -> Bool { one.nanoseconds < other.nanoseconds }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
  }
}
