/// A pattern of modules.alias, matched exactly as fnmatch(3) does without flags in the C locale, which is what
/// modprobe(8) uses.
///
/// fnmatch itself takes a time that grows with every `*` in a pattern; this one goes back to the last `*` only, which
/// is enough, so that no file can make it slow.
public enum AliasPattern {
  /// Whether a text matches a pattern from its beginning to its end.
  public static func matches(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    var place = 0
    var position = 0
    // Where to go on when the present attempt fails: after the last '*', one byte further in the text.
    var star: (place: Int, position: Int)?
    let close = pattern.lastIndex(of: UInt8(ascii: "]")) ?? -1
    while true {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        place += 1
        star = (place, position)
        continue
      }
      if position == text.count {
        if place == pattern.count { return true }
        // The rest of the text is too short for what comes after any '*'.
        return false
      }
      if let next = element(pattern, at: place, matching: text[position], close) {
        place = next
        position += 1
        continue
      }
      guard let last = star else { return false }
      star = (last.place, last.position + 1)
      place = last.place
      position = last.position + 1
    }
  }

  /// Longer ones there are not: the kernel's buffer for a modalias has 2048 bytes.
  static let longestPattern = 512
  static let longestText = 2048

  /// The same for texts; those that are too long do not match.
  public static func matches(_ pattern: String, _ text: String) -> Bool {
    if pattern.utf8.count > longestPattern || text.utf8.count > longestText { return false }
    return Array(pattern.utf8).withUnsafeBufferPointer { pattern in
      Array(text.utf8).withUnsafeBufferPointer { matches(pattern, $0) }
    }
  }

  /// The place after the element of a pattern that matches a byte; nil when it does not match.
  ///
  /// - Parameter close: The last closing bracket, after which no opening one is looked at twice.
  private static func element(
    _ pattern: UnsafeBufferPointer<UInt8>, at place: Int, matching byte: UInt8, _ close: Int
  ) -> Int? {
    guard place < pattern.count else { return nil }
    switch pattern[place] {
    case UInt8(ascii: "?"): return place + 1
    case UInt8(ascii: "\\"):
      // A backslash at the end matches nothing.
      guard place + 1 < pattern.count else { return nil }
      return pattern[place + 1] == byte ? place + 2 : nil
    case UInt8(ascii: "[") where place < close:
      switch BracketExpression.match(pattern, from: place + 1, byte) {
      case .matches(let next): return next
      case .differs: return nil
      // What is not closed is a bracket and nothing more.
      case .isNone: return byte == UInt8(ascii: "[") ? place + 1 : nil
      }
    default: return pattern[place] == byte ? place + 1 : nil
    }
  }
}
