/// The load averages of `/proc/loadavg`: how many tasks ran, were ready to or waited for a disk, on average.
public struct LoadAverage: Sendable, Equatable {
  /// The averages over 1, 5 and 15 minutes, in hundredths.
  public let hundredths: [UInt64]

  /// Reads the text of the file, or gives nil when it does not begin with three numbers.
  public init?(parsing text: [UInt8]) {
    let words = text.split(whereSeparator: \.isBlankOrLineEnd).prefix(3)
    let numbers = words.compactMap { UInt64(hundredths: $0) }
    guard numbers.count == 3 else { return nil }
    hundredths = numbers
  }
}
