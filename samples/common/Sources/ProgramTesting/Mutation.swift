import Glibc
public import SeededRandom

/// Changes a message or a file by a byte or two, and looks for what it must not give away.
public enum Mutation {
  /// How many changes of each message or file are tried: `PKGH_MUTATIONS`, or what there is time for.
  ///
  /// - Parameter usual: How many without that, five times as many where PKGH_THOROUGH is set.
  public static func count(_ usual: Int = 200) -> Int {
    if let text = getenv("PKGH_MUTATIONS"), let count = Int(String(cString: text)) { return count }
    return getenv("PKGH_THOROUGH") == nil ? usual : usual * 5
  }

  /// The bytes with one or two of them replaced, put in, left out or exchanged with the next.
  public static func mutated(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...2, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      // Half of them are bytes that mean something in one of the forms.
      let byte =
        Bool.random(using: &random)
        ? marks.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2: bytes.remove(at: place)
      default: bytes.swapAt(place, min(place + 1, bytes.count - 1))
      }
    }
    return bytes
  }

  /// The first piece of a secret, of four bytes or more, that a text has; nil where it has none.
  public static func piece(of secret: String, in text: String, length: Int = 4) -> String? {
    let secret = Array(secret.utf8)
    let text = Array(text.utf8)
    for start in 0...max(0, secret.count - length) {
      let piece = Array(secret[start..<min(start + length, secret.count)])
      if contains(text, piece) { return String(decoding: piece, as: UTF8.self) }
    }
    return nil
  }

  private static func contains(_ text: [UInt8], _ piece: [UInt8]) -> Bool {
    text.withUnsafeBytes { text in
      guard var place = text.baseAddress else { return false }
      let end = place + text.count
      // A letter of the secret is rare in what is written, so that this is quick.
      while end - place >= piece.count,
        let found = memchr(place, Int32(piece[0]), end - place - piece.count + 1)
      {
        if memcmp(found, piece, piece.count) == 0 { return true }
        place = UnsafeRawPointer(found) + 1
      }
      return false
    }
  }

  private static let marks = Array("\0\u{1}\n\r\t =:;,@#\"'\\[]{}<>/.-$%".utf8)
}
