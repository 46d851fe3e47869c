import Secrecy

/// A message of SCRAM, taken apart: letters, and the values after their `=`.
struct ScramFields {
  let names: [Character]
  let values: [String]
  private let redaction: Redaction

  /// Reads `r=…,s=…`.
  init(_ message: [UInt8], hiding redaction: Redaction) throws(SASLProblem) {
    guard message.count <= ScramChallenge.longestMessage else {
      throw .unexpectedChallenge(
        "the challenge has \(message.count) bytes, more than \(ScramChallenge.longestMessage)")
    }
    var names: [Character] = []
    var values: [String] = []
    for field in message.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard let text = String(validating: field, as: UTF8.self), !field.contains(0), field.count >= 2,
        field[field.startIndex + 1] == UInt8(ascii: "="), field[field.startIndex] < 0x80
      else {
        throw .unexpectedChallenge("not a message of SCRAM: \(redaction.quoted(message))")
      }
      names.append(Character(Unicode.Scalar(field[field.startIndex])))
      values.append(String(decoding: text.utf8.dropFirst(2), as: UTF8.self))
    }
    self.redaction = redaction
    self.names = names
    self.values = values
  }

  /// The server's reason for refusing, in words, nil where it gave none.
  var error: String? {
    guard names.first == "e", let value = values.first else { return nil }
    let meaning = Self.meanings[value].map { ": \($0)" } ?? ""
    return "the server refuses: \(redaction.text(value.utf8, limit: 200))\(meaning)"
  }

  /// Whether a text is one of the reasons that are standardized.
  static func isError(_ text: some Collection<UInt8>) -> Bool {
    meanings.keys.contains { text.elementsEqual($0.utf8) }
  }

  /// Whether a nonce has only the characters it may have.
  static func isNonce(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ",") }
  }

  /// A name as it is written in a message, where commas part the fields (saslname).
  static func escaped(_ name: String) -> String {
    name.unicodeScalars.map { $0 == "," ? "=2C" : $0 == "=" ? "=3D" : String($0) }.joined()
  }

  // RFC 5802, section 7, server-error-value.
  private static let meanings = [
    "invalid-encoding": "it could not read our message",
    "extensions-not-supported": "it does not know an extension",
    "invalid-proof": "the password is wrong",
    "channel-bindings-dont-match":
      "the exchange does not run in the TLS connection it was made for; something stands between",
    "server-does-support-channel-binding":
      "it can bind to TLS and was told that it cannot; something stands between",
    "channel-binding-not-supported": "it cannot bind to TLS",
    "unsupported-channel-binding-type": "it does not know this way to bind to TLS",
    "unknown-user": "there is no such user",
    "invalid-username-encoding": "it could not read the user's name",
    "no-resources": "it lacks resources",
    "other-error": "it does not say why",
  ]
}
