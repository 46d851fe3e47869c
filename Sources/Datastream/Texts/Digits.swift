extension UInt8 {
  /// The value of this byte as a digit of a radix up to 16, or nil where it is not one.
  func digitValue(radix: Int) -> Int? {
    Character(Unicode.Scalar(self)).hexDigitValue.flatMap { $0 < radix ? $0 : nil }
  }
}

extension FixedWidthInteger {
  /// The number that digits alone spell, without a sign; nil for anything else and for what does not fit.
  init?(digits: some Collection<UInt8>, radix: Int = 10) {
    guard !digits.isEmpty, let factor = Self(exactly: radix) else { return nil }
    self = 0
    for byte in digits {
      guard let digit = byte.digitValue(radix: radix).flatMap({ Self(exactly: $0) }) else { return nil }
      let (product, overflowed) = multipliedReportingOverflow(by: factor)
      let (sum, carried) = product.addingReportingOverflow(digit)
      if overflowed || carried { return nil }
      self = sum
    }
  }
}

extension UInt64 {
  /// A number of blocks that a package needs, as the installers read it: what is below 0 is 0, for not looking for room.
  init?(blocks word: some Collection<UInt8>) {
    let isNegative = word.first == UInt8(ascii: "-")
    guard let count = UInt64(digits: isNegative ? Array(word.dropFirst()) : Array(word)) else { return nil }
    self = isNegative ? 0 : count
  }
}
