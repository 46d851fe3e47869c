import Secrecy

/// The server's first message of SCRAM (RFC 5802, section 7): `r=nonce,s=salt,i=count`, and extensions.
struct ScramChallenge: Equatable {
  /// The longest message that is read, in bytes.
  static let longestMessage = 8192

  /// The longest salt, in bytes.
  static let longestSalt = 1024

  /// As many rounds as a server may make us work; ten million take some seconds.
  static let mostIterations = 10_000_000

  let nonce: String
  let salt: [UInt8]
  let iterations: Int

  /// Reads the message that answers a nonce of ours.
  init(
    _ message: [UInt8], extending clientNonce: String, hiding redaction: Redaction
  ) throws(SASLProblem) {
    let fields = try ScramFields(message, hiding: redaction)
    if let error = fields.error { throw .refused(error) }
    // The one extension that must not be passed over.
    if fields.names.first == "m" {
      throw .unexpectedChallenge("the server wants an extension of SCRAM that is not known")
    }
    guard fields.names.starts(with: ["r", "s", "i"]) else {
      throw .unexpectedChallenge("not SCRAM's \"r=…,s=…,i=…\": \(redaction.quoted(message))")
    }
    nonce = fields.values[0]
    guard nonce.hasPrefix(clientNonce), nonce.utf8.count > clientNonce.utf8.count else {
      throw .serverNotAuthentic("the server's nonce does not begin with ours, or adds nothing to it")
    }
    guard ScramFields.isNonce(nonce) else {
      throw .unexpectedChallenge("the server's nonce holds characters that are not allowed")
    }
    do {
      salt = try Base64.decode(fields.values[1])
    } catch {
      throw .unexpectedChallenge("the server's salt is \(error)")
    }
    guard (1...Self.longestSalt).contains(salt.count) else {
      throw .unexpectedChallenge("the server's salt has \(salt.count) bytes, not 1 to \(Self.longestSalt)")
    }
    iterations = try Self.iterations(fields.values[2], hiding: redaction)
  }

  private static func iterations(_ text: String, hiding redaction: Redaction) throws(SASLProblem) -> Int {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), !text.hasPrefix("0"), !text.isEmpty else {
      throw .unexpectedChallenge(
        "the server's iteration count \(redaction.quoted(text.utf8)) is not a positive number")
    }
    guard let count = Int(text), count <= mostIterations else {
      throw .unexpectedChallenge(
        "the server wants \(redaction.text(text.utf8, limit: 30)) iterations, more than \(mostIterations)")
    }
    return count
  }
}
