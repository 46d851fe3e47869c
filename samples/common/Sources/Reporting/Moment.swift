public import Glibc

/// A point in time on three clocks: one to show, one to measure by, and one that goes on while the machine is suspended.
public struct Moment {
  /// The calendar time, in seconds and nanoseconds since 1970.
  public let calendar: timespec

  /// Nanoseconds on the clock that nobody sets, CLOCK_MONOTONIC.
  public let monotonic: UInt64

  /// Nanoseconds on CLOCK_BOOTTIME, which has the time in it for which the machine was suspended.
  public let boot: UInt64

  /// The present moment.
  public static var now: Moment {
    var calendar = timespec()
    clock_gettime(CLOCK_REALTIME, &calendar)
    return Moment(calendar: calendar, monotonic: monotonicNow, boot: nanoseconds(CLOCK_BOOTTIME))
  }

  /// Nanoseconds on CLOCK_MONOTONIC at present.
  public static var monotonicNow: UInt64 { nanoseconds(CLOCK_MONOTONIC) }

  private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
  }

  /// The local time of day, `15:04:05`, as the tables show it.
  public var timeOfDay: String {
    var seconds = calendar.tv_sec
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return "--:--:--" }
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { String(Int($0), width: 2) }.joined(
      separator: ":")
  }

  /// The local date, `2026-11-22`.
  public var date: String? {
    var seconds = calendar.tv_sec
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return nil }
    return Self.date(parts)
  }

  private static func date(_ parts: tm) -> String {
    [
      String(Int(parts.tm_year) + 1900, width: 4), String(Int(parts.tm_mon) + 1, width: 2),
      String(Int(parts.tm_mday), width: 2),
    ].joined(separator: "-")
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
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { String(Int($0), width: 2) }
    let fraction = milliseconds.map { "." + String($0, width: 3) } ?? ""
    return "\(date(parts))T\(clock.joined(separator: ":"))\(fraction)Z"
  }
}

extension String {
  /// A number with zeros before it.
  public init(_ number: Int, width: Int) {
    let digits = String(number)
    self = String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
