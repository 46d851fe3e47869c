import ProcStat
import Testing

@Suite("The files beside /proc/stat")
struct SystemFilesTests {
  @Test("load averages are three numbers of two decimals")
  func loadAverage() {
    #expect(
      LoadAverage(parsing: Array("0.52 12.08 100.90 2/288 8430\n".utf8))?.hundredths == [52, 1208, 10090])
    #expect(LoadAverage(parsing: Array("1 2.5 3.00".utf8))?.hundredths == [100, 250, 300])
  }

  @Test(
    "what does not begin with three such numbers is not a load average",
    arguments: [
      "", "1 2", "a b c", "-1.00 2 3", "1.234 2 3", "1. 2 3", ".5 2 3", "1.2.3 4 5", "184467440737095517 1 1",
    ])
  func noLoadAverage(text: String) {
    #expect(LoadAverage(parsing: Array(text.utf8)) == nil)
  }

  @Test("pressure has a line for some and, on newer kernels, one for all")
  func pressure() throws {
    let some = "some avg10=1.17 avg60=3.55 avg300=100.00 total=4267869912\n"
    let old = try #require(Pressure(parsing: Array(some.utf8)))
    #expect(old.some.averages == [117, 355, 10000])
    #expect(old.some.total == 4_267_869_912)
    #expect(old.full == nil)
    let new = Pressure(parsing: Array((some + "full avg10=0.00 avg60=0.00 avg300=0.00 total=7\n").utf8))
    #expect(new?.full?.total == 7)
    // Words that a later kernel may add are passed over.
    #expect(Pressure(parsing: Array(some.replacing(" total", with: " avg900=1.00 total").utf8)) == old)
  }

  @Test(
    "what has no whole line for some is not a pressure",
    arguments: [
      "", "full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n", "some avg10=0.00 avg60=0.00 total=0\n",
      "some avg10=0.00 avg60=0.00 avg300=0.00 total=-1\n", "some total\n",
    ])
  func noPressure(text: String) {
    #expect(Pressure(parsing: Array(text.utf8)) == nil)
  }

  @Test("a group's counters are subtracted one by one")
  func cgroup() throws {
    let first = "usage_usec 100\nuser_usec 60\nsystem_usec 40\nnice_usec 1\ncore_sched.force_idle_usec 0\n"
    let limits = "nr_periods 10\nnr_throttled 1\nthrottled_usec 5\n"
    let before = try CgroupUsage(parsing: Array((first + limits).utf8))
    let after = try CgroupUsage(
      parsing: Array((first.replacing("100", with: "350").replacing("60", with: "90") + limits).utf8))
    let gained = try #require(after.since(before))
    #expect([gained.usage, gained.user, gained.system] == [250, 30, 0])
    #expect([gained.periods, gained.throttledPeriods, gained.throttled] == [0, 0, 0])
    #expect(before.since(after) == nil)

    // The counters of the limit come and go with the cpu controller.
    let unlimited = try CgroupUsage(parsing: Array(first.utf8))
    #expect(before.since(unlimited)?.periods == nil)
    #expect(unlimited.since(before)?.usage == 0)
    #expect(unlimited.since(before)?.throttled == nil)
  }

  @Test("a group of version 1, and what is not a group at all, are told apart")
  func noCgroup() {
    #expect(throws: CgroupProblem.notVersion2) {
      try CgroupUsage(parsing: Array("nr_periods 0\nnr_throttled 0\nthrottled_time 0\n".utf8))
    }
    #expect(throws: CgroupProblem.malformed(line: 2, Subject("user_usec many".utf8))) {
      try CgroupUsage(parsing: Array("usage_usec 1\nuser_usec many\n".utf8))
    }
    #expect(throws: CgroupProblem.malformed(line: 2, Subject("usage_usec 2".utf8))) {
      try CgroupUsage(parsing: Array("usage_usec 1\nusage_usec 2\n".utf8))
    }
  }

  @Test("lists of CPUs are numbers and ranges")
  func lists() {
    #expect(CPUList("0")?.numbers == [0])
    #expect(CPUList("0,2-3")?.numbers == [0, 2, 3])
    #expect(CPUList("3,1-3,1")?.numbers == [1, 2, 3])
    #expect(CPUList("8191")?.numbers == [8191])
  }

  @Test(
    "what else is written is not a list",
    arguments: [
      "", ",", "0,", "-1", "1-", "3-1", "1-2-3", "a", "0, 1", "8192", "0-99999999999999999999", "٣",
    ])
  func noLists(text: String) {
    #expect(CPUList(text) == nil)
  }
}
