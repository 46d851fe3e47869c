import Glibc

/// A text in which small and capital letters of ASCII are the same, to be searched quickly: logs have many lines.
struct FoldedText: Sendable {
  private let bytes: [UInt8]

  init(_ text: String) {
    bytes = text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether another text is a part of it.
  func contains(_ part: FoldedText) -> Bool {
    guard let first = part.bytes.first else { return true }
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
