import NamedFiles
import ProcStat
import SystemPackage
import SeededRandom
import Testing

extension Reading {
  /// Reads a text.
  fileprivate init(_ text: String) throws(ReadingProblem) { try self.init(parsing: Array(text.utf8)) }
}

@Suite("Parsing /proc/stat")
struct ParserTests {
  @Test("finds all CPUs, each CPU and the boot time among other lines")
  func whole() throws {
    let text = """
      cpu  30 1 2 40 5 6 7 8 9 1
      cpu0 10 1 1 20 2 3 4 4 4 0
      cpu7 20 0 1 20 3 3 3 4 5 1
      intr 1 2 3
      ctxt 115
      btime 1139000000
      processes 86
      procs_running 3
      procs_blocked 1
      softirq 1
      """
    let reading = try Reading(text)
    #expect(reading.all == Counters([30, 1, 2, 40, 5, 6, 7, 8, 9, 1]))
    #expect(reading.cpus.keys.sorted() == [0, 7])
    #expect(reading.cpus[7] == Counters([20, 0, 1, 20, 3, 3, 3, 4, 5, 1]))
    #expect(reading.bootTime == 1_139_000_000)
    #expect(reading.activity.contextSwitches == 115)
    #expect(reading.activity.forks == 86)
    #expect(reading.activity.running == 3)
    #expect(reading.activity.othersRunning == 2)
    #expect(reading.activity.blocked == 1)
    #expect(reading[.all] == reading.all)
    #expect(reading[.cpu(7)] == reading.cpus[7])
  }

  @Test(
    "does without the lines it only reports", arguments: ["ctxt", "ctxt x", "ctxt 1 2", "ctxt -1", "ctxts 1"])
  func noActivity(line: String) throws {
    #expect(try Reading("cpu 1 2 3 4\n" + line + "\n").activity == Activity())
  }

  @Test("reads so many lines and no more, empty ones or others", arguments: ["", "x", "x 1"])
  func lines(line: String) throws {
    let most = "cpu 1 2 3 4\n" + String(repeating: line + "\n", count: 99_998)
    #expect(try Reading(most + line).all == Counters([1, 2, 3, 4]))
    #expect(throws: ReadingProblem(line: 100_001, fact: .tooManyLines)) {
      try Reading(most + line + "\n" + line)
    }
  }

  @Test("accepts what kernels have written", arguments: [4, 7, 8, 9, 10, 11, 12, 40])
  func fieldCounts(count: Int) throws {
    let reading = try Reading("cpu" + (1...count).map { " \($0)" }.joined() + "\n")
    #expect(reading.all.fields == (1...count).map(UInt64.init))
    #expect(reading.all[.idle] == 4)
    #expect((reading.all[.steal] == nil) == (count < 8))
    #expect((reading.all[.guestNice] == nil) == (count < 10))
    #expect(reading.all.unknownFieldCount == max(0, count - 10))
    #expect(reading.all.total == (1...UInt64(min(count, 8))).reduce(0, +))
  }

  @Test("takes other counts for a line cut short", arguments: [0, 1, 2, 3, 5, 6])
  func cutShort(count: Int) {
    let text = "cpu 1 2 3 4\ncpu0" + String(repeating: " 1", count: count)
    #expect(throws: ReadingProblem(line: 2, fact: .fieldCount(Subject("cpu0".utf8), count))) {
      try Reading(text)
    }
  }

  @Test("reads the largest counter and refuses the next")
  func largest() throws {
    #expect(try Reading("cpu 18446744073709551615 0 0 0").all[.user] == .max)
    #expect(throws: ReadingProblem(line: 1, fact: .tooLarge(Subject("18446744073709551616".utf8)))) {
      try Reading("cpu 18446744073709551616 0 0 0")
    }
  }

  @Test(
    "does without a boot time",
    arguments: ["", "btime\n", "btime x\n", "btime 1 2\n", "btime 99999999999999999999\n"])
  func noBootTime(line: String) throws {
    #expect(try Reading("cpu 1 2 3 4\n" + line).bootTime == nil)
  }

  @Test("passes over lines that only begin like a CPU")
  func lookalikes() throws {
    let reading = try Reading("cpufreq ?\ncpu_load 5\ncpu 1 2 3 4\ncpu0x 1\n")
    #expect(reading.cpus.isEmpty)
  }

  @Test("never fails in any other way than its own, whatever the bytes")
  func noise() {
    var random = SeededGenerator(seed: 20_060_211)
    let alphabet = Array("cpu 0123456789\n\t-x\r\0".utf8) + [0xFF, 0xC3]
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let text = Bool.random(using: &random) ? Array("cpu 1 2 3 4\ncpu".utf8) + bytes : bytes
      do throws(ReadingProblem) {
        let reading = try Reading(parsing: text)
        #expect(Counters.isKnownFieldCount(reading.all.fields.count))
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test("reads the file of this machine")
  func live() throws {
    let contents = try #require(
      try ReadingFile.file(NamedFile("/proc/stat")).contents(limit: ReadingFile.largestReading))
    let reading = try Reading(parsing: contents)
    #expect(!reading.cpus.isEmpty)
    // How much depends on the machine.
    #expect(reading.all.total.map { $0 > 0 } == true)
  }

  @Test("makes what it quotes harmless and short")
  func subjects() {
    #expect(Subject("a\u{1B}[1m\n".utf8).description == "'a\\x1B[1m\\x0A'")
    #expect(
      Subject(String(repeating: "x", count: 33).utf8).description == "'" + String(repeating: "x", count: 32)
        + "...'")
  }
}
