import NamedFiles
import ProcStat
import SystemPackage
import SeededRandom
import Testing

/// Changes a text as broken disks, wrong cables and ill will do: the same way at every run.
private struct Mutator {
  var random: SeededGenerator

  /// Pieces that have broken parsers before.
  private static let pieces: [[UInt8]] = [
    "-", " ", "\n", "\r\n", "\0", "cpu", "cpu0", "cpu99999999999", "18446744073709551615",
    "18446744073709551616", "some", "avg10=", "total=", "=", ".", "9", "\u{FEFF}", "1e9", "usage_usec", "/",
  ].map { Array($0.utf8) }

  mutating func mutate(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...text.count, using: &random)
      let end = min(text.count, place + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text.replaceSubrange(place..<end, with: [])
      case 1: text.insert(contentsOf: text[place..<end], at: place)
      case 2: text.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
      case 3 where place < text.count: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 4: text.replaceSubrange(place..<end, with: Self.pieces.randomElement(using: &random) ?? [])
      default: text = Array(text.prefix(place))
      }
    }
    return text
  }
}

@Suite("Files that were tampered with")
struct FuzzTests {
  private static let stat = Array(
    """
    cpu  1363623 627 278277 1479375 13949 0 4547 4461 12 3
    cpu0 664793 138 135159 763520 5198 0 585 2215 6 1
    cpu1 698830 489 143118 715855 8751 0 3961 2245 6 2
    intr 12960873 0 0 0 25 26 1 1 15
    ctxt 27231056
    btime 1795359358
    processes 560138
    procs_running 8
    procs_blocked 0
    softirq 12045522 0 1091797 15 2429159 3832930 0 5 1129464 83 3562069

    """.utf8)

  @Test("are a reading or an error with a sentence, and can be compared with any other")
  func stat() throws {
    var mutator = Mutator(random: SeededGenerator(seed: 19_970_211))
    let original = try Reading(parsing: Self.stat)
    var readings = 0
    for _ in 0..<6000 {
      do throws(ReadingProblem) {
        let reading = try Reading(parsing: mutator.mutate(Self.stat))
        readings += 1
        let comparison = Comparison(from: original, to: reading, ticksPerSecond: 100)
        for change in [comparison.all] + comparison.cpus {
          #expect((change.shares == nil) == ((change.total ?? 0) == 0))
          #expect(change.shares != nil || !change.flags.isEmpty)
          if let shares = change.shares {
            #expect(CPUState.counted.reduce(0) { $0 + (shares[$1] ?? 0) } == 1000)
          }
          for convention in Convention.allCases {
            _ = convention.shares(of: change.name, in: comparison, decimals: 2)
          }
        }
      } catch {
        #expect(!error.description.isEmpty && error.description.utf8.count < 300)
      }
    }
    // Neither does every change break the file, nor does none; how many do depends on how the standard library draws.
    #expect((500..<5500).contains(readings))
  }

  @Test("of this machine do no harm either")
  func live() throws {
    var mutator = Mutator(random: SeededGenerator(seed: 7))
    let contents = try #require(
      try ReadingFile.file(NamedFile("/proc/stat")).contents(limit: ReadingFile.largestReading))
    for _ in 0..<300 {
      do throws(ReadingProblem) {
        #expect(Counters.isKnownFieldCount(try Reading(parsing: mutator.mutate(contents)).all.fields.count))
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test("that are left out when they make no sense never trap")
  func besides() {
    var mutator = Mutator(random: SeededGenerator(seed: 20_181_223))
    let load = Array("0.52 0.58 0.59 2/288 8430\n".utf8)
    let pressure = Array(
      "some avg10=1.17 avg60=3.55 avg300=1.53 total=4267869912\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n"
        .utf8)
    let cgroup = Array("usage_usec 1647\nuser_usec 1364\nsystem_usec 283\nnr_periods 7\n".utf8)
    for _ in 0..<6000 {
      if let load = LoadAverage(parsing: mutator.mutate(load)) { #expect(load.hundredths.count == 3) }
      if let pressure = Pressure(parsing: mutator.mutate(pressure)) {
        #expect(pressure.some.averages.count == 3)
      }
      do throws(CgroupProblem) {
        let usage = try CgroupUsage(parsing: mutator.mutate(cgroup))
        #expect(usage.since(usage)?.usage == 0)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
