/// A version of a Debian package, in the order that dpkg has for them.
///
/// Source: deb-version(7).
struct DebianVersion: Comparable {
  private let epoch: Substring
  private let upstream: Substring
  private let revision: Substring

  init(_ text: String) {
    let whole = text[...]
    let colon = whole.firstIndex(of: ":")
    epoch = colon.map { whole[..<$0] } ?? "0"
    let rest = colon.map { whole[whole.index(after: $0)...] } ?? whole
    let dash = rest.lastIndex(of: "-")
    upstream = dash.map { rest[..<$0] } ?? rest
    revision = dash.map { rest[rest.index(after: $0)...] } ?? "0"
  }

  static func < (left: Self, right: Self) -> Bool { left.order(to: right) < 0 }
  static func == (left: Self, right: Self) -> Bool { left.order(to: right) == 0 }

  /// Negative where this version is the earlier one, and positive where it is the later one.
  private func order(to other: Self) -> Int {
    for (one, two) in [(epoch, other.epoch), (upstream, other.upstream), (revision, other.revision)] {
      let order = Self.order(one.utf8, two.utf8)
      if order != 0 { return order }
    }
    return 0
  }

  /// Compares what is no number and numbers by turns, until one of the two differs.
  private static func order(_ one: Substring.UTF8View, _ two: Substring.UTF8View) -> Int {
    var (one, two) = (one[...], two[...])
    while !one.isEmpty || !two.isEmpty {
      while (one.first.map { !isDigit($0) } ?? false) || (two.first.map { !isDigit($0) } ?? false) {
        let difference = weight(one.first) - weight(two.first)
        if difference != 0 { return difference }
        one = one.dropFirst()
        two = two.dropFirst()
      }
      let numbers = (one.prefix(while: isDigit), two.prefix(while: isDigit))
      let digits = (numbers.0.drop { $0 == zero }, numbers.1.drop { $0 == zero })
      if digits.0.count != digits.1.count { return digits.0.count - digits.1.count }
      if let (left, right) = zip(digits.0, digits.1).first(where: { $0 != $1 }) {
        return Int(left) - Int(right)
      }
      one = one[numbers.0.endIndex...]
      two = two[numbers.1.endIndex...]
    }
    return 0
  }

  private static let zero = UInt8(ascii: "0")

  private static func isDigit(_ byte: UInt8) -> Bool { (zero...UInt8(ascii: "9")).contains(byte) }

  /// The place of a byte in the order: a tilde before the end, and letters before everything else.
  private static func weight(_ byte: UInt8?) -> Int {
    guard let byte, !isDigit(byte) else { return 0 }
    if byte == UInt8(ascii: "~") { return -1 }
    let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xdf)
    return isLetter ? Int(byte) : Int(byte) + 256
  }
}
