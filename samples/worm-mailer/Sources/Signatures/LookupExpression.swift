/// The expression that Log4j 2 looks up (CVE-2021-44228): `${jndi:ldap://host/x}`, also written in pieces.
///
/// Log4j replaces expressions from the inside to the outside, so that `${${lower:j}ndi:…}` and `${${::-j}${::-n}di:…}`
/// are the same (its manual, "Lookups" and "Property substitution").
enum LookupExpression {
  /// As much is looked at; nobody has seen a longer one.
  private static let limit = 8 << 10

  /// What an expression with a default or a function is looked at for, at its beginning.
  private static let longestName = 128

  private static let name = Array("jndi:".utf8)
  private static let functions = [Array("lower:".utf8), Array("upper:".utf8)]

  /// The scheme that an expression in some bytes looks up, `ldap`; nil when there is no such expression.
  static func scheme(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains("${") else { return nil }
    var text: [UInt8] = []
    // Where the expressions that are open begin, behind their brace.
    var open: [Int] = []
    var rest = bytes.prefix(limit)
    while let byte = rest.popFirst() {
      if byte == 0x24, rest.first == 0x7B {
        rest.removeFirst()
        text += [0x24, 0x7B]
        open.append(text.count)
      } else if byte == 0x7D, let start = open.popLast() {
        if let scheme = scheme(of: text[start...]) { return scheme }
        if let value = value(of: text[start...]) {
          text.replaceSubrange((start - 2)..., with: Array(value))
        } else {
          text.append(byte)
        }
      } else {
        text.append(byte)
      }
    }
    // A log may have cut the end.
    return open.lazy.compactMap { scheme(of: text[$0...]) }.first
  }

  private static func scheme(of expression: ArraySlice<UInt8>) -> [UInt8]? {
    guard expression.prefix(name.count).elementsEqual(name, by: { $0.lowercase == $1 }) else { return nil }
    let address = expression.dropFirst(name.count)
    let letters = address.prefix { (0x61...0x7A).contains($0 | 0x20) }.prefix(10)
    // Without an address nothing is looked up; it may be somebody who wants to read about it.
    let rest = address.dropFirst(letters.count)
    return rest.first == 0x3A && rest.count > 3 ? letters.map(\.lowercase) : nil
  }

  /// What Log4j replaces an expression by, as far as it can be known without its machine.
  private static func value(of expression: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for function in functions where expression.prefix(6).elementsEqual(function, by: { $0.lowercase == $1 }) {
      return expression.dropFirst(6)
    }
    let start = expression.prefix(longestName)
    for place in start.indices.dropLast() where start[place] == 0x3A && start[place + 1] == 0x2D {
      return expression[(place + 2)...]
    }
    return nil
  }
}
