import SASL

/// Text beyond ASCII in a header (RFC 2047).
enum EncodedWords {
  /// Bytes of a word: with `=?utf-8?B?` and `?=` around their base64 they are not longer than the 75 that are allowed.
  private static let bytesOfWord = 45

  /// The text as words with blanks between them, which readers leave out.
  static func text(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      // Each word is decoded on its own, so no character goes over its end.
      if words[words.count - 1].count + bytes.count > bytesOfWord { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Base64.encode($0))?=" }.joined(separator: " ")
  }
}
