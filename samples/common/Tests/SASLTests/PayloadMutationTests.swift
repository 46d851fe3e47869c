import ProgramTesting
import SASL
import Secrecy
import SecrecyTesting
import SeededRandom
import Testing

@Suite("Messages with one or two wrong bytes")
struct PayloadMutationTests {
  /// A letter that stands nowhere else makes each piece of it known.
  private static let secret = "S3CR3TPWxq7Z"

  private static let messages = [
    "\0joe\0\(secret)", "joe\0joe\0\(secret)", "joe@example.org\0ann\0\(secret)", secret, "\(secret)\n",
    "Password:\(secret)", "user=joe@example.org\u{1}auth=Bearer \(secret)\u{1}\u{1}",
    "n,a=joe,\u{1}host=mail.example\u{1}port=587\u{1}auth=Bearer \(secret)\u{1}\u{1}",
    "n,,\u{1}auth=Bearer \(secret)\u{1}\u{1}", "c=biws,r=fyko3rfc,p=\(secret)", "v=rmF9pqV8\(secret)8suAoZW=",
    "\0joe\0\(secret)\0ann\0\(secret)", #"{"status":"400","token":"\#(secret)"}"#,
  ].map { TestText($0) }

  private func contains(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: Self.secret.utf8) }
  }

  @Test("never show the secret, whoever sent them", arguments: messages)
  func mutated(message: TestText) {
    var random = SeededGenerator(seed: UInt64(message.text.utf8.count))
    for _ in 0..<Mutation.count() {
      let bytes = Mutation.mutated(Array(message.text.utf8), using: &random)
      for sender in [Payload.Sender.client, .server, .unknown] {
        let payload = Payload(Secret(bytes), from: sender)
        let shown = ([payload.text] + payload.remarks).joined(separator: "\n")
        // Where a NUL comes into the password and another one goes, its beginning is a user's name like any other.
        let isAnother = payload.kind == .plain && payload.remarks == [] && !contains(bytes)
        if !isAnother, let piece = Mutation.piece(of: Self.secret, in: shown) {
          Issue.record("\(String(printing: bytes)) from \(sender) shows \(piece): \(shown)")
        }
      }
    }
  }
}
