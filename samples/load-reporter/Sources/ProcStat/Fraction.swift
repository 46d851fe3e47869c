extension UInt64 {
  /// `self * factor / total`, rounded to the nearest, halves up; nil when `total` is 0 or the result is too large.
  ///
  /// The product has 128 bits, so no digit is lost; nothing here passes through floating point.
  public func scaled(by factor: UInt64, over total: UInt64) -> UInt64? {
    guard total > 0 else { return nil }
    return UInt64(exactly: (UInt128(self) * UInt128(factor) + UInt128(total / 2)) / UInt128(total))
  }
}
