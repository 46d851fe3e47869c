import Reporting

/// The marks of a time axis that begins at 0, in nanoseconds.
struct TimeAxis {
  /// The times that have a mark.
  let ticks: [UInt64]
  private let step: UInt64

  private static let second: UInt64 = 1_000_000_000

  /// Steps between marks that read well, in milliseconds: from 10 ms to a week.
  private static let steps: [UInt64] = [
    10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
    900_000, 1_800_000, 3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000, 604_800_000,
  ]

  /// Chooses marks, at most nine, for a time of some length.
  init(length: UInt64) {
    var step = Self.steps.map { $0 * 1_000_000 }.first { length / $0 <= 8 } ?? 604_800 * Self.second
    while length / step > 8, step < .max / 2 { step *= 2 }
    self.step = step
    ticks = (0...length / step).map { $0 * step }
  }

  /// What the axis shows.
  var title: String {
    if step < Self.second { return "seconds since the start" }
    return step < 60 * Self.second ? "minutes:seconds since the start" : "hours:minutes since the start"
  }

  /// The text of a mark.
  func label(_ time: UInt64) -> String {
    let seconds = Int(clamping: time / Self.second)
    if step < Self.second { return String(time / 10_000_000, decimals: 2) }
    if step < 60 * Self.second { return "\(seconds / 60):\(String(seconds % 60, width: 2))" }
    return "\(seconds / 3600):\(String(seconds / 60 % 60, width: 2))"
  }
}
