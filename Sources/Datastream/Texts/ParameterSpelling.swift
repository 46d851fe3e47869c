internal import FileSystem

extension PackageInfo.Parameter {
  /// The parameter that was meant by a name that is spelled as in other languages, and how to spell it.
  ///
  /// To the installers `NAME = x` sets a parameter `NAME `, and none called `NAME`.
  var spelling: (name: ByteString, advice: String)? {
    var words = name.bytes.split(whereSeparator: \.isSpace)
    var advice = words.map(ByteString.init) == [name] ? nil : "without a blank"
    if words.count == 2, ["export", "set"].contains(ByteString(words[0])) {
      advice = "without '\(ByteString(words.removeFirst()))'"
    }
    guard words.count == 1, var word = words.first else { return nil }
    if word.starts(with: Self.byteOrderMark) {
      word.removeFirst(Self.byteOrderMark.count)
      advice = "without a byte order mark"
    }
    let capitals = ByteString(word.map { $0.isLowerCase ? $0 - 0x20 : $0 })
    if word.first?.isLowerCase == true || advice != nil, PackageInfo.rules[capitals] != nil {
      return (capitals, advice ?? "in capitals")
    }
    guard let advice, word.first?.isUpperCase == true else { return nil }
    return (ByteString(word), advice)
  }

  /// U+FEFF in UTF-8, with which some editors begin a file.
  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
}
