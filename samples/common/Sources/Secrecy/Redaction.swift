/// What must not be shown, and blanks it out of texts.
///
/// Servers repeat what they got: `500 unknown command AHVzZXIAcGFzcw==`, whole or in parts. So every eight bytes of a
/// secret that stand together count as the secret, in capitals or not. The secrets themselves are not kept, only keyed
/// hashes of such pieces.
public struct Redaction: Sendable {
  /// What stands in the place of something secret.
  public static let mark = "[hidden]"

  /// So many bytes together are recognized; what is shorter is only recognized whole.
  private static let window = 8

  /// Shorter than this is only recognized as a word of its own, or half of every text would be blanked out.
  public static let shortestInsideOfWords = 6

  /// Longer words than this are hidden as a whole: what encodes a secret in yet another way has no blanks.
  private static let longestWord = 512

  /// More pieces than any real session has.
  private static let maximumOfPieces = 1_000_000

  /// What is looked for in the same way.
  private struct Shape: Hashable {
    var length: Int
    /// Whether it must be a word of its own.
    var isWord: Bool
  }

  private var pieces: [Shape: Set<Int>] = [:]

  /// Makes one that hides nothing yet.
  public init() {}

  /// Adds something secret; nothing is known of it but its bytes.
  ///
  /// - Parameter shortest: What has fewer bytes is only recognized as a word of its own.
  public mutating func hide(_ secret: Secret, insideOfWordsFrom shortest: Int = shortestInsideOfWords) {
    secret.withBytes { bytes in
      let length = min(Self.window, bytes.count)
      guard length > 0 else { return }
      let shape = Shape(length: length, isWord: length < shortest)
      for start in 0...(bytes.count - length) {
        guard pieces[shape, default: []].count < Self.maximumOfPieces else { return }
        pieces[shape, default: []].insert(Self.hash(bytes[start..<start + length]))
      }
    }
  }

  /// Adds something that is only to be recognized as a whole, as its parts are not secrets.
  public mutating func hideWhole(_ secret: Secret) {
    guard (1...512).contains(secret.count) else { return }
    let shape = Shape(length: secret.count, isWord: secret.count < Self.shortestInsideOfWords)
    secret.withBytes { _ = pieces[shape, default: []].insert(Self.hash($0[...])) }
  }

  /// Whether there is anything secret in some bytes.
  public func finds(in bytes: [UInt8]) -> Bool { !ranges(in: bytes).isEmpty }

  /// The bytes with `mark` in the place of all that is secret.
  public func apply(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for range in ranges(in: bytes) {
      result += bytes[position..<range.lowerBound]
      result += Self.mark.utf8
      position = range.upperBound
    }
    return result + bytes[position...]
  }

  /// The bytes without what is secret, as a text on one line.
  public func text(_ bytes: some Collection<UInt8>, limit: Int = .max) -> String {
    String(printing: apply(to: Array(bytes)), limit: limit)
  }

  /// The bytes without what is secret, as a text in quotes.
  public func quoted(_ bytes: some Collection<UInt8>) -> String {
    String(quoting: apply(to: Array(bytes)))
  }

  /// Where something secret stands, in order and apart.
  private func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var found = pieces.isEmpty ? [] : Self.longWords(in: bytes)
    bytes.withUnsafeBytes { buffer in
      for (shape, hashes) in pieces where shape.length <= buffer.count {
        for start in 0...(buffer.count - shape.length) {
          let end = start + shape.length
          if shape.isWord, !Self.isWord(start..<end, in: bytes) { continue }
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

  private static func longWords(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.count > longestWord else { return [] }
    return bytes.split { $0 <= UInt8(ascii: " ") }.map(\.indices).filter { $0.count > longestWord }
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
