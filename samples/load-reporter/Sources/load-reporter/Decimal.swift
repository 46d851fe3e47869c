extension String {
  /// A number of tenths as people write it, without going through floating point: 305 is `30.5`.
  init(tenths: Int) { self.init(tenths, decimals: 1) }

  /// A number of units of 10^-decimals as people write it: 3050 with two decimals is `30.50`.
  init(_ units: some BinaryInteger, decimals: Int) {
    var digits = String(units.magnitude)
    if decimals > 0 {
      digits = String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.count)) + digits
      digits = "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
    }
    self = units < 0 ? "-" + digits : digits
  }

  /// The text with blanks before it, to stand right in its column.
  func right(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// The text with blanks after it, to stand left in its column.
  func left(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// The text without blanks at its end.
  var trimmedRight: String { String(reversed().drop { $0 == " " }.reversed()) }
}
