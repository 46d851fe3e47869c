import SASL
import Secrecy

/// A message in base64 as it stands in a dialogue, with what its line says about it.
struct EncodedMessage {
  /// Who sent it.
  let sender: Payload.Sender

  private let base64: Secret

  /// Where a line stands, by which a bare word is known.
  enum Place {
    /// The user gave it as a message.
    case alone

    /// It is one of many, not all of which are messages.
    case dialogue

    /// So, and the line before it was a challenge.
    case afterChallenge
  }

  /// Finds the message in a line: `334 VXNlcm5hbWU6`, `AUTH PLAIN dXNl…`, or base64 alone, perhaps with what other
  /// programs put before the lines of a dialogue (`C:`, `S:`, swaks' arrows); nil where there is none.
  ///
  /// - Parameters:
  ///   - line: The line without its end.
  ///   - place: Where it stands.
  init?(_ line: some Collection<UInt8>, at place: Place) {
    var words = line.split { [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains($0) }[...]
    var sender = place == .afterChallenge ? Payload.Sender.client : .unknown
    if let mark = words.first, let marked = Self.marks[String(decoding: mark, as: UTF8.self)] {
      sender = marked
      words.removeFirst()
    }
    guard let first = words.first.map({ String(decoding: $0, as: UTF8.self).uppercased() }) else {
      return nil
    }
    if first == "334" {
      sender = .server
      words.removeFirst()
    } else if first == "AUTH" {
      guard words.count > 2 else { return nil }
      sender = .client
      words.removeFirst(2)
    } else if sender == .server || Self.otherLines.contains(first) || Self.isCode(first) {
      return nil
    } else if words.count > 1, place != .alone {
      return nil
    }
    self.sender = sender
    // A blank in the midst of the base64 is a mistake to be told, so it stays.
    let parts = words.flatMap { [Secret(" ".utf8), Secret($0)] }.dropFirst()
    let message = Secret(joining: Array(parts))
    // RFC 4954, section 4: how an empty message is written in the command.
    base64 = message.isEqual(to: Secret("=".utf8)) ? Secret([]) : message
  }

  /// What the message says.
  func payload(secretsShown: Bool) throws(Base64Problem) -> Payload {
    Payload(try Base64.decode(base64), from: sender, secretsShown: secretsShown)
  }

  /// Whether a line that begins so is another reply of a server.
  private static func isCode(_ word: String) -> Bool {
    word.utf8.count >= 3 && word.utf8.prefix(3).allSatisfy { (48...57).contains($0) }
      && (word.utf8.count == 3 || word.utf8.dropFirst(3).first == UInt8(ascii: "-"))
  }

  private static let marks: [String: Payload.Sender] = [
    "C:": .client, "->": .client, "~>": .client, ">": .client, ">>>": .client,
    "S:": .server, "<-": .server, "<~": .server, "<**": .server, "<": .server, "<<<": .server,
  ]

  /// What stands alone on a line and is not a message, though the letters of some would do.
  private static let otherLines: Set<String> = [
    "*", ".", "DATA", "HELP", "NOOP", "QUIT", "RSET", "STARTTLS",
  ]
}
