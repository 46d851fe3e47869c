import Foundation
import HostileText
import ProgramTesting
import Testing

@Suite("Readings that no kernel made")
struct HostileReadingTests {
  /// All formats, and those with figures of other tools by the rules of each.
  private static let formats =
    [["--explain"], ["--plot"]]
    + ["text", "top", "mpstat", "json", "jsonl", "csv", "prometheus", "nagios"].map { ["--format", $0] }
    + ["top", "mpstat", "htop"].flatMap { tool in
      ["json", "nagios"].map { ["--compat", tool, "--format", $0] }
    }

  private static let largest = String(UInt64.max)

  /// Counters that run back, wrap, are absurd or have no sum.
  private static let pairs: [(before: String, after: String)] = [
    ("100 0 0 5000 0 0 0 0 0 0", "200 0 0 50 300 0 0 0 0 0"),
    ("5000 1 1 1 1 1 1 1 1 1", "1 5000 1 30000 30000 1 1 1 4000 9"),
    ("0 0 0 0 0 0 0 0 0 0", Array(repeating: largest, count: 10).joined(separator: " ")),
    (Array(repeating: largest, count: 10).joined(separator: " "), "1 2 3 4 5 6 7 8 9 10"),
    ("\(largest) 0 0 9 9 0 0 0 \(largest) 0", "0 \(largest) 0 0 \(largest) 0 0 0 0 \(largest)"),
    ("9 9 9 9223372036854775807 9 9 9 9 9 9", "9 9 9 9223372036854775808 9223372036854775816 9 9 9 99 9"),
  ]

  @Test("have percentages from 0 to 100 in every format", arguments: formats)
  func percentages(format: [String]) throws {
    let scratch = try Scratch()
    for (index, pair) in Self.pairs.enumerated() {
      let files = try [pair.before, pair.after].enumerated().map { number, line in
        let text = "cpu  \(line)\ncpu0 \(line)\nctxt \(Self.largest)\nprocesses 1\n"
        return try scratch.file("\(index).\(number)", text)
      }
      let outcome = try sample.run(["--per-cpu", "--from", files[0], "--to", files[1]] + format)
      #expect(outcome.errors == "" && [0, 3].contains(outcome.status), "\(outcome)")
      let percentages = outcome.output.matches(of: #/(-?[0-9]+\.[0-9]+)/#).compactMap { Double($0.output.1) }
      if format.contains("prometheus") {
        let ratios = outcome.output.matches(of: #/ratio\{.*\} (.*)/#).compactMap { Double($0.output.1) }
        #expect(ratios.allSatisfy { (0...1).contains($0) }, "\(outcome.output)")
      } else {
        #expect(percentages.allSatisfy { (0...100).contains($0) }, "\(outcome.output)")
      }
    }
  }

  @Test(
    "are refused with their line",
    arguments: [
      (
        "cpu 1 2 3 4\ncpu8192 1 2 3 4\n",
        "2: the number of 'cpu8192' is too large: kernels have at most 8192 CPUs"
      ),
      (
        String(repeating: "\n", count: 1 << 20),
        "100001: there are more than 100000 lines, which no kernel writes: give a copy of /proc/stat"
      ),
      (
        "cpu" + String(repeating: " 1", count: 65) + "\n",
        "1: 'cpu' has more than 64 counters, which no kernel writes"
      ),
    ])
  func refused(text: String, problem: String) throws {
    let scratch = try Scratch()
    let file = try scratch.file("stat", text)
    let outcome = try loadReporter("--from", file)
    #expect(outcome == Outcome(errors: "load-reporter: \(file):\(problem)\n", status: 1))
  }

  @Test("and names of files and groups send nothing to a terminal", arguments: formats)
  func names(format: [String]) throws {
    let scratch = try Scratch()
    let name = ActingCharacters.all
    let file = try scratch.file(name, "cpu 1 2 3 4\ncpu0 1 2 3 4\n")
    let outcome = try sample.run(["--from", file, "--to", file] + format)
    #expect(ActingCharacters.found(in: outcome.output.replacing("\r\n", with: "\n") + outcome.errors) == [])
    let missing = try sample.run(["--from", "\n\(file)\n"] + format)
    #expect(ActingCharacters.found(in: missing.output.replacing("\r\n", with: "\n") + missing.errors) == [])
    #expect((missing.output + missing.errors).split(separator: "\n").count <= 4)
  }

  @Test("and control groups and arguments send nothing either")
  func groups() throws {
    let scratch = try Scratch()
    let name = ActingCharacters.all
    let stat = try scratch.file(name + "/cpu.stat", "usage_usec 1\nuser_usec 1\nsystem_usec 1\n")
    let group = String(stat.dropLast("/cpu.stat".count))
    for format in ["text", "json", "csv", "prometheus"] {
      let outcome = try sample.run(["--interval", "0.01", "--cgroup", group, "--format", format])
      #expect(ActingCharacters.found(in: outcome.output.replacing("\r\n", with: "\n")) == [], "\(format)")
      #expect(outcome.status == 0 && outcome.errors == "")
    }
    for arguments in [["--\n\(name)\n"], ["\n\(name)\n"], ["--format", "\n\(name)\n"], ["--cpu", name]] {
      let outcome = try sample.run(arguments)
      #expect(ActingCharacters.found(in: outcome.output + outcome.errors) == [])
      #expect(outcome.status == 64 && outcome.errors.hasPrefix("load-reporter: "))
    }
  }
}
