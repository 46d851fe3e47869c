/// Whose rules percentages follow.
///
/// Those of other tools are there for comparisons, their faults included, but for percentages below 0 and above 100. They are the rules of the versions named
/// here, found by reading their sources and by showing the tools invented readings.
public enum Convention: String, CaseIterable, Sendable {
  /// Our own: guest counted once, what cannot be told left out, 100 in all.
  case own

  /// Those of top (procps-ng 4.0.2), whose total has guest twice.
  case top

  /// Those of mpstat (sysstat 12.6.1), which takes the guests out of user and nice.
  case mpstat

  /// Those of htop 3.2.2, in its detailed mode, which adds guest_nice to guest.
  case htop

  /// The decimals the percentages usually have: those the tool prints.
  public var decimals: Int { self == .mpstat ? 2 : 1 }

  /// Whether the tool books the guests with user and nice, as the file does.
  public var containsGuests: Bool { self == .own || self == .top }

  /// The shares of one line, or nil where there are none or the tool shows no such line.
  ///
  /// - Parameters:
  ///   - name: Whose line.
  ///   - comparison: The two readings.
  ///   - decimals: How many decimals of a percent the shares are to have.
  public func shares(of name: CPUName, in comparison: Comparison, decimals: Int) -> Shares? {
    switch self {
    case .own:
      switch name {
      case .all: comparison.all.shares(decimals: decimals)
      case .cpu(let number): comparison.cpu(number).shares(decimals: decimals)
      }
    case .top: topShares(of: name, from: comparison.before, to: comparison.after, decimals: decimals)
    case .mpstat: mpstatShares(of: name, from: comparison.before, to: comparison.after, decimals: decimals)
    case .htop: htopShares(of: name, from: comparison.before, to: comparison.after, decimals: decimals)
    }
  }
}

extension Double {
  /// A percentage in units of 10^-decimals, rounded as C's printf does; what no percentage could be is 0 or 100.
  func units(decimals: Int) -> Int {
    let factor = (0..<max(0, decimals)).reduce(1.0) { factor, _ in factor * 10 }
    let percentage = isNaN ? 0 : min(max(self, 0), 100)
    return Int(exactly: (percentage * factor).rounded(.toNearestOrEven)) ?? 0
  }
}
