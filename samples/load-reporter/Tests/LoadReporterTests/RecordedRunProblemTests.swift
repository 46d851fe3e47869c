import Foundation
import ProgramTesting
import SeededRandom
import Testing

@Suite("A run that was recorded, or what is taken for one")
struct RecordedRunProblemTests {
  @Test("is not reported, and nothing else is drawn")
  func options() throws {
    let scratch = try Scratch()
    let (file, svg) = (try scratch.file("run", Recorded.line(50)), scratch.path + "/run.svg")
    let problem =
      "load-reporter: \(file): this is JSON, not a copy of /proc/stat; a recorded run is drawn with '--svg' and without "
      + "'--to'\n"
    for options in [
      ["--from", file], ["--since-boot", "--to", file], ["--from", file, "--to", file, "--svg", svg],
    ] {
      #expect(try sample.run(options) == Outcome(errors: problem, status: 1))
    }
    for option in [["--per-cpu"], ["--format", "json"], ["--system"], ["--plot"], ["--explain"]] {
      let outcome = try sample.run(["--from", file, "--svg", svg] + option)
      #expect(
        outcome.errors.hasPrefix(
          "load-reporter: a recorded run is drawn with '--svg' and without other options for reports\n"))
      #expect(outcome.status == 64)
    }
    #expect(!FileManager.default.fileExists(atPath: svg))
  }

  @Test(
    "is refused with its line when it is not one",
    arguments: [
      ("{}", "1: there is no array 'cpus', as the reports of load-reporter have"),
      ("\n\n{\"cpus\":[]}\n", "3: there is no object with 'cpu' 'all' and 'ticks' in 'cpus'"),
      ("{\"cpus\":[{\"cpu\":\"all\"}]}", "1: there is no object with 'cpu' 'all' and 'ticks' in 'cpus'"),
      (
        Recorded.line(50, "\"suspended_seconds\":\"1\","), "1: 'suspended_seconds' is not a number of seconds"
      ),
      (Recorded.line(-1), "1: 'user' in 'ticks' is not a number of ticks"),
      (Recorded.line(50).replacing("1.000", with: "-1"), "1: 'elapsed_seconds' is not a number of seconds"),
      (
        Recorded.line(50).replacing("1.000", with: "1e300"), "1: 'elapsed_seconds' is not a number of seconds"
      ),
      (
        Recorded.line(50, "\"start_time\":\"<script>\","),
        "1: 'start_time' is not a time such as '2026-11-22T15:04:05.123Z'"
      ),
      (
        Recorded.line(50) + "\n\u{1B}[31m\n" + Recorded.line(50),
        "2: '\\x1B[31m' is not the JSON of a report, which must be on one line"
      ),
      ("{\"a\":\"\\ud800\"}", "1: there is no array 'cpus', as the reports of load-reporter have"),
      (
        "{\"\\ud800\":1,\"cpus\":[]}",
        "1: '{\"\\ud800\":1,\"cpus\":[]}' is not the JSON of a report, which must be on one line"
      ),
      ("[null]", "1: there is no array 'cpus', as the reports of load-reporter have"),
      ("{\"cpus\":[null,0]}", "1: there is no object with 'cpu' 'all' and 'ticks' in 'cpus'"),
      (
        Recorded.line(50) + "\n{" + String(repeating: " ", count: 1_200_000),
        "2: the line is longer than 1 MiB; each report must be on a line of its own"
      ),
      ("{\"a\" 1}\n", "1: '{\"a\" 1}' is not the JSON of a report, which must be on one line"),
      ("{\n\"a\": 1\n}\n", "1: '{' is not the JSON of a report, which must be on one line"),
      (
        String(repeating: "[", count: 100_000),
        "1: '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...' is not the JSON of a report, which must be on one line"
      ),
      ("[\n]\n", " there is no report in it"),
    ])
  func refused(text: String, problem: String) throws {
    let scratch = try Scratch()
    let (file, svg) = (try scratch.file("run", text), scratch.path + "/run.svg")
    #expect(
      try loadReporter("--from", file, "--svg", svg)
        == Outcome(errors: "load-reporter: \(file):\(problem)\n", status: 1))
    #expect(!FileManager.default.fileExists(atPath: svg))
  }

  @Test("with changed bytes in it is drawn, or refused in one line")
  func mutated() throws {
    var random = SeededGenerator(seed: 20_261_127)
    let run = (0..<3).map { Recorded.line(20 + $0, Recorded.times($0)) }.joined(separator: "\n")
    let scratch = try Scratch()
    for number in 0..<Mutation.count(50) {
      let file = try scratch.file("run", Mutation.mutated(Array(run.utf8), using: &random))
      let svg = "\(scratch.path)/\(number).svg"
      let outcome = try loadReporter("--from", file, "--svg", svg)
      #expect(outcome.output == "" && outcome.errors.split(separator: "\n").count <= 1, "\(outcome)")
      #expect(FileManager.default.fileExists(atPath: svg) == (outcome.status == 0))
      #expect(
        outcome.status == 0 || outcome.status == 1 && outcome.errors.hasPrefix("load-reporter: \(file):"))
    }
  }
}
