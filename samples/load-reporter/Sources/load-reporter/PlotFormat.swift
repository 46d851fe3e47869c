import ProcStat
import Reporting

/// Bars as wide as the terminal: a bar for all CPUs and, if wished, for each.
struct PlotFormat: ReportFormat {
  let view: View
  let terminal: Terminal

  private var reports = 0

  init(view: View, terminal: Terminal) {
    self.view = view
    self.terminal = terminal
  }

  /// A stretch of a bar.
  private struct Stretch {
    let name: String
    let states: [CPUState]
    let block: Character
    let letter: Character

    /// The number of the colour, by ECMA-48.
    let colour: Int
  }

  /// From left to right: what keeps a CPU busy, then what leaves it free.
  private static let stretches = [
    Stretch(name: "us", states: [.user], block: "█", letter: "u", colour: 32),
    Stretch(name: "ni", states: [.nice], block: "▆", letter: "n", colour: 34),
    Stretch(name: "sy", states: [.system], block: "▓", letter: "s", colour: 31),
    Stretch(name: "hi+si", states: [.irq, .softirq], block: "▞", letter: "i", colour: 35),
    Stretch(name: "st", states: [.steal], block: "▒", letter: "t", colour: 36),
    Stretch(name: "wa", states: [.iowait], block: "░", letter: "w", colour: 33),
    Stretch(name: "id", states: [.idle], block: "·", letter: ".", colour: 90),
  ]

  func opening() -> String {
    let keys = Self.stretches.map { stretch in "\(paint(stretch, 1)) \(stretch.name)" }
    return keys.joined(separator: "  ") + "\n"
  }

  mutating func body(of report: Report) -> String {
    let gap = reports > 0 && view.hasLines ? "\n" : ""
    reports += 1
    return gap + bars(of: report)
  }

  func closing(average: Report?) -> String {
    average.map { (view.hasLines ? "\n" : "") + bars(of: $0) } ?? ""
  }

  private func bars(of report: Report) -> String {
    let time = report.kind == .average ? "average" : report.after.moment?.timeOfDay
    return report.changes.map { change in
      let label = (time.map { $0.left(9) } ?? "") + "\(change.name)".left(6)
      // After the bar: how much of the time the CPU was busy, and what is special.
      let busy = change.shares.flatMap { Watched.busy.tenths(in: $0) }.map { decimal(tenths: $0) + "%" }
      let width = max(1, terminal.columns - label.count - 8)
      let flags = change.flagNames.isEmpty ? "" : " " + change.flagNames.joined(separator: ",")
      return label + bar(of: change, width: width) + " " + (busy ?? "n/a").right(6) + flags + "\n"
    }.joined()
  }

  private func bar(of change: Change, width: Int) -> String {
    guard let deltas = change.deltas, let total = deltas.total, total > 0 else {
      return String(repeating: " ", count: width)
    }
    let parts = Self.stretches.map { stretch in stretch.states.reduce(0) { $0 + (deltas[$1] ?? 0) } }
    let cells = Shares.apportion(width, among: parts, total: total)
    return zip(Self.stretches, cells).map { paint($0, $1) }.joined()
  }

  private func paint(_ stretch: Stretch, _ count: Int) -> String {
    guard count > 0 else { return "" }
    let text = String(repeating: terminal.isUnicode ? stretch.block : stretch.letter, count: count)
    return terminal.hasColours ? "\u{1B}[\(stretch.colour)m\(text)\u{1B}[0m" : text
  }
}
