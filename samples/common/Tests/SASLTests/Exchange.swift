import SASL
import Secrecy
import SecrecyTesting
import Testing

/// What tests say shortly: credentials, texts as challenges, messages as texts.
func credentials(
  _ user: String, _ password: String, actingFor identity: String = ""
) -> Credentials {
  Credentials(user: user, password: Secret(password.utf8), authorizationIdentity: identity)
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

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func bytes(_ count: ClosedRange<Int>) -> [UInt8] {
    (0..<Int.random(in: count, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}
