/// A number of tenths as people write it, without going through floating point: 305 is `30.5`.
func decimal(tenths: Int) -> String { decimal(tenths, decimals: 1) }

/// A number of units of 10^-decimals as people write it: 3050 with two decimals is `30.50`.
func decimal(_ units: Int, decimals: Int) -> String {
  let digits = decimal(UInt64(units.magnitude), decimals: decimals)
  return units < 0 ? "-" + digits : digits
}

/// A number of units of 10^-decimals as people write it.
func decimal(_ units: UInt64, decimals: Int) -> String {
  guard decimals > 0 else { return String(units) }
  var digits = String(units)
  digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
}

extension String {
  /// The text with blanks before it, to stand right in its column.
  func right(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// The text with blanks after it, to stand left in its column.
  func left(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// The text without blanks at its end.
  var trimmedRight: String { String(reversed().drop { $0 == " " }.reversed()) }
}
