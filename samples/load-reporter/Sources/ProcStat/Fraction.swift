/// `part * factor / total`, rounded to the nearest, halves up; nil when nothing is divided or the result is too large.
///
/// The way through 128 bits keeps every digit: nothing here passes through floating point.
public func scaled(_ part: UInt64, by factor: UInt64, over total: UInt64) -> UInt64? {
  guard total > 0 else { return nil }
  let quotient = (UInt128(part) * UInt128(factor) + UInt128(total / 2)) / UInt128(total)
  return UInt64(exactly: quotient)
}
