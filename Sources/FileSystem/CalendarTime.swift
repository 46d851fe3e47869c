internal import Glibc

/// A date and a time of day of the Gregorian calendar in UTC.
///
/// Source: timegm(3) and gmtime(3), which depend on neither the locale nor the time zone.
public struct CalendarTime {
  private let fields: tm

  /// The time this many seconds after the beginning of 1970; nil where the year does not fit an `Int32`.
  public init?(secondsSince1970 seconds: Int) {
    var time = time_t(seconds)
    var fields = tm()
    guard gmtime_r(&time, &fields) != nil else { return nil }
    self.fields = fields
  }

  /// Midnight of a date; nil where the calendar has no such date, such as the 30th of February.
  public init?(year: Int, month: Int, day: Int) {
    var fields = tm()
    guard let year = Int32(exactly: year), let month = Int32(exactly: month), let day = Int32(exactly: day),
      (1...9999).contains(year)
    else { return nil }
    (fields.tm_year, fields.tm_mon, fields.tm_mday) = (year - 1900, month - 1, day)
    self.init(secondsSince1970: timegm(&fields))
    // A date that does not exist is normalized to another one.
    guard self.fields.tm_mon == month - 1, self.fields.tm_mday == day else { return nil }
  }

  public var secondsSince1970: Int {
    var fields = fields
    return timegm(&fields)
  }

  /// The fourteen digits `YYYYMMDDHHMMSS`; a year after 9999 has more.
  public var digits: String {
    let numbers = [
      (Int(fields.tm_year) + 1900, 4), (Int(fields.tm_mon) + 1, 2), (Int(fields.tm_mday), 2),
      (Int(fields.tm_hour), 2), (Int(fields.tm_min), 2), (Int(fields.tm_sec), 2),
    ]
    return numbers.map { number, width in
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }.joined()
  }
}
