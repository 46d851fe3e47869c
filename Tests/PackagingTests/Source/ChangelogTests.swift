import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

@Suite("debian-like/changelog")
struct ChangelogTests {
  private func changelog(
    _ heading: String = "hello (1.0) stable; urgency=low", date: String = "Tue, 02 Jan 2024 03:04:05 +0000"
  ) throws -> Changelog {
    try Changelog(parsing: "\(heading)\n\n  * A.\n\n -- Ann <a@b>  \(date)\n", file: "log")
  }

  @Test("has a source, a version, a distribution, a maintainer and a date")
  func reads() throws {
    let log = try changelog("hello (1.2-3) stable testing; urgency=low")
    #expect(log.source == "hello")
    #expect(log.version == "1.2-3")
    #expect(log.distribution == "stable testing")
    #expect(log.maintainer == "Ann <a@b>")
    #expect(log.date == 1_704_164_645)
  }

  @Test("ignores blank lines at the top, carriage returns and older entries")
  func lenient() throws {
    let entry = "hello (2) s; urgency=low\r\n\r\n  * A.\r\n\r\n -- B <b>  Thu, 01 Jan 1970 00:00:01 +0000\r\n"
    let log = try Changelog(parsing: "\n\r\n\(entry)\nhello (1) s; x\n\n -- nonsense\n", file: "log")
    #expect(log.version == "2")
    #expect(log.date == 1)
  }

  @Test(
    "makes the System V version of Debian's",
    arguments: [
      ("1.2", "1.2"), ("1.2-3", "1.2,REV=3"), ("1.2-rc1-3", "1.2-rc1,REV=3"),
      ("1~beta+x-0.1", "1~beta+x,REV=0.1"),
    ])
  func versions(version: String, parameter: String) throws {
    #expect(try changelog("hello (\(version)) s; x").packageVersion == parameter)
  }

  @Test("counts days as other calendars do, up to the last year")
  func calendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // Every 23rd day visits all days of the month, and all months, in all kinds of years.
    for day in stride(from: 0, to: 136 * 365, by: 23) {
      let date = Date(timeIntervalSince1970: Double(day) * 86400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let text = "\(parts.day ?? 0) \(months[(parts.month ?? 1) - 1]) \(parts.year ?? 0) 00:00:00 +0000"
      #expect(try changelog(date: text).date == day * 86400, "\(text)")
    }
  }

  @Test(
    "reads dates in every zone",
    arguments: [
      ("Thu, 29 Feb 2024 23:59:59 +0000", 1_709_251_199),
      ("Thu, 29 Feb 2024 23:59:60 +0000", 1_709_251_200),
      ("Wed, 01 Mar 2000 00:00:00 +0000", 951_868_800),
      ("Thu, 01 Jan 1970 00:00:00 +0000", 0),
      ("Thu, 01 Jan 1970 05:30:00 +0530", 0),
      ("Thu, 31 Dec 1970 20:30:00 -0330", 31_536_000),
      ("Sun, 07 Feb 2106 06:28:15 +0000", 4_294_967_295),
      ("Tue,  2 Jan 2024 03:04:05 +0000", 1_704_164_645),
      ("2 Jan 2024 03:04:05 +0000", 1_704_164_645),
    ])
  func dates(text: String, seconds: Int) throws {
    #expect(try changelog(date: text).date == seconds)
  }

  @Test(
    "refuses what is not a date",
    arguments: [
      "Thu, 29 Feb 2023 00:00:00 +0000", "Thu, 29 Feb 2100 00:00:00 +0000", "Thu, 31 Apr 2024 00:00:00 +0000",
      "Thu, 00 Jan 2024 00:00:00 +0000", "Thu, 01 Foo 2024 00:00:00 +0000",
      "Thu, 01 Jan 99999 00:00:00 +0000",
      "Thu, 01 Jan 2024 24:00:00 +0000", "Thu, 01 Jan 2024 00:60:00 +0000", "Thu, 01 Jan 2024 00:00 +0000",
      "Thu, 01 Jan 2024 00:00:00:00 +0000", "Thu, 01 Jan 2024 -1:00:00 +0000",
      "Thu, 01 Jan 2024 00:00:00 01000",
      "Thu, 01 Jan 2024 00:00:00 +1500", "Thu, 01 Jan 2024 00:00:00 +0060", "Thu, 01 Jan 2024 00:00:00 +0-01",
      "Thu, 01 Jan 2024 00:00:00 UTC", "Thu 01 Jan 2024 00:00:00 +0000", "Thu, 01 Jan 2024 00:00:00", "",
      "Thu, +1 Jan 2024 00:00:00 +0000", "Thu, 9223372036854775808 Jan 2024 00:00:00 +0000",
    ])
  func noDates(text: String) {
    #expect(
      errorText { try changelog(date: text) }
        == "log:5: '\(text)' is not a date: write it as 'Mon, 02 Jan 2006 15:04:05 +0000' "
        + "('date -R' prints the present one)")
  }

  @Test(
    "refuses a wrong day of the week, and what a package cannot hold",
    arguments: [
      ("Mon, 02 Jan 2024 03:04:05 +0000", "'Mon' is not the day of the week of '02 Jan 2024': write 'Tue'"),
      ("Foo, 01 Jan 1970 00:00:00 +0000", "'Foo' is not the day of the week of '01 Jan 1970': write 'Thu'"),
      (
        "Wed, 01 Jan 1969 00:00:00 +0000",
        "the year '1969' is outside of what a package can hold, 1970 to 2106"
      ),
      (
        "Thu, 01 Jan 1970 00:00:00 +0001",
        "the year '1970' is outside of what a package can hold, 1970 to 2106"
      ),
      (
        "Sun, 07 Feb 2106 06:28:16 +0000",
        "the year '2106' is outside of what a package can hold, 1970 to 2106"
      ),
      (
        "Wed, 01 Jan 2200 00:00:00 +0000",
        "the year '2200' is outside of what a package can hold, 1970 to 2106"
      ),
    ])
  func wrongDates(text: String, message: String) {
    #expect(errorText { try changelog(date: text) } == "log:5: \(message)")
  }

  @Test("says everything that is wrong at once")
  func several() {
    #expect(
      errorText { try changelog("hello (1:v) s; x", date: "today") }
        == "log:1: '1:v' has an epoch, and System V packages are never ordered by version: write 'v'\n"
        + "log:5: 'today' is not a date: write it as 'Mon, 02 Jan 2006 15:04:05 +0000' "
        + "('date -R' prints the present one)")
  }

  @Test("passes over what editors and version control have at the top")
  func remarks() throws {
    let entry = "hello (2) s; x\n\n -- B <b>  Thu, 01 Jan 1970 00:00:01 +0000\n"
    for remark in ["# vim: et", "vim: et", "/* a remark */", "$Id: changelog 1 $", "#"] {
      #expect(try Changelog(parsing: "\(remark)\n\n\(entry)", file: "log").line == 3)
    }
  }

  @Test(
    "blames the heading",
    arguments: [
      ("hello", "expected 'NAME (VERSION) DISTRIBUTION; urgency=medium', not 'hello'"),
      ("hello )1( s; x", "expected 'NAME (VERSION) DISTRIBUTION; urgency=medium', not 'hello )1( s; x'"),
      ("hello ; (1) s", "expected 'NAME (VERSION) DISTRIBUTION; urgency=medium', not 'hello ; (1) s'"),
      (
        "hello (1:2) s; x",
        "'1:2' has an epoch, and System V packages are never ordered by version: write '2'"
      ),
      (
        "hello () s; x",
        "'' is not a valid version: write a digit, then letters, digits, '.', '+', '-' and '~'"
      ),
      (
        "hello (v1) s; x",
        "'v1' is not a valid version: write a digit, then letters, digits, '.', '+', '-' and '~'"
      ),
      (
        "hello (1/2) s; x",
        "'1/2' is not a valid version: write a digit, then letters, digits, '.', '+', '-' and '~'"
      ),
      (
        "hello (1-) s; x",
        "'1-' is not a valid version: write a digit, then letters, digits, '.', '+', '-' and '~'"
      ),
      (
        "hello (½) s; x",
        "'½' is not a valid version: write a digit, then letters, digits, '.', '+', '-' and '~'"
      ),
    ])
  func headings(heading: String, message: String) {
    #expect(errorText { try changelog(heading) } == "log:1: \(message)")
  }

  @Test("does not take the last line of an older entry for its own")
  func missingLastLine() {
    let older = "hello (1) s; x\n\n -- Ann <a@b>  Tue, 02 Jan 2024 03:04:05 +0000\n"
    #expect(
      errorText { try Changelog(parsing: "\nhello (2) s; x\n\n  * A.\n\n\(older)", file: "log") }
        == "log:2: the entry has no last line ' -- NAME <EMAIL>  DATE'")
    #expect(
      errorText { try Changelog(parsing: " \n", file: "log") }
        == "log: has no entry: write 'NAME (VERSION) DISTRIBUTION; urgency=medium'")
  }
}
