import Foundation
import ProgramTesting
import Testing

@Suite("The table")
struct TextTests {
  @Test("has a line for all CPUs and, if wished, one for each")
  func perCPU() throws {
    #expect(
      try loadReporter(fixture: "two-cpus")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      53.0   8.0   1.0  32.0   3.0   0.2   1.3   1.5   0.0   0.0

          """))
    #expect(
      try loadReporter(fixture: "two-cpus", "--per-cpu")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      53.0   8.0   1.0  32.0   3.0   0.2   1.3   1.5   0.0   0.0
          cpu0     24.0  12.0   0.0  56.0   6.0   0.0   1.0   1.0   0.0   0.0
          cpu1     82.0   4.0   2.0   8.0   0.0   0.4   1.6   2.0   0.0   0.0

          """))
  }

  @Test("says what it could not tell, and why")
  func flags() throws {
    #expect(
      try loadReporter(fixture: "unplugged", "--per-cpu")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      25.0   0.0   0.0  75.0   0.0   0.0   0.0   0.0   0.0   0.0  counter-reset,vanished,rebuilt
          cpu0     25.0   0.0   0.0  75.0   0.0   0.0   0.0   0.0   0.0   0.0
          cpu1      n/a   n/a   n/a   n/a   n/a   n/a   n/a   n/a   n/a   n/a  vanished

          """))
    #expect(
      try loadReporter(fixture: "iowait-back")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      20.0  20.0   0.0  60.0   0.0   0.0   0.0   0.0   0.0   0.0  iowait-went-back,rebuilt

          """))
  }

  @Test("has the busiest CPUs first, and those that cannot be told last")
  func busiest() throws {
    #expect(
      try loadReporter(fixture: "two-cpus", "--busiest", "1")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      53.0   8.0   1.0  32.0   3.0   0.2   1.3   1.5   0.0   0.0
          cpu1     82.0   4.0   2.0   8.0   0.0   0.4   1.6   2.0   0.0   0.0

          """))
    let scratch = try Scratch()
    func file(_ name: String, _ idle: [Int]) throws -> String {
      let lines = idle.enumerated().map { "cpu\($0.offset) \(100 - $0.element) 0 0 \($0.element)\n" }
      return try scratch.file(name, "cpu 1 1 1 1\n" + lines.joined())
    }
    let (before, after) = (try file("a", [0, 0, 0]), try file("b", [40, 90, 10, 0, 0]))
    let zeros = try scratch.file("zeros", "cpu 0 0 0 0\ncpu0 0 0 0 0\ncpu1 0 0 0 0\ncpu2 0 0 0 0\n")
    func names(_ from: String, _ count: String) throws -> [String] {
      let output = try loadReporter("--from", from, "--to", after, "--busiest", count, "--format", "csv")
        .output
      return output.split(whereSeparator: \.isNewline).dropFirst().map { String($0.split(separator: ",")[1]) }
    }
    #expect(try names(zeros, "9") == ["all", "cpu2", "cpu0", "cpu1", "cpu3", "cpu4"])
    #expect(try names(before, "2") == ["all", "cpu0", "cpu1"])
  }

  @Test("names a counter that ran back, and gives the others")
  func stealBack() throws {
    #expect(
      try loadReporter(fixture: "steal-back")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all       0.7   0.6   0.0  98.7   0.0   0.0   0.0   n/a   0.0   0.0  steal-went-back,rebuilt

          """))
  }

  @Test(
    "is of the CPUs where there are two lines for all of them, as lxcfs 4.0.3 wrote them (lxc/lxcfs #406)")
  func twoTotals() throws {
    #expect(
      try loadReporter(fixture: "two-totals")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      50.0  25.0   0.0  25.0   0.0   0.0   0.0   0.0   0.0   0.0  rebuilt,two-totals

          """))
    #expect(
      try loadReporter("--since-boot", "--to", "Tests/Fixtures/two-totals.before")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all       2.2   1.0   0.0  96.6   0.2   0.0   0.0   0.0   0.0   0.0  rebuilt,two-totals

          """))
  }

  @Test("of a single reading knows no reset")
  func belowZero() throws {
    let scratch = try Scratch()
    let file = try scratch.file("stat", "cpu 10 0 10 80 0 0 0 18446744073709551000 0 0\n")
    #expect(
      try loadReporter("--since-boot", "--to", file)
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      10.0  10.0   0.0  80.0   0.0   0.0   0.0   n/a   0.0   0.0  steal-went-back

          """))
  }

  @Test("tells what the kernel did not count from what did not happen")
  func oldKernel() throws {
    #expect(
      try loadReporter(fixture: "four-fields")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      25.0   0.0   0.0  75.0     -     -     -     -     -     -

          """))
  }

  @Test("rounds to 100.0 in all")
  func thirds() throws {
    #expect(
      try loadReporter(fixture: "thirds")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all      33.4  33.3   0.0  33.3   0.0   0.0   0.0   0.0   0.0   0.0

          """))
  }

  @Test("takes either reading from standard input")
  func standardInput() throws {
    let expected = try loadReporter(fixture: "athlon")
    let before = "Tests/Fixtures/athlon.before"
    let after = "Tests/Fixtures/athlon.after"
    #expect(try loadReporter("--from", "-", "--to", after, input: before) == expected)
    #expect(try loadReporter("--from", before, "--to", "-", input: after) == expected)
  }

  @Test("of a saved copy alone is the average since its boot")
  func sinceBoot() throws {
    #expect(
      try loadReporter("--since-boot", "--to", "Tests/Fixtures/athlon.before")
        == Outcome(
          """
          cpu        us    sy    ni    id    wa    hi    si    st  (gu)  (gn)
          all       2.7   1.3   0.1  94.4   1.1   0.1   0.3   0.0     -     -

          """))
  }
}

@Suite("JSON")
struct JSONTests {
  @Test("is an array with an object a line")
  func whole() throws {
    #expect(
      try loadReporter(fixture: "virtual-machine", "--format", "json")
        == Outcome(
          #"""
          [
          {"kind":"files","start_time":null,"end_time":null,"elapsed_seconds":null,"suspended_seconds":null,"ticks_per_second":100,"cpus":[\#
          {"cpu":"all","percent":{"user":60.0,"nice":10.0,"system":10.0,"idle":20.0,"iowait":0.0,"irq":0.0,\#
          "softirq":0.0,"steal":0.0,"guest":40.0,"guest_nice":8.0},\#
          "ticks":{"user":600,"nice":100,"system":100,"idle":200,"iowait":0,"irq":0,"softirq":0,"steal":0,\#
          "guest":400,"guest_nice":80},"total_ticks":1000,"flags":[]}],"compat":null,"system":{\#
          "load_average":null,"procs_running":0,"procs_blocked":0,"context_switches":0,\#
          "context_switches_per_second":null,"forks":0,"forks_per_second":null,"pressure":null,\#
          "memory_pressure":null,"io_pressure":null},"cgroup":null}
          ]

          """#))
  }

  @Test("has null for what is not known")
  func nulls() throws {
    let old = try #require(
      try JSONReport.all(in: try loadReporter(fixture: "four-fields", "--format", "json").output).first?.cpus
        .first)
    #expect(old.percent.values.filter { $0 == nil }.count == 6)
    #expect(old.percent["user"] == 25)

    let still = try #require(
      try JSONReport.all(in: try loadReporter(fixture: "standstill", "--format", "json").output).first?.cpus
        .first)
    #expect(still.percent.values.allSatisfy { $0 == nil })
    #expect(still.ticks["user"] == 0)
    #expect(still.total_ticks == 0)
    #expect(still.flags == ["no-ticks"])

    let reset = try #require(
      try JSONReport.all(in: try loadReporter(fixture: "started-anew", "--format", "json").output).first?.cpus
        .first)
    #expect(reset.ticks.values.allSatisfy { $0 == nil })
    #expect(reset.total_ticks == nil)
    #expect(reset.flags == ["counter-reset"])
  }

  @Test("tells when a saved copy's machine started")
  func bootTime() throws {
    let outcome = try loadReporter("--since-boot", "--to", "Tests/Fixtures/athlon.before", "--format", "json")
    let report = try #require(try JSONReport.all(in: outcome.output).first)
    #expect(report.start_time == "2006-02-03T20:53:20Z")
    #expect(report.end_time == nil)
  }
}

@Suite("The explanation")
struct ExplanationTests {
  @Test("is about the numbers at hand")
  func whole() throws {
    #expect(
      try loadReporter(fixture: "virtual-machine", "--explain")
        == Outcome(
          """
          From Tests/Fixtures/virtual-machine.before to Tests/Fixtures/virtual-machine.after, all CPUs together:

          counter     before  after  ticks   share  as
          user          1000   1600    600   60.0%  us  running programs
          nice           100    200    100   10.0%  ni  running niced programs
          system         100    200    100   10.0%  sy  running the kernel for programs
          idle          1000   1200    200   20.0%  id  nothing to do
          iowait           0      0      0    0.0%  wa  idle, a program waits for a disk
          irq              0      0      0    0.0%  hi  answering devices
          softirq          0      0      0    0.0%  si  finishing what interrupts began
          steal            0      0      0    0.0%  st  ready, but the hypervisor is busy
          total         2200   3200   1000  100.0%
          guest          500    900    400   40.0%  gu  running a virtual CPU (in user)
          guest_nice      50    130     80    8.0%  gn  running a niced one (in nice)

          Since it started, the kernel has kept a counter for each state a CPU can be in
          and adds to it what time the CPU spends there. The unit is the tick, or jiffy,
          and 100 of them make a second (USER_HZ), so 1000 ticks are 10.0 seconds of CPU
          time.

          A single value says little; what a counter gained between two readings,
          divided by what all eight gained, is the share of the time in between: user is
          600 / 1000 = 60.0%. The unit cancels out, so percentages do not depend on how
          long a tick is. They are rounded such that the eight make 100.0 exactly.

          The 400 ticks of guest are among the 600 of user, and the 80 of guest_nice
          among the 100 of nice: adding them to the total would count them twice.

          """))
  }

  @Test(
    "says what is special about a case",
    arguments: [
      ("athlon", "iowait is idle time, too: the CPU was free"),
      ("twelve-fields", "2 more counters than the ten known ones"),
      ("standstill", "Note (no-ticks): no tick passed"),
      ("started-anew", "Note (counter-reset): user fell, so it was reset in between"),
      ("steal-back", "Note (steal-went-back): steal fell or is below 0"),
      ("two-totals", "Note (two-totals): a reading has two 'cpu' lines"),
      ("wrapped", "Note (counter-wrapped): a counter went past the end of its 64 bits"),
      ("plugged", "Note (appeared): a CPU came online"),
      ("two-cpus", "steal is the time the CPU had work to do while"),
      ("iowait-back", "Note (iowait-went-back): iowait stepped back"),
      ("unplugged", "Note (rebuilt): these are the sums of the CPUs that can be compared"),
    ])
  func special(fixture: String, sentence: String) throws {
    let outcome = try loadReporter(fixture: fixture, "--explain")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(sentence), "\(outcome)")
  }

  @Test("explains every CPU if wished")
  func perCPU() throws {
    let output = try loadReporter(fixture: "two-cpus", "--explain", "--per-cpu").output
    for name in ["all CPUs together", "cpu0 alone", "cpu1 alone"] { #expect(output.contains(", \(name):\n")) }
    #expect(output.matches(of: /A single value says little/).count == 1)
  }
}
