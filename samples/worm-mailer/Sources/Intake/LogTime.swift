/// Times as logs write them, in seconds since 1970, UTC.
enum LogTime {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `10/Oct/2000:13:55:36 -0700`.
  static func common(_ text: ArraySlice<UInt8>) -> Int64? {
    let text = Array(text)
    guard text.count == 26, text[2] == 0x2F, text[6] == 0x2F, text[11] == 0x3A, text[20] == 0x20,
      let day = number(text, 0, 2), let year = number(text, 7, 4),
      let month = months.firstIndex(of: String(decoding: text[3..<6], as: UTF8.self).lowercased()),
      let offset = offset(text[21...])
    else { return nil }
    return seconds(year, month + 1, day, text, 12, offset)
  }

  /// Seconds since 1970, or milliseconds or nanoseconds, as Caddy writes them on request.
  ///
  /// They are told apart by their size: 10^11 seconds end after the year 5000, as many milliseconds in 1973.
  static func unix(_ number: Double) -> Int64? {
    guard number >= 0, number < 1e19 else { return nil }
    let divisor = number < 1e11 ? 1.0 : number < 1e14 ? 1e3 : 1e9
    return number >= 1e14 && number < 1e17 ? nil : Int64(exactly: (number / divisor).rounded(.down))
  }

  /// `2024-05-06T07:08:09.123Z`, `2024-05-06T07:08:09+02:00` (RFC 3339).
  static func rfc3339(_ text: String) -> Int64? {
    let text = Array(text.utf8.prefix(60))
    guard text.count >= 20, text[4] == 0x2D, text[7] == 0x2D, text[10] | 0x20 == 0x74 || text[10] == 0x20,
      let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2)
    else { return nil }
    var zone = text[19...]
    if zone.first == 0x2E { zone = zone.dropFirst().drop { (0x30...0x39).contains($0) } }
    guard let offset = offset(zone) else { return nil }
    return seconds(year, month, day, text, 11, offset)
  }

  /// A zone in seconds: `-0700`, `+02:00`, `Z`.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int64? {
    if zone.elementsEqual([0x5A]) || zone.elementsEqual([0x7A]) { return 0 }
    let digits = zone.dropFirst().filter { $0 != 0x3A }
    guard zone.first == 0x2B || zone.first == 0x2D, zone.count <= 6, digits.count == 4,
      let hours = number(digits, 0, 2), let minutes = number(digits, 2, 2), hours < 24, minutes < 60
    else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return zone.first == 0x2D ? -seconds : seconds
  }

  /// The time of a date, and a time of day that stands somewhere in the text.
  private static func seconds(
    _ year: Int, _ month: Int, _ day: Int, _ text: [UInt8], _ start: Int, _ offset: Int64
  ) -> Int64? {
    guard text[start + 2] == 0x3A, text[start + 5] == 0x3A, let hour = number(text, start, 2),
      let minute = number(text, start + 3, 2), let second = number(text, start + 6, 2), hour < 24,
      minute < 60,
      second <= 60, year >= 1970, (1...12).contains(month), (1...days(of: month, in: year)).contains(day)
    else { return nil }
    // Days by the calendar that begins in March, after the day that not every year has.
    let years = month < 3 ? year - 1 : year
    let days =
      (153 * ((month + 9) % 12) + 2) / 5 + day - 1 + years * 365 + years / 4 - years / 100 + years / 400
    return Int64(days - 719_468) * 86_400 + Int64(hour * 3600 + minute * 60 + second) - offset
  }

  /// How many days a month has.
  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// A number of digits that stand in a text.
  private static func number(_ text: some RandomAccessCollection<UInt8>, _ start: Int, _ count: Int) -> Int? {
    let digits = text.dropFirst(start).prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
