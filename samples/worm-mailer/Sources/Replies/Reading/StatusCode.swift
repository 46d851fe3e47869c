/// The codes by which mail servers say what became of a mail.
struct StatusCode {
  /// The enhanced code (RFC 3463), `5.1.1`, or nil.
  var enhanced: String?

  /// What the code, else the code of a reply (RFC 5321, section 4.2), says.
  var weight: Bounce.Weight?

  /// The first enhanced code in a text, else the first code of a reply that says no.
  init(in text: some Collection<UInt8>) {
    let bytes = Array(text)
    var reply: Bounce.Weight?
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      // A run of digits and full stops is one word: an IP address has four numbers, a code has three.
      var end = index
      while end < bytes.count, bytes[end].isDigit || bytes[end] == 0x2E { end += 1 }
      let isWord =
        (index == 0 || !(bytes[index - 1].isLetterOrDigit || bytes[index - 1] == 0x2D))
        && (end == bytes.count || !bytes[end].isLetterOrDigit)
      if isWord, let code = Self.code(bytes[index..<end]) {
        enhanced = code
        weight = Self.weight(code.utf8.first)
        return
      }
      if isWord, reply == nil, Self.isReply(bytes, index, end) { reply = Self.weight(bytes[index]) }
      index = end
    }
    weight = reply
  }

  /// An enhanced code of the classes 2, 4 and 5 that is alone in a word, less a full stop at the end.
  static func code(_ word: ArraySlice<UInt8>) -> String? {
    var word = word
    if word.last == 0x2E { word.removeLast() }
    let parts = word.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 1, let first = parts[0].first,
      first == 0x32 || first == 0x34 || first == 0x35,
      parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(\.isDigit) })
    else { return nil }
    return word.text
  }

  /// Three digits that begin with 4 or 5, with a blank or a hyphen behind them, unless they are in the middle of a sentence.
  private static func isReply(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start == 3, bytes[start] == 0x34 || bytes[start] == 0x35,
      (0x30...0x35).contains(bytes[start + 1]),
      end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x2D || bytes[end] == 0x3A
    else { return false }
    guard let before = bytes[..<start].last(where: { $0 != 0x20 }) else { return true }
    return !before.isLetterOrDigit || bytes[..<start].suffix(20).map(\.folded).contains("error")
      || bytes[..<start].suffix(10).map(\.folded).contains("said")
  }

  static func weight(_ digit: UInt8?) -> Bounce.Weight? {
    switch digit {
    case 0x35: .permanent
    case 0x34: .temporary
    default: nil
    }
  }
}
