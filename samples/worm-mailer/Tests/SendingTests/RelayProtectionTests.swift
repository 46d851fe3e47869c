import Sending
import ProgramTesting
import ServerTesting
import Testing
import Transport

@Suite("On the way to a relay")
struct RelayProtectionTests {
  private let plain = "S: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250 SIZE\n"
  private let offer = "S: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250 STARTTLS\n"
  private let tls = "C: STARTTLS\nS: 220 go\nTLS\nC: EHLO *\nS: 250-hi\nS: 250 AUTH SCRAM-SHA-256 PLAIN\n"
  private let message = """
    C: MAIL *
    S: 250 Ok
    C: RCPT *
    S: 250 Ok
    C: DATA
    S: 354 go
    MESSAGE
    S: 250 queued
    C: QUIT
    S: 221 bye
    """

  private func account(_ scratch: Scratch, mode: Int = 0o600) throws -> Relay.Account {
    Relay.Account(user: "joe", passwordFile: try scratch.file("password", "secret\n", mode: mode))
  }

  @Test("TLS is used where it is offered", arguments: [Relay.Encryption.opportunistic, .required])
  func startTLS(encryption: Relay.Encryption) throws {
    let (outcome, sessions) = try PlayedRelay.take(Script(offer + tls + message)) {
      $0.encryption = encryption
    }
    #expect(outcome.addresses(.accepted) == ["b@y.test"])
    #expect(sessions.first?.lines.contains(.init(text: "A line", isEncrypted: true)) == true)
  }

  @Test("TLS is there from the first byte")
  func implicit() throws {
    let (outcome, _) = try PlayedRelay.take(Script("TLS\n" + plain + message)) { $0.encryption = .implicit }
    #expect(outcome.addresses(.accepted) == ["b@y.test"])
  }

  @Test("TLS is not used when it is not wanted, or not offered")
  func clear() throws {
    #expect(
      try PlayedRelay.take(Script(offer + message)) { $0.encryption = .none }.outcome.addresses(.accepted)
        .count == 1)
    #expect(try PlayedRelay.take(Script(plain + message)).outcome.addresses(.accepted).count == 1)
  }

  @Test("nothing is sent without TLS that is required")
  func required() throws {
    let (outcome, sessions) = try PlayedRelay.take(Script(plain + "C: QUIT\nS: 221 bye")) {
      $0.encryption = .required
    }
    #expect(
      outcome.recipients.map(\.reply).first?.hasSuffix(
        ": offers no STARTTLS, without which nothing is to be sent") == true)
    #expect(sessions.first?.texts == ["EHLO mailer.test", "QUIT"])
  }

  @Test("a certificate that is not good ends it where TLS is required, and is better than none elsewhere")
  func certificate() throws {
    let expired = offer + "C: STARTTLS\nS: 220 go\nTLS expired\n"
    let strict = try PlayedRelay.take(Script(expired)) { $0.encryption = .required }
    #expect(strict.outcome.recipients.map(\.fate) == [.temporary])
    #expect(strict.outcome.recipients.first?.reply.contains("certificate has expired") == true)
    let easy = try PlayedRelay.take(
      Script(expired + plain.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n" + message))
    #expect(easy.outcome.addresses(.accepted) == ["b@y.test"])
    #expect(easy.sessions.first?.lines.contains(.init(text: "A line", isEncrypted: true)) == true)
  }

  @Test("TLS that does not work is done without only where that is allowed")
  func broken() throws {
    let broken = Script(offer + "C: STARTTLS\nS: 454 4.7.0 TLS not available\nC: QUIT\nS: 221 bye")
    let (outcome, sessions) = try PlayedRelay.take(broken, Script(offer + message))
    #expect(outcome.addresses(.accepted) == ["b@y.test"])
    #expect(sessions.count == 2)
    let strict = try PlayedRelay.take(broken) { $0.encryption = .required }
    #expect(
      strict.outcome.recipients.first?.reply.hasSuffix("the server refuses: 454 4.7.0 TLS not available")
        == true)
    let scratch = try Scratch()
    let secret = try PlayedRelay.take(broken) { $0.account = try account(scratch) }
    #expect(secret.outcome.recipients.map(\.fate) == [.temporary])
  }

  @Test("the strongest mechanism is tried first, and PLAIN when it does not work")
  func authentication() throws {
    let scratch = try Scratch()
    let auth = """
      C: AUTH SCRAM-SHA-256 *
      S: 535 5.7.8 no
      C: AUTH PLAIN AGpvZQBzZWNyZXQ=
      S: 235 2.7.0 welcome

      """
    let (outcome, _) = try PlayedRelay.take(Script(offer + tls + auth + message)) {
      $0.account = try account(scratch)
    }
    #expect(outcome.addresses(.accepted) == ["b@y.test"])
  }

  @Test(
    "a relay that does not know us gets nothing, and the mail waits",
    arguments: [
      (
        "AUTH PLAIN", "C: AUTH PLAIN *\nS: 535 5.7.8 no AGpvZQBzZWNyZXQ=\n",
        "AUTH PLAIN: 535 5.7.8 no [hidden]"
      ),
      ("AUTH PLAIN", "C: AUTH PLAIN *\nS: 454 4.7.0 later\n", "AUTH PLAIN: 454 4.7.0 later"),
      ("SIZE", "", "offers no AUTH; without an account nothing is to be sent"),
      (
        "AUTH GSSAPI", "",
        "offers no mechanism for AUTH that this program has; without an account nothing is to be sent"
      ),
    ])
  func refused(offer: String, auth: String, reply: String) throws {
    let scratch = try Scratch()
    let script = "TLS\nS: 220 hi\nC: EHLO *\nS: 250-hi\nS: 250 \(offer)\n\(auth)C: QUIT\nS: 221 bye"
    let (outcome, _) = try PlayedRelay.take(Script(script)) {
      $0.encryption = .implicit
      $0.account = try account(scratch)
    }
    #expect(outcome.recipients.map(\.fate) == [.temporary])
    #expect(outcome.recipients.first?.reply.hasSuffix(": " + reply) == true)
  }

  @Test("a server that is not authentic is not told the password")
  func notAuthentic() throws {
    let scratch = try Scratch()
    let auth = "C: AUTH SCRAM-SHA-256 *\nS: 235 welcome without a proof\nC: QUIT\nS: 221 bye"
    let (outcome, sessions) = try PlayedRelay.take(Script(offer + tls + auth)) {
      $0.account = try account(scratch)
    }
    #expect(outcome.recipients.map(\.fate) == [.temporary])
    #expect(sessions.first?.texts.contains { $0.hasPrefix("AUTH PLAIN") } == false)
  }

  @Test("a password that others can read is not used")
  func password() throws {
    let scratch = try Scratch()
    let path = try scratch.file("password", "secret", mode: 0o644)
    var settings = Relay(try .init(host: "127.0.0.1", port: 1), helloName: "mailer.test")
    settings.account = .init(user: "joe", passwordFile: path)
    let outcome = RelayTransport(settings).deliver(message: [], from: "", to: ["b@y.test"])
    #expect(
      outcome.recipients.map(\.reply) == [
        "\(path): others than its owner may use it; chmod 600 makes it private"
      ])
  }
}
