public import Glibc

/// A point in time on both clocks: one to show, one to measure by.
public struct Moment {
  /// The calendar time, in seconds and nanoseconds since 1970.
  public let calendar: timespec

  /// Nanoseconds on the clock that nobody sets, CLOCK_MONOTONIC.
  public let monotonic: UInt64

  /// The present moment.
  public static var now: Moment {
    var calendar = timespec()
    clock_gettime(CLOCK_REALTIME, &calendar)
    return Moment(calendar: calendar, monotonic: monotonicNow)
  }

  /// Nanoseconds on CLOCK_MONOTONIC at present.
  public static var monotonicNow: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
  }

  /// The local time of day, `15:04:05`, as the tables show it.
  public var timeOfDay: String {
    var seconds = calendar.tv_sec
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return "--:--:--" }
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), to: 2) }.joined(separator: ":")
  }

  /// The time by ISO 8601, in UTC with milliseconds: `2026-11-22T15:04:05.123Z`.
  public var iso8601: String? {
    Self.iso8601(seconds: Int64(calendar.tv_sec), milliseconds: calendar.tv_nsec / 1_000_000)
  }

  /// A time in seconds since 1970 by ISO 8601, or nil when its year does not have four digits.
  public static func iso8601(seconds: Int64, milliseconds: Int? = nil) -> String? {
    var time = time_t(seconds)
    var parts = tm()
    guard (0...253_402_300_799).contains(seconds), gmtime_r(&time, &parts) != nil else { return nil }
    let date = [
      padded(Int(parts.tm_year) + 1900, to: 4), padded(Int(parts.tm_mon) + 1, to: 2),
      padded(Int(parts.tm_mday), to: 2),
    ]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), to: 2) }
    let fraction = milliseconds.map { "." + padded($0, to: 3) } ?? ""
    return "\(date.joined(separator: "-"))T\(clock.joined(separator: ":"))\(fraction)Z"
  }
}

/// A number with zeros before it.
public func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
