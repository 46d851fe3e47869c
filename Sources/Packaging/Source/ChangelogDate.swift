import FileSystem

/// The date of a changelog's entry: `Mon, 02 Jan 2006 15:04:05 +0000`, in which the day of the week may be missing.
///
/// Source: deb-changelog(5); dpkg-parsechangelog accepts a date without the day of the week.
struct ChangelogDate {
  let secondsSince1970: Int

  /// What is wrong with a date; the caller knows the place.
  struct Failure: Error { let message: String }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  /// Reads a date whatever the locale is, which strptime would not.
  init(_ text: Substring) throws(Failure) {
    var words = text.split(whereSeparator: \.isWhitespace)
    var weekday: Substring?
    if let first = words.first, first.hasSuffix(",") {
      weekday = first.dropLast()
      words.removeFirst()
    }
    guard words.count >= 5, let day = Self.number(words[0]),
      let month = Self.months.firstIndex(of: String(words[1])), let year = Self.number(words[2]),
      year < 10_000, let midnight = CalendarTime(year: year, month: month + 1, day: day),
      let clock = Self.clock(words[3]), let offset = Self.offset(words[4])
    else {
      throw Failure(
        message: "'\(text.trimmingBlanks)' is not a date: write it as 'Mon, 02 Jan 2006 15:04:05 +0000' "
          + "('date -R' prints the present one)")
    }
    let days = midnight.secondsSince1970 / 86_400 - (midnight.secondsSince1970 % 86_400 < 0 ? 1 : 0)
    // 1 January 1970 was a Thursday.
    let name = Self.weekdays[((days + 4) % 7 + 7) % 7]
    if let weekday, weekday != name {
      throw Failure(
        message:
          "'\(weekday)' is not the day of the week of '\(words[0...2].joined(separator: " "))': write '\(name)'"
      )
    }
    secondsSince1970 = midnight.secondsSince1970 + clock - offset
    // What SOURCE_DATE_EPOCH and the time fields of a package can hold.
    guard 0...0xffff_ffff ~= secondsSince1970 else {
      throw Failure(message: "the year '\(words[2])' is outside of what a package can hold, 1970 to 2106")
    }
  }

  /// `15:04:05` in seconds.
  private static func clock(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).compactMap(number)
    guard parts.count == 3, 0...23 ~= parts[0], 0...59 ~= parts[1], 0...60 ~= parts[2] else { return nil }
    return parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  /// `+0130` in seconds.
  private static func offset(_ text: Substring) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-", text.utf8.count == 5,
      let zone = number(text.dropFirst()), zone <= 1400, zone % 100 < 60
    else { return nil }
    return ((zone / 100) * 3600 + (zone % 100) * 60) * (sign == "-" ? -1 : 1)
  }

  /// A number without a sign.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }
}
