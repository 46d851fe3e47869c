import Glibc

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetterOrDigit: Bool { isDigit || (0x61...0x7A).contains(self | 0x20) }

  /// A capital letter of ASCII as the small one, everything else as it is.
  var folded: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
  /// Without blanks, line ends and NULs before and behind.
  var trimmed: ArraySlice<UInt8> {
    func isOutside(_ byte: UInt8) -> Bool {
      byte <= 0x20 && (byte.isBlank || byte == 0x0D || byte == 0x0A || byte == 0)
    }
    guard let first = firstIndex(where: { !isOutside($0) }), let last = lastIndex(where: { !isOutside($0) })
    else { return self[endIndex...] }
    return self[first...last]
  }

  /// Whether it begins with a text in small letters of ASCII, in whichever case.
  func begins(withSmall text: String) -> Bool {
    var index = startIndex
    for byte in text.utf8 {
      guard index < endIndex, self[index].folded == byte else { return false }
      index += 1
    }
    return true
  }

  /// Whether it is a text in small letters of ASCII, in whichever case.
  func equals(small text: String) -> Bool { count == text.utf8.count && begins(withSmall: text) }

  /// The text of bytes that are known to be ASCII.
  var text: String { String(decoding: self, as: UTF8.self) }
}

extension [UInt8] {
  /// Where a text begins in the bytes.
  ///
  /// By the C library, which looks at many bytes at once; what is looked for has a length of our own choice.
  func position(of text: String, from start: Int = 0) -> Int? {
    var text = text
    return withUnsafeBytes { bytes in
      text.withUTF8 { wanted in
        guard let base = bytes.baseAddress, let needle = wanted.baseAddress, !wanted.isEmpty, start >= 0
        else { return nil }
        var index = start
        while index + wanted.count <= bytes.count {
          let room = bytes.count - wanted.count - index + 1
          guard let hit = memchr(base + index, Int32(wanted[0]), room) else { return nil }
          index = UnsafeRawPointer(hit) - base
          if memcmp(hit, needle, wanted.count) == 0 { return index }
          index += 1
        }
        return nil
      }
    }
  }

  /// Whether a text stands in the bytes.
  func contains(_ text: String) -> Bool { position(of: text) != nil }

  /// The lines of the bytes without their ends, LF or CRLF; at most so many.
  func lines(limit: Int) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < count, lines.count < limit {
      let end = self[start...].firstIndex(of: 0x0A) ?? count
      let hasReturn = end > start && self[end - 1] == 0x0D
      lines.append(self[start..<(hasReturn ? end - 1 : end)])
      start = end + 1
    }
    return lines
  }
}

extension [ArraySlice<UInt8>] {
  /// Lines of UTF-8 as one in small letters, with a blank between each two.
  ///
  /// Of the first 32 KiB only: what a mail is about stands at its beginning.
  var inSmallLetters: [UInt8] {
    let line = [UInt8](joined(separator: [0x20]).prefix(32_768))
    return [UInt8](String(decoding: line, as: UTF8.self).lowercased().utf8)
  }
}
