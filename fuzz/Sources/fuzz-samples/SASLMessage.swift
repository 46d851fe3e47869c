import Diagnosis
import FuzzSubjects
import SASL
import Secrecy

extension Subject {
  /// A message of SASL in base64, as `decode` takes it, or its bytes.
  static let payload = Subject("payload") { input, _ in
    for sender in [Payload.Sender.client, .server, .unknown] {
      _ = Payload(Secret(input), from: sender)
    }
    let credentials = Credentials(user: "user", password: Secret("pencil".utf8))
    let options = MechanismOptions(server: OAuthBearer.Server(host: "mail.sample.test", port: 587))
    for name in ["PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2", "OAUTHBEARER", "SCRAM-SHA-256"] {
      guard var mechanism = MechanismKind(named: name)?.mechanism(for: credentials, options) else { continue }
      _ = try? mechanism.start()
      for _ in 0..<3 { _ = try? mechanism.respond(to: input) }
      _ = try? mechanism.finish()
    }
    let bytes = try Base64.decode(input)
    guard Base64.encode(bytes).utf8.filter({ $0 != UInt8(ascii: "=") }).count <= input.count else {
      throw Fault("base64 of \(input.count) characters gives \(bytes.count) bytes")
    }
    _ = Payload(Secret(bytes))
  }

  /// A line of a mail server's log, or of a dialogue.
  static let logLine = Subject("log") { input, _ in
    let text = String(decoding: input, as: UTF8.self)
    _ = LogLine.explain(text)
    _ = Inquiry(text)?.explanation()
  }
}
