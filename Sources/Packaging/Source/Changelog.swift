import FileSystem
public import SystemPackage

/// The newest entry of `debian-like/changelog`, which names the version and the date of a build.
///
/// Source: deb-changelog(5).
public struct Changelog: Sendable {
  public let source: String
  /// The version as the changelog spells it: `1.2-3`.
  public let version: String
  public let distribution: String
  public let maintainer: String
  /// The entry's date, in seconds since 1970.
  public let date: Int

  public init(parsing text: String, file: FilePath) throws {
    let lines = text.lines
    guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      throw Problem(in: file, "has no entry: write 'NAME (VERSION) DISTRIBUTION; urgency=medium'")
    }
    let heading = try Self.heading(lines[first], at: first + 1, in: file)
    (source, version, distribution) = heading

    // The next entry's heading ends the search: its last line would give this entry a date.
    let entry = lines[(first + 1)...].prefix { $0.first.map { $0.isWhitespace || $0 == "#" } ?? true }
    guard let last = entry.firstIndex(where: { $0.hasPrefix(" -- ") }) else {
      throw Problem(in: file, line: first + 1, "the entry has no last line ' -- NAME <EMAIL>  DATE'")
    }
    let trailer = lines[last].dropFirst(4)
    guard let end = trailer.lastIndex(of: ">"), let date = Self.date(trailer[trailer.index(after: end)...])
    else {
      throw Problem(
        in: file, line: last + 1,
        "expected ' -- NAME <EMAIL>  Mon, 02 Jan 2006 15:04:05 +0000', not '\(lines[last])'")
    }
    maintainer = String(trailer[...end])
    self.date = date
  }

  /// The VERSION parameter: `1.2-3` becomes `1.2,REV=3`.
  public var packageVersion: String {
    guard let dash = version.lastIndex(of: "-") else { return version }
    return "\(version[..<dash]),REV=\(version[version.index(after: dash)...])"
  }

  private static func heading(
    _ line: Substring, at number: Int, in file: FilePath
  ) throws -> (String, String, String) {
    guard let open = line.firstIndex(of: "("), let close = line.firstIndex(of: ")"), open < close,
      let semicolon = line.firstIndex(of: ";"), close < semicolon
    else {
      throw Problem(
        in: file, line: number, "expected 'NAME (VERSION) DISTRIBUTION; urgency=medium', not '\(line)'")
    }
    let version = String(line[line.index(after: open)..<close])
    if version.contains(":") {
      throw Problem(
        in: file, line: number,
        "'\(version)' has an epoch; System V packages are never ordered by version: leave the epoch out")
    }
    guard version.first?.isNumber == true, version.last != "-",
      version.unicodeScalars.allSatisfy({
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789.+-~".contains(Character($0)))
      })
    else {
      throw Problem(
        in: file, line: number,
        "'\(version)' is not a valid version: write a digit, then letters, digits, '.', '+', '-' and '~'")
    }
    return (
      String(line[..<open].trimmingBlanks), version,
      String(line[line.index(after: close)..<semicolon].trimmingBlanks)
    )
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Mon, 02 Jan 2006 15:04:05 +0000` whatever the locale is, which strptime would not.
  private static func date(_ text: Substring) -> Int? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count >= 6, words[0].hasSuffix(","), let day = number(words[1]),
      let month = months.firstIndex(of: String(words[2])), let year = number(words[3]),
      1970...2200 ~= year, let midnight = CalendarTime(year: year, month: month + 1, day: day)
    else { return nil }
    let clock = words[4].split(separator: ":", omittingEmptySubsequences: false).compactMap(number)
    let sign = words[5].first
    guard clock.count == 3, 0...23 ~= clock[0], 0...59 ~= clock[1], 0...60 ~= clock[2],
      sign == "+" || sign == "-", words[5].utf8.count == 5, let zone = number(words[5].dropFirst()),
      zone <= 1400, zone % 100 < 60
    else { return nil }
    let offset = ((zone / 100) * 3600 + (zone % 100) * 60) * (sign == "-" ? -1 : 1)
    let date = midnight.secondsSince1970 + clock[0] * 3600 + clock[1] * 60 + clock[2] - offset
    // What SOURCE_DATE_EPOCH and the time fields of a package can hold.
    return 0...0xffff_ffff ~= date ? date : nil
  }

  /// A number without a sign.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }
}
