extension UInt8 {
  /// Whether the byte separates words; a carriage return does, for files that went through other systems.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }

  /// Whether the byte separates words or lines.
  var isBlankOrLineEnd: Bool { isBlank || self == UInt8(ascii: "\n") }

  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

/// The lines of a text one after the other, also empty ones; a list of all would be many times as large as the text.
struct ByteLines: Sequence, IteratorProtocol {
  private let text: [UInt8]
  /// Where the next line begins; nil after the last.
  private var start: Int? = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let start else { return nil }
    var end = start
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    self.start = end < text.count ? end + 1 : nil
    return text[start..<end]
  }
}

extension UInt64 {
  /// Reads a number of ASCII digits alone, or gives nil when it is something else or does not fit.
  init?(digits word: ArraySlice<UInt8>) {
    guard !word.isEmpty, word.allSatisfy(\.isDigit) else { return nil }
    self.init(String(decoding: word, as: UTF8.self))
  }

  /// Reads a decimal number with at most two decimals, `12.34`, in hundredths.
  init?(hundredths word: ArraySlice<UInt8>) {
    let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = UInt64(digits: parts[0]) else { return nil }
    var fraction: UInt64 = 0
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), let digits = UInt64(digits: parts[1]) else { return nil }
      fraction = parts[1].count == 1 ? digits * 10 : digits
    }
    let (product, overflow) = whole.multipliedReportingOverflow(by: 100)
    let (sum, carry) = product.addingReportingOverflow(fraction)
    if overflow || carry { return nil }
    self = sum
  }
}
