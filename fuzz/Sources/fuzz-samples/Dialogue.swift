import FuzzSubjects
import SASL
import SMTP
import Secrecy
import Transport

extension Subject {
  /// All that a server says, from its greeting to the end of the connection.
  static let dialogue = Subject("smtp", longest: 8192) { input, _ in
    let port = try Server.shared.say(input)
    var settings = SessionSettings()
    settings.connectSeconds = 5
    settings.replySeconds = 5
    settings.messageSeconds = 5
    settings.totalSeconds = 8
    let session = Session(with: try Endpoint(host: "127.0.0.1", port: port), settings: settings)
    defer { session.close() }
    try session.open()
    let capabilities = try session.hello(as: "client.sample.test", orHELO: true)
    _ = capabilities.offers("STARTTLS")
    let secret = Secret("pencil".utf8)
    let credentials = Credentials(user: "user", password: secret)
    for name in ["LOGIN", "SCRAM-SHA-256"] {
      guard var mechanism = MechanismKind(named: name)?.mechanism(for: credentials) else { continue }
      _ = try session.authenticate(with: &mechanism, hiding: [secret])
    }
    _ = try session.deliver(
      Array("Subject: a\r\n\r\n.b\r\n".utf8), from: "a@sample.test", to: ["b@sample.test"])
    _ = session.quit()
    for line in session.transcript.lines where "\(line)".contains("pencil") {
      throw Fault("the transcript shows the password: \(line)")
    }
  }
}
