import Foundation
import ProgramTesting
import Testing

/// The line of 2006 that the explanations begin with, and the same after 1000 ticks more.
@Suite("The Athlon of 2006, 1000 ticks later")
struct AgreementTests {
  /// us sy ni id wa hi si st, in the order of top.
  private static let figures = ["30.0", "15.0", "5.0", "35.0", "10.0", "1.0", "2.0", "2.0"]
  private static let names = ["user", "system", "nice", "idle", "iowait", "irq", "softirq", "steal"]

  private func output(_ options: String...) throws -> String {
    let outcome = try sample.run(sample.fixture("athlon") + options)
    #expect(outcome.status == 0)
    return outcome.output
  }

  private func words(_ text: String, line: Int) -> [String] {
    text.split(separator: "\n").dropFirst(line).first.map { $0.split(separator: " ").map(String.init) } ?? []
  }

  @Test("are what the other tools print")
  func stored() throws {
    let athlon = try #require(ToolFigures.right.first { $0.fixture == "athlon" })
    let ours = Self.figures.compactMap(Double.init)
    #expect(athlon.top == ours)
    #expect(athlon.mpstat == [ours[0], ours[2], ours[1]] + ours[4...] + [0, 0, ours[3]])
    #expect(
      athlon.vmstat?.map(Double.init)
        == [ours[0] + ours[2], ours[1] + ours[5] + ours[6], ours[3], ours[4], ours[7]])
  }

  @Test(
    "are the same in the table and in top's form, by the rules of every tool", arguments: ["", "top", "htop"])
  func people(tool: String) throws {
    let compat = tool.isEmpty ? [] : ["--compat", tool]
    let table = try sample.run(sample.fixture("athlon") + compat + ["--format", "text"]).output
    #expect(Array(words(table, line: 1).dropFirst().prefix(8)) == Self.figures)
    let top = try sample.run(sample.fixture("athlon") + compat + ["--format", "top"]).output
    #expect(top.matches(of: /[0-9.]+(?= [a-z]{2})/).map { String($0.output) } == Self.figures)
  }

  @Test("are the same in mpstat's table, by its rules and by ours", arguments: [[], ["--compat", "mpstat"]])
  func mpstat(compat: [String]) throws {
    let table = try sample.run(sample.fixture("athlon") + ["--format", "mpstat"] + compat).output
    let row = words(table, line: 1).dropFirst(2)
    // mpstat makes 0.00 of the guests, which a kernel of 2006 did not count; we say so.
    let guests = compat.isEmpty ? ["-", "-"] : ["0.00", "0.00"]
    #expect(Array(row.dropFirst(7).prefix(2)) == guests)
    #expect(
      row.map { $0.replacing("-", with: "0.00") } == [
        "30.00", "5.00", "15.00", "10.00", "1.00", "2.00", "2.00", "0.00", "0.00", "35.00",
      ])
  }

  @Test("are the same for programs")
  func programs() throws {
    let json = try output("--format", "json")
    let percent = try #require(try JSONReport.all(in: json).first?.cpus.first?.percent)
    #expect(Self.names.map { percent[$0] ?? nil } == Self.figures.map { Decimal(string: $0) })
    #expect(
      json.split(separator: "\n").dropFirst().first.map(String.init)
        == (try output("--format", "jsonl")).trimmed)

    let csv = try output("--format", "csv").components(separatedBy: "\r\n").map {
      $0.components(separatedBy: ",")
    }
    let record = Dictionary(zip(csv[0], csv[1])) { first, _ in first }
    #expect(Self.names.map { record["\($0)_percent"] } == Self.figures)

    let metrics = try output("--format", "prometheus")
    let nagios = try output("--format", "nagios")
    let letters = ["us", "sy", "ni", "id", "wa", "hi", "si", "st"]
    for ((name, letters), figure) in zip(zip(Self.names, letters), Self.figures) {
      let tenths = try #require(Int(figure.replacing(".", with: "")))
      let ratio = "0." + String(1000 + tenths).dropFirst()
      #expect(metrics.contains("load_reporter_ratio{mode=\"\(name)\"} \(ratio)\n"), "\(name)")
      #expect(nagios.contains(" \(letters)=\(figure)%;;;0;100"), "\(letters)")
    }
  }
}

extension String {
  /// The text without blanks and line ends around it.
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
