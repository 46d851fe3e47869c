import Foundation
import ProgramTesting
import RealServers
import Testing

/// Another program that tries a credential, and how it says yes.
private struct Peer: Sendable, CustomTestStringConvertible {
  let name: String

  /// The command for a shell, with $HOST, $PORT, $NAME and $WORD.
  let command: String
  var testDescription: String { name }

  var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)") }

  static let all = [
    Peer(
      name: "swaks",
      command:
        "swaks --server $HOST --port $PORT --quit-after AUTH --auth PLAIN --auth-user $NAME --auth-password $WORD"
    ),
    Peer(
      name: "curl",
      // After AUTH it asks for HELP, which Postfix does not know; 67 is what it calls a login denied.
      command: """
        printf 'user = "%s:%s"\\nlogin-options = "AUTH=PLAIN"\\n' $NAME $WORD | \
        curl -sS -v -K - smtp://$HOST:$PORT 2>&1 | grep -q '^< 235'
        """),
    Peer(
      name: "gsasl",
      command: "gsasl --smtp --no-starttls --connect $HOST:$PORT -m PLAIN -a $NAME -p $WORD </dev/null"),
  ]

  static let missing = all.filter { !$0.isInstalled }.map(\.name)
}

@Suite(
  "Other programs agree with our verdict",
  .enabled(if: Requirement.isMet, Comment(rawValue: Requirement.reason)),
  .enabled(if: Peer.missing.isEmpty, "not installed: \(Peer.missing.joined(separator: ", "))"))
struct PeerTests {
  private static let cases: [ServerCase] = [.good, .sasldbOutsideChroot, .sasldbUnreadable, .saslauthd, .sql]

  @Test("for the good and the bad password", arguments: Peer.all, cases)
  private func agrees(peer: Peer, on serverCase: ServerCase) async throws {
    let servers = try await RealServers.shared()
    for password in [Account.plain.password, "wrong"] {
      let secret = Secretive(user: Account.plain.user, password: password)
      // A password this short is in many words; what counts here is the verdict.
      let scratch = try Scratch()
      let file = try scratch.file("password", password, mode: 0o600)
      let ours = try smtpAuthTest(
        "auth", servers.service(serverCase), "--user", secret.user, "--password-file", file, "--mech", "PLAIN"
      )
      let theirs = try Running(
        ["/bin/sh", "-c", peer.command], in: scratch.path,
        environment: [
          "HOST=127.0.0.1", "PORT=\(servers.port(serverCase))", "NAME=\(secret.user)", "WORD=\(password)",
        ]
      ).finish()
      #expect((ours.status == 0) == (theirs.status == 0), "\(password): \(theirs)")
      #expect((ours.status == 0) == (serverCase.accepts && password == Account.plain.password))
    }
  }
}
