/// A range of values in which all is well, by the Monitoring Plugins development guidelines.
///
/// `10` is 0 to 10, `10:` from 10 on, `~:10` up to 10, `10:20` from 10 to 20, and `@10:20` anything but 10 to 20.
/// The ends are within the range.
public struct NagiosRange: Sendable, Equatable {
  /// The range as it was written, as the performance data repeat it.
  public let text: String
  private let start: Double
  private let end: Double
  private let isInverted: Bool

  /// Reads a range, or gives nil when the text is not one or its start is above its end.
  public init?(_ text: String) {
    let isInverted = text.hasPrefix("@")
    let ends = text.dropFirst(isInverted ? 1 : 0).split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let last = ends.last else { return nil }
    let start: Double?
    switch ends.count == 2 ? ends[0] : "0" {
    case "~": start = -.infinity
    case let first: start = Self.number(first)
    }
    let end = last.isEmpty && ends.count == 2 ? .infinity : Self.number(last)
    guard let start, let end, start <= end else { return nil }
    self.text = text
    self.start = start
    self.end = end
    self.isInverted = isInverted
  }

  /// Whether a value calls for an alarm.
  public func isViolated(by value: Double) -> Bool {
    (value < start || value > end) != isInverted
  }

  /// A decimal number without an exponent, of at most 15 digits, which is as many as a `Double` keeps.
  private static func number(_ text: Substring) -> Double? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    guard (1...2).contains(parts.count), isDecimal, digits.utf8.count <= 16 else { return nil }
    return Double(text)
  }
}

/// The ranges that a value is held against.
public struct NagiosThresholds: Sendable, Equatable {
  /// Outside of it the service is in the state `warning`.
  public var warning: NagiosRange?

  /// Outside of it the service is in the state `critical`, whatever `warning` says.
  public var critical: NagiosRange?

  public init(warning: NagiosRange? = nil, critical: NagiosRange? = nil) {
    self.warning = warning
    self.critical = critical
  }

  /// What a value makes of the service.
  public func state(of value: Double) -> NagiosResult.State {
    if critical?.isViolated(by: value) == true { return .critical }
    return warning?.isViolated(by: value) == true ? .warning : .ok
  }
}
