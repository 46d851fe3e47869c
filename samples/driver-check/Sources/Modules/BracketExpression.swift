/// The part of a pattern between `[` and `]`.
enum BracketExpression {
  enum Outcome {
    /// Where the pattern goes on.
    case matches(Int)
    case differs

    /// It is not a bracket expression, because nothing closes it.
    case isNone
  }

  /// Compares a byte with the expression.
  ///
  /// - Parameter start: The place after the opening bracket.
  static func match(_ pattern: UnsafeBufferPointer<UInt8>, from start: Int, _ byte: UInt8) -> Outcome {
    var place = start
    var isNegated = false
    if place < pattern.count, pattern[place] == UInt8(ascii: "!") || pattern[place] == UInt8(ascii: "^") {
      isNegated = true
      place += 1
    }
    var hasByte = false
    var isFirst = true
    while place < pattern.count {
      if pattern[place] == UInt8(ascii: "]"), !isFirst {
        return hasByte != isNegated ? .matches(place + 1) : .differs
      }
      isFirst = false
      if let name = ClassName(pattern, at: place) {
        if name.contains(byte) { hasByte = true }
        place = name.end
        continue
      }
      guard let low = character(pattern, &place) else { return .isNone }
      // A hyphen before the closing bracket is itself.
      if place + 1 < pattern.count, pattern[place] == UInt8(ascii: "-"),
        pattern[place + 1] != UInt8(ascii: "]")
      {
        place += 1
        guard let high = character(pattern, &place) else { return .isNone }
        if low <= byte, byte <= high { hasByte = true }
      } else if low == byte {
        hasByte = true
      }
    }
    return .isNone
  }

  /// One character, perhaps after a backslash, or between `[.` and `.]` or `[=` and `=]`.
  private static func character(_ pattern: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt8? {
    if place + 4 < pattern.count, pattern[place] == UInt8(ascii: "["), ".=".utf8.contains(pattern[place + 1]),
      pattern[place + 3] == pattern[place + 1], pattern[place + 4] == UInt8(ascii: "]")
    {
      defer { place += 5 }
      return pattern[place + 2]
    }
    if place < pattern.count, pattern[place] == UInt8(ascii: "\\") { place += 1 }
    guard place < pattern.count else { return nil }
    defer { place += 1 }
    return pattern[place]
  }

  /// A class of characters by its name: `[:digit:]`.
  private struct ClassName {
    let end: Int
    private let name: String

    init?(_ pattern: UnsafeBufferPointer<UInt8>, at place: Int) {
      guard place + 1 < pattern.count, pattern[place] == UInt8(ascii: "["),
        pattern[place + 1] == UInt8(ascii: ":")
      else { return nil }
      var letters: [UInt8] = []
      var place = place + 2
      while place < pattern.count, pattern[place] >= 0x61, pattern[place] <= 0x7A, letters.count < 10 {
        letters.append(pattern[place])
        place += 1
      }
      guard place + 1 < pattern.count, pattern[place] == UInt8(ascii: ":"),
        pattern[place + 1] == UInt8(ascii: "]")
      else { return nil }
      end = place + 2
      name = String(decoding: letters, as: UTF8.self)
    }

    func contains(_ byte: UInt8) -> Bool {
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLower = byte >= 0x61 && byte <= 0x7A
      return switch name {
      case "digit": isDigit
      case "upper": isUpper
      case "lower": isLower
      case "alpha": isUpper || isLower
      case "alnum": isDigit || isUpper || isLower
      case "xdigit": isDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
      case "space": byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
      case "blank": byte == 0x20 || byte == 0x09
      case "punct": byte > 0x20 && byte < 0x7F && !(isDigit || isUpper || isLower)
      case "print": byte >= 0x20 && byte < 0x7F
      case "graph": byte > 0x20 && byte < 0x7F
      case "cntrl": byte < 0x20 || byte == 0x7F
      default: false
      }
    }
  }
}
