import Glibc

/// A text in which small and capital letters of ASCII are the same, to be searched quickly: logs have many lines.
struct FoldedText: Sendable {
  private let bytes: [UInt8]

  /// One of 256 bits for each pair of neighbouring bytes: a text has all bits of each of its parts.
  private let pairs: SIMD4<UInt64>

  init(_ text: String) {
    bytes = text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    var pairs = SIMD4<UInt64>()
    var last: UInt8?
    for byte in bytes {
      if let last {
        let hash = Int(last &* 31 &+ byte)
        pairs[hash >> 6] |= 1 << UInt64(hash & 63)
      }
      last = byte
    }
    self.pairs = pairs
  }

  /// Whether another text is a part of it.
  func contains(_ part: FoldedText) -> Bool {
    guard let first = part.bytes.first else { return true }
    if part.pairs & ~pairs != SIMD4() { return false }
    return bytes.withUnsafeBytes { all in
      part.bytes.withUnsafeBytes { part in
        var rest = all[...]
        while rest.count >= part.count {
          let starts = UnsafeRawBufferPointer(rebasing: rest.dropLast(part.count - 1))
          guard let start = starts.baseAddress, let found = memchr(start, Int32(first), starts.count),
            let pattern = part.baseAddress
          else { return false }
          if memcmp(found, pattern, part.count) == 0 { return true }
          rest = rest.dropFirst(start.distance(to: UnsafeRawPointer(found)) + 1)
        }
        return false
      }
    }
  }
}
