/// Finds what must not be shown.
extension Redaction {
  /// Where something secret stands, in order and apart.
  func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    guard !pieces.isEmpty else { return [] }
    var found = Self.longWords(in: bytes) + scattered(in: bytes, extends: true)
    bytes.withUnsafeBytes { buffer in
      for (shape, hashes) in pieces where shape.length <= buffer.count {
        for start in 0...(buffer.count - shape.length) {
          let end = start + shape.length
          if shape.isWord, !Self.isWord(start..<end, in: bytes) { continue }
          guard hashes.contains(Self.hash(buffer[start..<end])) else { continue }
          found.append(shape.isEncoded ? Self.encodedText(around: start..<end, in: bytes) : start..<end)
        }
      }
    }
    return Self.merged(found)
  }

  /// Where something secret stands with other bytes between its letters and digits.
  ///
  /// - Parameter extends: Whether an encoded text is hidden whole, not only the piece that was found.
  func scattered(in bytes: [UInt8], extends: Bool = false) -> [Range<Int>] {
    let places = bytes.indices.filter { Self.isPartOfWord(bytes[$0]) }
    var found: [Range<Int>] = []
    places.map { bytes[$0] }.withUnsafeBytes { letters in
      for (shape, hashes) in pieces where shape.length <= letters.count && !shape.isWord && !shape.isExact {
        for start in 0...(letters.count - shape.length) {
          let end = start + shape.length
          if hashes.contains(Self.hash(letters[start..<end])) {
            let range = places[start]..<places[end - 1] + 1
            found.append(extends && shape.isEncoded ? Self.encodedText(around: range, in: bytes) : range)
          }
        }
      }
    }
    return found
  }

  /// A range with the characters of encodings that adjoin it.
  private static func encodedText(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    func isEncoded(_ byte: UInt8) -> Bool { isPartOfWord(byte) || "+/_-%".utf8.contains(byte) }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, isEncoded(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isEncoded(bytes[end]) || bytes[end] == UInt8(ascii: "=") { end += 1 }
    return start..<end
  }

  static func merged(_ found: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private static func longWords(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.count > longestWord else { return [] }
    return bytes.split { $0 <= UInt8(ascii: " ") }.map(\.indices).filter { $0.count > longestWord }
  }

  private static func isWord(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let isStart = range.lowerBound == 0 || !isPartOfWord(bytes[range.lowerBound - 1])
    return isStart && (range.upperBound == bytes.count || !isPartOfWord(bytes[range.upperBound]))
  }

  static func isPartOfWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte >= 0x80
  }

  /// A hash by the standard library's keyed function, the key of which every process has of its own.
  static func hash(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    var hasher = Hasher()
    for byte in bytes { hasher.combine((65...90).contains(byte) ? byte | 0x20 : byte) }
    return hasher.finalize()
  }
}
