/// Texts beyond ASCII in header fields: `=?utf-8?Q?R=C3=A9ponse?=` (RFC 2047).
enum EncodedWords {
  /// The text as UTF-8; what is not an encoded word stays as it is, and blanks between two of them go.
  static func decode(_ value: [UInt8]) -> [UInt8] {
    guard value.position(of: "=?") != nil else { return Charset.utf8(value[...], charset: "utf-8") }
    var result: [UInt8] = []
    var plain = 0
    var index = 0
    var isAfterWord = false
    while let start = value.position(of: "=?", from: index) {
      guard let word = word(in: value, at: start) else {
        index = start + 2
        continue
      }
      let between = value[plain..<start]
      if !(isAfterWord && between.allSatisfy({ $0.isBlank })) { result += between }
      result += word.text
      plain = word.end
      index = word.end
      isAfterWord = true
    }
    return Charset.utf8((result + value[plain...])[...], charset: "utf-8")
  }

  /// The encoded word at a place, of at most 2000 bytes; the standard's 75 are often exceeded.
  private static func word(in value: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
    let room = value[(start + 2)...].prefix(2000)
    guard let first = room.prefix(60).firstIndex(of: 0x3F), first + 2 < room.endIndex,
      room[first + 2] == 0x3F,
      let last = room[(first + 3)...].firstIndex(of: 0x3F), last + 1 < room.endIndex, room[last + 1] == 0x3D
    else { return nil }
    // A language may follow the name of the character set (RFC 2231, section 5).
    let name = room[..<first].prefix { $0 != 0x2A }
    let text = room[(first + 3)..<last]
    let bytes: [UInt8]
    switch room[first + 1].folded {
    case 0x62: bytes = TransferEncoding.base64(text)
    case 0x71: bytes = TransferEncoding.quotedPrintable(text, isHeader: true)
    default: return nil
    }
    let charset = String(decoding: name.map(\.folded), as: UTF8.self)
    return (Charset.utf8(bytes[...], charset: charset), last + 2)
  }
}
