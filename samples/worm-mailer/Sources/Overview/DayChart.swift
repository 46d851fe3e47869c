import Reporting

/// The attacks of each day as bars, drawn as SVG within the page.
struct DayChart {
  private let days: ArraySlice<WeeklyFigures.Day>

  /// Sizes in the units of the picture, which is as wide as the page.
  private static let width = 840
  private static let height = 190
  private static let top = 26
  private static let bottom = 46

  /// A picture of more days could not be read.
  private static let maximumOfDays = 8

  init(_ days: [WeeklyFigures.Day]) {
    self.days = days.suffix(Self.maximumOfDays)
  }

  /// The picture with its heading, or nothing when there are no days.
  var html: String {
    guard !days.isEmpty else { return "" }
    let whole = Self.top + Self.height + Self.bottom
    let bars = days.enumerated().map { bar($1, at: $0) }
    return """
      <section>
      <h2>Attacks by day</h2>
      <figure>
      <svg class="days" viewBox="0 0 \(Self.width) \(whole)" role="img" aria-label="\(description.escapedForHTML)">
      <line x1="0" x2="\(Self.width)" y1="\(Self.top + Self.height)" y2="\(Self.top + Self.height)"/>
      \(bars.joined())</svg>
      </figure>
      </section>

      """
  }

  /// The numbers, for those who do not see the picture.
  private var description: String {
    days.map { "\(WeeklyFigures.day($0.start)): \($0.attacks) attacks, \($0.mails) mails" }
      .joined(separator: "; ")
  }

  private func bar(_ day: WeeklyFigures.Day, at place: Int) -> String {
    let greatest = max(1, days.map(\.attacks).max() ?? 1)
    let share = Double(max(0, day.attacks)) / Double(greatest)
    let size = day.attacks <= 0 ? 0 : max(2, Int(share * Double(Self.height)))
    let step = Self.width / max(days.count, 7)
    let middle = place * step + step / 2
    let base = Self.top + Self.height
    let date = WeeklyFigures.day(day.start)
    let mails = day.mails == 0 ? "" : day.mails == 1 ? "1 mail" : "\(day.mails) mails"
    return """
      <rect x="\(middle - step / 3)" y="\(base - size)" width="\(step / 3 * 2)" height="\(size)" rx="3"/>
      <text class="count" x="\(middle)" y="\(base - size - 6)">\(day.attacks)</text>
      <text x="\(middle)" y="\(base + 18)">\(date.suffix(5))</text>
      <text class="mails" x="\(middle)" y="\(base + 37)">\(mails)</text>

      """
  }
}
