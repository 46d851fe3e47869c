import ProcStat

/// A run drawn as an SVG image: the shares of the states over time, stacked, and what they were on average.
///
/// The image needs nothing from elsewhere: no fonts, scripts or style sheets.
struct Chart {
  let timeline: Timeline

  /// The states from the bottom up, with colours that differ in lightness too; idle is what they leave free.
  private static let layers: [(state: CPUState, colour: String)] = [
    (.user, "#2f6db5"), (.nice, "#8db9e8"), (.system, "#c8402f"), (.irq, "#6d3f91"), (.softirq, "#b99ad1"),
    (.steal, "#2b2b2b"), (.iowait, "#f0b429"),
  ]

  /// The size of the image and the place of the chart in it.
  private static let size = (width: 960.0, height: 420.0)
  private static let area = (left: 64.0, top: 64.0, width: 640.0, height: 292.0)

  /// The image as text.
  var text: String {
    let (width, height) = (number(Self.size.width), number(Self.size.height))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title desc" \
      font-family="sans-serif" font-size="13" fill="#333">
      <title id="title">How the CPUs spent their time</title>
      <desc id="desc">\(description)</desc>
      <defs><pattern id="unknown" width="8" height="8" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="8" height="8" fill="#eee"/>\
      <rect width="2" height="8" fill="#bbb"/></pattern></defs>
      <rect width="100%" height="100%" fill="#fff"/>
      <text x="\(number(Self.area.left))" y="30" font-size="18" font-weight="600">\
      How the CPUs spent their time</text>
      <text x="\(number(Self.area.left))" y="50" fill="#666">\(period)</text>
      <g shape-rendering="crispEdges">
      <rect \(box(Self.area.left, Self.area.top, Self.area.width, Self.area.height)) fill="#f6f7f8"/>
      \(areas)\(gaps)</g>
      \(grid)\(timeAxis)\(legend)</svg>

      """
  }

  /// The averages in words, for those who cannot see the image.
  private var description: String {
    guard let shares = timeline.shares else { return "Nothing is known." }
    let parts = (Self.layers.map(\.state) + [.idle]).compactMap { state in
      shares[state].map { "\(state.name) \(String(tenths: $0))%" }
    }
    return "On average: \(parts.joined(separator: ", "))."
  }

  /// From when to when, as far as it is known.
  private var period: String {
    switch timeline.kind {
    case .sinceBoot: "since the machine started"
    case .files: "between two readings"
    default: "\(timeline.startTime ?? "?") to \(timeline.endTime ?? "?")\(detail)"
    }
  }

  /// How long a step of the picture is, if it is not an interval.
  private var detail: String {
    (timeline.hasTime ? timeline.step : nil).map { ", in steps of \(String($0 / 1_000_000, decimals: 3)) s" }
      ?? ""
  }

  // MARK: Areas

  /// One path for each state that ever occurred: its upper edges from left to right, its lower ones back.
  private var areas: String {
    Self.layers.indices.map { index in
      let outline = runs.map { path(of: $0, layer: index) }.joined()
      let colour = Self.layers[index].colour
      return outline.isEmpty ? "" : "<path fill=\"\(colour)\" d=\"\(outline)\"/>\n"
    }.joined()
  }

  /// The spans that follow each other without a gap in what is known.
  private var runs: [ArraySlice<Span>] { timeline.spans.split { $0.shares == nil } }

  private func path(of run: ArraySlice<Span>, layer: Int) -> String {
    let levels = run.map { span in
      (low: level(below: layer, in: span), high: level(below: layer + 1, in: span))
    }
    guard let first = run.first, levels.contains(where: { $0.low != $0.high }) else { return "" }
    var upper = ""
    var lower = ""
    for (span, level) in zip(run, levels) {
      upper += "V\(number(y(level.high)))H\(number(x(span.end)))"
      lower = "V\(number(y(level.low)))H\(number(x(span.start)))" + lower
    }
    // Each span's lower edge is drawn from right to left, so the path ends where it began.
    return "M\(number(x(first.start))) \(number(y(levels[0].low)))\(upper)\(lower)Z"
  }

  /// The height of what lies under a layer, in tenths of a percent.
  private func level(below layer: Int, in span: Span) -> Int {
    guard let shares = span.shares else { return 0 }
    return Self.layers.prefix(layer).reduce(0) { $0 + (shares[$1.state] ?? 0) }
  }

  /// Hatched stretches where nothing is known.
  private var gaps: String {
    timeline.spans.filter { $0.shares == nil }.map { span in
      let left = x(span.start)
      let frame = box(left, Self.area.top, x(span.end) - left, Self.area.height)
      return "<rect \(frame) fill=\"url(#unknown)\"/>\n"
    }.joined()
  }

  // MARK: Axes and legend

  private var grid: String {
    stride(from: 0, through: 1000, by: 250).map { tenths in
      let height = number(y(tenths))
      let (left, right) = (Self.area.left, Self.area.left + Self.area.width)
      return
        "<path d=\"M\(number(left)) \(height)H\(number(right))\" stroke=\"#000\" stroke-opacity=\"0.15\"/>\n"
        + "<text x=\"\(number(left - 8))\" y=\"\(height)\" dy=\"4\" text-anchor=\"end\">\(tenths / 10) %</text>\n"
    }.joined()
  }

  private var timeAxis: String {
    guard timeline.hasTime, let last = timeline.spans.last else { return "" }
    let bottom = Self.area.top + Self.area.height
    let axis = TimeAxis(length: last.end)
    let ticks = axis.ticks.map { tick in
      let place = number(x(tick))
      return "<path d=\"M\(place) \(number(bottom))v5\" stroke=\"#666\"/>"
        + "<text x=\"\(place)\" y=\"\(number(bottom + 20))\" text-anchor=\"middle\">\(axis.label(tick))</text>\n"
    }
    let middle = number(Self.area.left + Self.area.width / 2)
    return ticks.joined()
      + "<text x=\"\(middle)\" y=\"\(number(bottom + 42))\" text-anchor=\"middle\" fill=\"#666\">\(axis.title)</text>\n"
  }

  /// The states from the top down, as they lie in the chart, with their averages.
  private var legend: String {
    let shares = timeline.shares
    let left = Self.area.left + Self.area.width + 28
    let right = Self.size.width - 24
    var rows: [(name: String, colour: String, state: CPUState?)] = [("idle", "#f6f7f8", .idle)]
    rows += Self.layers.reversed().map { ($0.state.name, $0.colour, $0.state) }
    if !gaps.isEmpty { rows.append(("not known", "url(#unknown)", nil)) }
    let heading =
      "<text x=\"\(number(right))\" y=\"\(number(Self.area.top + 10))\" text-anchor=\"end\" "
      + "fill=\"#666\">average</text>\n"
    return heading
      + rows.enumerated().map { row, entry in
        let y = Self.area.top + 36 + Double(row) * 28
        let share = entry.state.map { state in
          shares?[state].map { String(tenths: $0) + " %" }
            ?? (timeline.total?[state] == nil && shares != nil ? "-" : "n/a")
        }
        let frame = "\(box(left, y - 11, 14, 14)) fill=\"\(entry.colour)\""
        return "<rect \(frame) stroke=\"#999\" stroke-width=\"0.5\"/>"
          + "<text x=\"\(number(left + 22))\" y=\"\(number(y))\">\(entry.name)</text>"
          + "<text x=\"\(number(right))\" y=\"\(number(y))\" text-anchor=\"end\">\(share ?? "")</text>\n"
      }.joined()
  }

  // MARK: Geometry

  private func x(_ time: UInt64) -> Double {
    let length = Double(max(1, timeline.spans.last?.end ?? 1))
    return Self.area.left + Self.area.width * Double(time) / length
  }

  private func y(_ tenths: Int) -> Double {
    Self.area.top + Self.area.height * (1 - Double(tenths) / 1000)
  }

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    "x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\""
  }

  /// A coordinate, to a hundredth of a pixel.
  private func number(_ value: Double) -> String {
    let text = String(Int((value * 100).rounded()), decimals: 2)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }
}
