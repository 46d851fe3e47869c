import Glibc

/// The moment by which something must be done, on the clock that nobody sets.
public struct Deadline: Sendable {
  /// Nanoseconds on CLOCK_MONOTONIC.
  private let nanoseconds: UInt64

  /// A moment so many seconds from now; what is longer than a day counts as a day.
  public init(seconds: Double) {
    nanoseconds = Self.now &+ UInt64(min(max(seconds, 0), 86_400) * 1e9)
  }

  /// What is left, in milliseconds rounded up, as poll(2) wants it; 0 when the moment has passed.
  public var millisecondsLeft: Int32 {
    let now = Self.now
    return now >= nanoseconds ? 0 : Int32(clamping: (nanoseconds - now + 999_999) / 1_000_000)
  }

  public var hasPassed: Bool { Self.now >= nanoseconds }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
  }
}
