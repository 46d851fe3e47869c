import Foundation
import ProgramTesting
import Testing

/// A run as `--format jsonl` records it, as far as it is drawn.
enum Recorded {
  /// An object of a second, of which the CPUs were busy for some hundredths.
  static func line(_ busy: Int, _ times: String = "") -> String {
    "{\"elapsed_seconds\":1.000,\(times)\"cpus\":[{\"cpu\":\"all\",\"ticks\":{\"user\":\(busy),\"nice\":0,"
      + "\"system\":0,\"idle\":\(100 - busy)}}]}"
  }

  /// The times of a second of an hour.
  static func times(_ second: Int) -> String {
    func time(_ second: Int) -> String {
      "\"2026-11-27T23:\(second / 60 + 10):\(second % 60 + 10).000Z\""
    }
    return "\"start_time\":\(time(second)),\"end_time\":\(time(second + 1)),"
  }
}

@Suite("A run that was recorded")
struct RecordedRunTests {
  /// The upper edges of the layer of user: how far each goes, and how high it is.
  private func steps(in image: String) throws -> [(width: Double, height: Double)] {
    let path = try #require(image.firstMatch(of: /<path fill="#2f6db5" d="M64 356([^"]*)H64Z"/)?.output.1)
    var left = 64.0
    return path.matches(of: /V([0-9.]+)H([0-9.]+)/).compactMap { match in
      guard let y = Double(match.output.1), let x = Double(match.output.2), x > left else { return nil }
      defer { left = x }
      return (x - left, 356 - y)
    }
  }

  /// Draws a text given as a file, which must work.
  private func image(_ text: String) throws -> String {
    let scratch = try Scratch()
    let (file, svg) = (try scratch.file("run.jsonl", text), scratch.path + "/run.svg")
    #expect(try loadReporter("--from", file, "--svg", svg) == Outcome())
    return try String(contentsOfFile: svg, encoding: .utf8)
  }

  @Test("of 10,000 intervals has the same detail from its start to its end")
  func even() throws {
    let lines = (0..<10000).map { Recorded.line($0 / 40 % 2 == 0 ? 90 : 10) }
    let steps = try steps(in: try image(lines.joined(separator: "\n") + "\n"))
    #expect((257...512).contains(steps.count))
    let width = try #require(steps.first?.width)
    for step in steps.dropLast() { #expect(abs(step.width - width) < 0.02) }
    // 40 busy seconds follow 40 idle ones: in no part of the picture is that a flat stretch.
    for start in stride(from: 0, to: steps.count - 8, by: 4) {
      let heights = steps[start..<start + 8].map(\.height)
      #expect((heights.max() ?? 0) - (heights.min() ?? 0) > 100, "\(start)")
    }
  }

  @Test("has a step for each interval while these are few, whatever their lengths")
  func exact() throws {
    let short = Recorded.line(50)
    let long = short.replacing("1.000", with: "7")
    let steps = try steps(in: try image([short, long, short, short].map { $0 + "\n" }.joined()))
    #expect(steps.map(\.width) == [64, 448, 64, 64])
    #expect(steps.map(\.height) == [146, 146, 146, 146])
  }

  @Test("is drawn alike from lines, from an array, and from standard input")
  func forms() throws {
    let lines = (0..<4).map { Recorded.line(20 + $0, Recorded.times($0)) }
    let expected = try image(lines.joined(separator: "\n") + "\n")
    #expect(expected.contains(">2026-11-27T23:10:10.000Z to 2026-11-27T23:10:14.000Z<"))
    #expect(expected.contains(">21.5 %<"))
    #expect(try image("[\n" + lines.joined(separator: ",\n") + "\n]\n") == expected)
    #expect(try image("[" + lines.joined(separator: ",") + "]") == expected)
    #expect(try image(lines.joined(separator: "\r\n")) == expected)
    let scratch = try Scratch()
    let (file, svg) = (try scratch.file("run", lines.joined(separator: "\n")), scratch.path + "/run.svg")
    #expect(try loadReporter("--from", "-", "--svg", svg, input: file) == Outcome())
    #expect(try String(contentsOfFile: svg, encoding: .utf8) == expected)
  }

  @Test("has the averages of the run that wrote it")
  func same() throws {
    let scratch = try Scratch()
    let (run, svg) = (scratch.path + "/run.jsonl", scratch.path + "/run.svg")
    try scratch.file("run.jsonl", "")
    let outcome = try loadReporter("0.02", "5", "--format", "jsonl", "--svg", svg, output: run)
    #expect(outcome.status == 0)
    let own = try String(contentsOfFile: svg, encoding: .utf8)
    let drawn = try image(try String(contentsOfFile: run, encoding: .utf8))
    let averages = /On average: [^<]*/
    #expect(drawn.firstMatch(of: averages)?.output == own.firstMatch(of: averages)?.output)
    #expect(
      drawn.firstMatch(of: /2[0-9:T.-]+Z to [^<]*/)?.output
        == own.firstMatch(of: /2[0-9:T.-]+Z to [^<]*/)?.output)
  }

  @Test("shows the time in which nothing was recorded")
  func gap() throws {
    let seconds = [0, 1, 6, 7]
    let image = try image(seconds.map { Recorded.line(50, Recorded.times($0)) + "\n" }.joined())
    #expect(
      image.contains("<rect x=\"224\" y=\"64\" width=\"320\" height=\"292\" fill=\"url(#unknown)\"/>"),
      "\(image)")
  }

  @Test("shows the time for which the machine was suspended")
  func suspended() throws {
    let line = Recorded.line(50)
    let suspended = line.replacing("\"cpus\"", with: "\"suspended_seconds\":6,\"cpus\"")
    let image = try image(line + "\n" + suspended + "\n")
    #expect(
      image.contains("<rect x=\"144\" y=\"64\" width=\"480\" height=\"292\" fill=\"url(#unknown)\"/>"),
      "\(image)")
  }

  @Test("has n/a for a state that was never told")
  func unknown() throws {
    let line = Recorded.line(50).replacing("\"nice\":0", with: "\"nice\":null")
    #expect(try image(line).matches(of: />n\/a</).count == 1)
  }

  @Test("may have ended in the middle of a line")
  func cutShort() throws {
    let scratch = try Scratch()
    let svg = scratch.path + "/run.svg"
    let file = try scratch.file("run", Recorded.line(50) + "\n" + Recorded.line(50).dropLast(9))
    let message = "load-reporter: \(file):2: the last line is not whole and is left out\n"
    #expect(try loadReporter("--from", file, "--svg", svg) == Outcome(errors: message))
    #expect(FileManager.default.fileExists(atPath: svg))
  }

  @Test("of absurd counters and lengths is drawn within its frame")
  func absurd() throws {
    let largest = String(UInt64.max)
    let line = Recorded.line(50)
    let lines =
      [line, line.replacing("1.000", with: "3000000000"), line.replacing(":50,", with: ":\(largest),")]
      + Array(
        repeating: line.replacing("1.000", with: "3e9").replacing(":50", with: ":\(largest)"), count: 600)
      + [line.replacing("1.000", with: "0")]
    let image = try image(lines.map { $0 + "\n" }.joined())
    for number in image.matches(of: /[VH]([0-9.-]+)/).compactMap({ Double($0.output.1) }) {
      #expect((0...960).contains(number))
    }
  }
}
