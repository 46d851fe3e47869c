/// A list of CPU numbers as Linux and its tools write them: `0,2-3`.
public struct CPUList: Sendable, Equatable {
  /// The numbers, in order, each once.
  public let numbers: [UInt32]

  /// The largest number there can be: Linux can be built for 8192 CPUs.
  public static let largest: UInt32 = 8191

  /// Reads a list, or gives nil when the text is not one: spaces, empty items and ranges from high to low are refused.
  public init?(_ text: String) {
    var numbers: Set<UInt32> = []
    for item in Array(text.utf8).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let ends = item.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      let bounds = ends.compactMap { UInt64(digits: $0) }
      guard (1...2).contains(ends.count), bounds.count == ends.count, let low = bounds.first,
        let high = bounds.last, low <= high, high <= UInt64(Self.largest)
      else { return nil }
      numbers.formUnion(UInt32(low)...UInt32(high))
    }
    self.numbers = numbers.sorted()
  }
}
