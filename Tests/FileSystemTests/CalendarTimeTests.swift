import FileSystem
import Testing

@Suite("CalendarTime")
struct CalendarTimeTests {
  @Test(
    "has the digits of a time in UTC",
    arguments: [
      (0, "19700101000000"), (951_782_399, "20000228235959"), (951_782_400, "20000229000000"),
      (1_704_164_645, "20240102030405"), (4_107_542_399, "21000228235959"), (4_107_542_400, "21000301000000"),
      (4_294_967_295, "21060207062815"), (253_402_300_800, "100000101000000"), (-1, "19691231235959"),
    ])
  func digits(seconds: Int, digits: String) throws {
    let time = try #require(CalendarTime(secondsSince1970: seconds))
    #expect(time.digits == digits)
    #expect(time.secondsSince1970 == seconds)
  }

  @Test("counts the seconds up to midnight of a date")
  func dates() throws {
    #expect(CalendarTime(year: 1970, month: 1, day: 1)?.secondsSince1970 == 0)
    #expect(CalendarTime(year: 2024, month: 2, day: 29)?.secondsSince1970 == 1_709_164_800)
    #expect(CalendarTime(year: 2106, month: 2, day: 7)?.digits == "21060207000000")
  }

  @Test(
    "does not exist for a date that the calendar does not have",
    arguments: [
      [2023, 2, 29], [2100, 2, 29], [2024, 4, 31], [2024, 13, 1], [2024, 0, 1], [2024, 1, 0], [2024, 1, 32],
      [2024, 1, -1], [.max, 1, 1], [2024, .max, 1], [2024, 1, .min], [0, 1, 1],
    ])
  func noDates(date: [Int]) {
    #expect(CalendarTime(year: date[0], month: date[1], day: date[2]) == nil)
  }

  @Test("does not exist where the year is out of range", arguments: [Int.max, Int.min])
  func outOfRange(seconds: Int) {
    #expect(CalendarTime(secondsSince1970: seconds) == nil)
  }
}
