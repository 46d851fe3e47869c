import Glibc
public import SeededRandom

/// Changes a message or a file by a byte or two, and looks for what it must not give away.
public enum Mutation {
  /// How many changes of each message or file are tried: `PKGH_MUTATIONS`, or some where PKGH_THOROUGH is set, or few.
  public static var count: Int {
    if let text = getenv("PKGH_MUTATIONS"), let count = Int(String(cString: text)) { return count }
    return getenv("PKGH_THOROUGH") == nil ? 200 : 1000
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
  public static func piece(of secret: String, in text: String) -> String? {
    let text = Array(text.utf8)
    let secret = Array(secret.utf8)
    for start in 0...max(0, secret.count - 4) {
      let piece = secret[start..<min(start + 4, secret.count)]
      guard let first = piece.first else { continue }
      for place in text.indices where text[place] == first && text[place...].starts(with: piece) {
        return String(decoding: piece, as: UTF8.self)
      }
    }
    return nil
  }

  private static let marks = Array("\0\u{1}\n\r\t =:;,@#\"'\\[]{}<>/.-$%".utf8)
}
