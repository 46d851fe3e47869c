/// The load averages of `/proc/loadavg`: how many tasks ran, were ready to or waited for a disk, on average.
public struct LoadAverage: Sendable, Equatable {
  /// The averages over 1, 5 and 15 minutes, in hundredths.
  public let hundredths: [UInt64]

  /// Reads the text of the file, or gives nil when it does not begin with three numbers.
  public init?(parsing text: [UInt8]) {
    let words = text.split(whereSeparator: isBlankOrLineEnd).prefix(3)
    let numbers = words.compactMap { parseHundredths($0) }
    guard numbers.count == 3 else { return nil }
    hundredths = numbers
  }
}

/// A decimal number with at most two decimals, `12.34`, in hundredths.
func parseHundredths(_ word: ArraySlice<UInt8>) -> UInt64? {
  let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), let whole = parseUnsigned(parts[0]) else { return nil }
  var fraction: UInt64 = 0
  if parts.count == 2 {
    guard (1...2).contains(parts[1].count), let digits = parseUnsigned(parts[1]) else { return nil }
    fraction = parts[1].count == 1 ? digits * 10 : digits
  }
  let (product, overflow) = whole.multipliedReportingOverflow(by: 100)
  let (sum, carry) = product.addingReportingOverflow(fraction)
  return overflow || carry ? nil : sum
}
