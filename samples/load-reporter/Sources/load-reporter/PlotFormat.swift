import ProcStat
import Reporting

/// Bars as wide as the terminal: a bar for all CPUs and, if wished, for each.
struct PlotFormat: ReportFormat {
  let view: View

  /// What it is now: a window may be made wider during a run.
  private var terminal = Terminal.ofStandardOutput()
  private var reports = 0

  init(view: View) {
    self.view = view
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

  /// The shortest bar that still tells something; there is a time before it where it leaves room for one.
  private static let shortestBar = 10

  /// The figure after the bar, ` 100.0%`, and the last column, in which some terminals begin a new line.
  private static let restOfLine = 8

  func opening() -> String {
    // Colours take no room, so the keys are counted without them.
    var text = ""
    var column = 0
    for stretch in Self.stretches {
      let width = stretch.name.count + 2
      if column > 0, column + 2 + width >= terminal.columns {
        text += "\n"
        column = 0
      }
      text += (column > 0 ? "  " : "") + "\(paint(stretch, 1)) \(stretch.name)"
      column += (column > 0 ? 2 : 0) + width
    }
    return text + "\n"
  }

  mutating func body(of report: Report) -> String {
    terminal = .ofStandardOutput()
    let gap = reports > 0 && view.hasLines ? "\n" : ""
    reports += 1
    return gap + report.newDay + bars(of: report)
  }

  mutating func closing(average: Report?) -> String {
    guard let average else { return "" }
    terminal = .ofStandardOutput()
    let heading = hasRoomForTime(nameWidth(in: average)) ? "" : "average\n"
    return (view.hasLines ? "\n" : "") + heading + bars(of: average)
  }

  private func bars(of report: Report) -> String {
    let nameWidth = nameWidth(in: report)
    let time = report.kind == .average ? "average" : report.after.moment?.timeOfDay
    let prefix = hasRoomForTime(nameWidth) ? time?.left(Self.timeWidth) ?? "" : ""
    let width = max(1, terminal.columns - prefix.count - nameWidth - Self.restOfLine)
    let indent = String(repeating: " ", count: prefix.count + nameWidth)
    return report.changes.map { change in
      let label = prefix + "\(change.name)".left(nameWidth)
      // After the bar: how much of the time the CPU was busy. What is special is under it, for the bars of a report
      // are to be of one length.
      let busy = change.shares.flatMap { Watched.busy.tenths(in: $0) }.map { String(tenths: $0) + "%" }
      let line = label + bar(of: change, width: width) + " " + (busy ?? "n/a").right(6) + "\n"
      guard !change.flags.isEmpty else { return line }
      let flags = change.flagNames.joined(separator: " ")
      return line + Wrapping(width: terminal.columns - 1).paragraph(flags, first: indent, rest: indent)
    }.joined()
  }

  /// The columns of a time and a blank.
  private static let timeWidth = 9

  /// The columns of the longest name and a blank.
  private func nameWidth(in report: Report) -> Int {
    (report.changes.map { "\($0.name)".count } + [5]).reduce(0, max) + 1
  }

  private func hasRoomForTime(_ nameWidth: Int) -> Bool {
    terminal.columns >= Self.timeWidth + nameWidth + Self.shortestBar + Self.restOfLine
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
