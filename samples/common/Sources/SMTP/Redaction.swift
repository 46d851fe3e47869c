import SASL

/// What must not be shown, and blanks it out of texts.
///
/// Servers repeat what they got: `500 unknown command AHVzZXIAcGFzcw==`, whole or in parts. So every eight bytes of a
/// secret that stand together count as the secret, in capitals or not. The secrets themselves are not kept, only keyed
/// hashes of such pieces.
struct Redaction {
  /// What stands in the place of something secret.
  static let mark = "[hidden]"

  /// So many bytes together are recognized; what is shorter is only recognized whole.
  private static let window = 8

  /// Shorter than this is only recognized as a word of its own, or half of every text would be blanked out.
  private static let shortestInsideOfWords = 6

  /// More pieces than any honest session can have.
  private static let maximumOfPieces = 1_000_000

  private var pieces: [Int: Set<Int>] = [:]

  /// Adds something secret; nothing is known of it but its bytes.
  mutating func hide(_ secret: Secret) {
    secret.withBytes { bytes in
      let length = min(Self.window, bytes.count)
      guard length > 0 else { return }
      for start in 0...(bytes.count - length) {
        guard pieces[length, default: []].count < Self.maximumOfPieces else { return }
        pieces[length, default: []].insert(Self.hash(bytes[start..<start + length]))
      }
    }
  }

  /// Adds something that is only to be recognized as a whole, as its parts are no secrets.
  mutating func hideWhole(_ secret: Secret) {
    guard (1...512).contains(secret.count) else { return }
    secret.withBytes { _ = pieces[$0.count, default: []].insert(Self.hash($0[...])) }
  }

  /// Whether there is anything secret in some bytes.
  func finds(in bytes: [UInt8]) -> Bool { !ranges(in: bytes).isEmpty }

  /// The bytes with `mark` in the place of all that is secret.
  func apply(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for range in ranges(in: bytes) {
      result += bytes[position..<range.lowerBound]
      result += Self.mark.utf8
      position = range.upperBound
    }
    return result + bytes[position...]
  }

  /// Where something secret stands, in order and apart.
  private func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    bytes.withUnsafeBytes { buffer in
      for (length, hashes) in pieces where length <= buffer.count {
        for start in 0...(buffer.count - length) {
          let end = start + length
          if length < Self.shortestInsideOfWords, !Self.isWord(start..<end, in: bytes) { continue }
          if hashes.contains(Self.hash(buffer[start..<end])) { found.append(start..<end) }
        }
      }
    }
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

  private static func isWord(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    func isPart(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte >= 0x80
    }
    let isStart = range.lowerBound == 0 || !isPart(bytes[range.lowerBound - 1])
    return isStart && (range.upperBound == bytes.count || !isPart(bytes[range.upperBound]))
  }

  /// A hash by the standard library's keyed function, the key of which every process has of its own.
  private static func hash(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    var hasher = Hasher()
    for byte in bytes { hasher.combine((65...90).contains(byte) ? byte | 0x20 : byte) }
    return hasher.finalize()
  }
}
