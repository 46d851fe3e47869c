/// What must not be shown, and blanks it out of texts.
///
/// Servers repeat what they got: `500 unknown command AHVzZXIAcGFzcw==`, whole or in parts. So every eight bytes of a
/// secret that stand together count as the secret, in capitals or not, and with anything between its letters and digits
/// that is neither: blanks, hyphens, backslashes, the end of a line. The secrets themselves are not kept, only keyed
/// hashes of such pieces.
public struct Redaction: Sendable {
  /// What stands in the place of something secret.
  public static let mark = "[hidden]"

  /// So many bytes together are recognized; what is shorter is only recognized whole.
  public static let window = 8

  /// Shorter than this is only recognized as a word of its own, or half of every text would be blanked out.
  public static let shortestInsideOfWords = 6

  /// A group of base64.
  private static let shortestEncoded = 4

  /// Longer words than this are hidden as a whole: what encodes a secret in yet another way has no blanks.
  static let longestWord = 512

  /// More pieces than any real session has.
  private static let maximumOfPieces = 1_000_000

  /// What is looked for in the same way.
  struct Shape: Hashable {
    var length: Int
    /// Whether it must be a word of its own.
    var isWord: Bool
    /// Whether nothing may stand between its bytes.
    var isExact = false
    /// Whether it is a part of an encoded text, all of which is then hidden.
    var isEncoded = false
  }

  private(set) var pieces: [Shape: Set<Int>] = [:]

  /// Makes one that hides nothing yet.
  public init() {}

  /// Adds something secret; nothing is known of it but its bytes.
  ///
  /// - Parameter shortest: What has fewer bytes is only recognized as a word of its own.
  public mutating func hide(_ secret: Secret, insideOfWordsFrom shortest: Int = shortestInsideOfWords) {
    hidePieces(of: secret, insideOfWordsFrom: shortest, isEncoded: false)
    let letters = secret.withBytes { bytes in Secret(bytes.filter(Self.isPartOfWord)) }
    guard letters.count < secret.count, letters.count >= Self.shortestInsideOfWords else { return }
    hidePieces(of: letters, insideOfWordsFrom: Self.shortestInsideOfWords, isEncoded: false)
  }

  /// Adds base64 or another encoding of something secret: where eight characters of it stand, or four to seven as a word
  /// of their own, the whole encoded text around them is hidden, as its ends have a part of the secret too.
  public mutating func hide(encoding text: Secret) {
    hidePieces(of: text, insideOfWordsFrom: Self.shortestEncoded, isEncoded: true)
    for length in Self.shortestEncoded..<Self.window where length < text.count {
      hidePieces(of: text, insideOfWordsFrom: Self.window, length: length, isEncoded: true)
    }
  }

  private mutating func hidePieces(
    of secret: Secret, insideOfWordsFrom shortest: Int, length most: Int = window, isEncoded: Bool
  ) {
    secret.withBytes { bytes in
      let length = min(most, bytes.count)
      guard length > 0 else { return }
      let shape = Shape(length: length, isWord: length < shortest, isEncoded: isEncoded)
      for start in 0...(bytes.count - length) {
        guard pieces[shape, default: []].count < Self.maximumOfPieces else { return }
        pieces[shape, default: []].insert(Self.hash(bytes[start..<start + length]))
      }
    }
  }

  /// Adds something that is only to be recognized as a whole, as its parts are not secrets.
  public mutating func hideWhole(_ secret: Secret) {
    guard (1...512).contains(secret.count) else { return }
    let shape = Shape(length: secret.count, isWord: secret.count < Self.shortestInsideOfWords, isExact: true)
    secret.withBytes { _ = pieces[shape, default: []].insert(Self.hash($0[...])) }
  }

  /// Whether there is anything secret in some bytes.
  public func finds(in bytes: [UInt8]) -> Bool { !ranges(in: bytes).isEmpty }

  /// The bytes with `mark` in the place of all that is secret.
  public func apply(to bytes: [UInt8]) -> [UInt8] { Self.mask(ranges(in: bytes), in: bytes) }

  /// The lines of one text with `mark` in the place of all that is secret, also of what goes over several of them.
  public func apply(toLines lines: [[UInt8]]) -> [[UInt8]] {
    guard lines.count > 1, !pieces.isEmpty else { return lines.map(apply) }
    var found = lines.map(ranges)
    for beginning in [{ $0.startIndex }, Self.startOfText, Self.startOfLastWord] {
      let places = lines.indices.flatMap { line in
        (beginning(lines[line])..<lines[line].endIndex).map { (line: line, index: $0) }
      }
      for range in scattered(in: places.map { lines[$0.line][$0.index] }) {
        for place in places[range] { found[place.line].append(place.index..<place.index + 1) }
      }
    }
    return zip(lines, found).map { Self.mask(Self.merged($1), in: $0) }
  }

  /// Where the text of a reply's line begins, after an enhanced code that all its lines may have.
  private static func startOfText(_ line: [UInt8]) -> Int {
    let code = line.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    guard code.contains(UInt8(ascii: ".")) else { return line.startIndex }
    return line[code.endIndex...].firstIndex { $0 > UInt8(ascii: " ") } ?? line.startIndex
  }

  private static func startOfLastWord(_ line: [UInt8]) -> Int {
    line.lastIndex { $0 <= UInt8(ascii: " ") }.map { $0 + 1 } ?? line.startIndex
  }

  private static func mask(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for range in ranges {
      result += bytes[position..<range.lowerBound]
      result += mark.utf8
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
}
