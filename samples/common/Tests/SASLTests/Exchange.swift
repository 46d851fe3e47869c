import SASL
import Secrecy
import SecrecyTesting
import Testing

extension Credentials {
  /// Credentials of texts.
  init(_ user: String, _ password: String, actingFor identity: String = "") {
    self.init(user: user, password: Secret(password.utf8), authorizationIdentity: identity)
  }
}

extension Mechanism {
  /// The first message as text, nil where the server speaks first.
  mutating func begin() throws -> String? {
    try start().map { $0.bytes.text }
  }

  /// The answer to a text, as text.
  mutating func answer(_ challenge: String) throws -> String {
    try respond(to: Array(challenge.utf8)).bytes.text
  }
}
