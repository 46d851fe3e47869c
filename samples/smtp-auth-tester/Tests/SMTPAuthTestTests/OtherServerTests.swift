import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite("Against other real servers")
struct OtherServerTests {
  private let account = Account.visitor

  /// A server that can be started here; else the test ends with the reason.
  private func start(_ kind: OtherServer) async throws -> RunningServer {
    if let missing = kind.missing { try Test.cancel("\(missing)") }
    return try await RunningServer.start(kind)
  }

  @Test(
    "verdict, cause and next step are right for each mechanism, and swaks and gsasl agree",
    arguments: OtherServer.allCases.filter { !$0.mechanisms.isEmpty })
  func verdicts(of kind: OtherServer) async throws {
    let server = try await start(kind)
    for password in [account.password, account.password + "x"] {
      let isRight = password == account.password
      let secret = Secretive(user: account.user, password: password)
      for mechanism in kind.mechanisms {
        let outcome = try secret.auth(
          [server.endpoint, "--tls", "none", "--mech", mechanism, "--format", "json"])
        let report = try Report(outcome)
        let place = "\(mechanism), \(isRight ? "good" : "bad"): \(outcome.output)\n\(server.log)"
        #expect(report.status == (isRight ? 0 : 16), "\(place)")
        // Postfix is known by its greeting, and who checks its passwords by the words of a refusal.
        let kinds = [kind.rawValue] + (kind == .postfixWithDovecot ? ["postfix"] : [])
        #expect(kinds.contains(report.software ?? ""), "\(place)")
        if !isRight {
          #expect(
            report.attempts?.first?.explanation.causes.first?.check?.contains(kind.command) == true,
            "\(place)")
        }
        try expectAgreement(server, mechanism, password, isRight)
      }
    }
  }

  /// Whether two other programs say the same.
  private func expectAgreement(
    _ server: RunningServer, _ mechanism: String, _ password: String, _ isRight: Bool
  ) throws {
    let scratch = try Scratch()
    let commands = [
      "swaks --server 127.0.0.1 --port $PORT --quit-after AUTH --auth $HOW --auth-user $NAME --auth-password $WORD",
      "gsasl --smtp --no-starttls --connect 127.0.0.1:$PORT -m $HOW -a $NAME -p $WORD </dev/null",
    ]
    for command in commands {
      let program = command.prefix { $0 != " " }
      guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)") else { continue }
      // It has no SCRAM without a module of Perl that is seldom there.
      if program == "swaks", mechanism.hasPrefix("SCRAM") { continue }
      let theirs = try Running(
        ["/bin/sh", "-c", command], in: scratch.path,
        environment: ["PORT=\(server.port)", "HOW=\(mechanism)", "NAME=\(account.user)", "WORD=\(password)"]
      ).finish()
      // Their status may be that of a connection which the server ended after the login.
      #expect(theirs.output.contains("235 ") == isRight, "\(program) \(mechanism): \(theirs)")
    }
  }

  @Test("PLAIN comes first where the certificate is good, and nothing fails")
  func plainFirst() async throws {
    let server = try await start(.exim)
    let secret = Secretive(user: account.user, password: account.password)
    let outcome = try secret.auth([server.endpoint, "--ca-file", server.certificate])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\nPLAIN: 235 Authentication succeeded\n"), "\(outcome)")
    #expect(outcome.output.contains("\nNot tried: CRAM-MD5, LOGIN ("), "\(outcome)")
  }

  @Test("Dovecot's login is accepted, and what it says afterwards is not passed over")
  func relayUnreachable() async throws {
    let server = try await start(.dovecot)
    let secret = Secretive(user: account.user, password: account.password)
    let report = try Report(
      secret.auth([server.endpoint, "--mech", "PLAIN", "--format", "json"]))
    #expect(report.status == 0)
    #expect(report.remarks.map(\.identifier).contains("refused-after-login"))
  }

  /// Debian 12's OpenSMTPD 6.8.0p2 cannot use its key with OpenSSL 3 (OpenSMTPD/OpenSMTPD issues 1171 and 1239), and
  /// ends every handshake with alert 80.
  @Test("OpenSMTPD that cannot use its key is what its alert says")
  func openSMTPD() async throws {
    let server = try await start(.openSMTPD)
    let report = try Report(
      sample.run(["probe", server.endpoint, "--format", "json", "--ca-file", server.certificate]))
    #expect(report.software == "opensmtpd")
    #expect(report.status == 13)
    #expect(report.explanation?.identifier == "tls-alert-internal-error")
    #expect(report.problem == "TLS: TLS handshake failed: the server sent the alert 80, internal_error")
    #expect(report.explanation?.causes.first?.check?.contains("smtpd -n") == true)
  }
}

extension OtherServer {
  /// A part of what tries the pair at the server.
  fileprivate var command: String {
    switch self {
    case .postfixWithDovecot, .dovecot: "doveadm auth test"
    case .exim: "exim -bP authenticators"
    case .sendmail: "testsaslauthd -s smtp"
    case .courier: "authtest -s esmtp"
    case .openSMTPD: "smtpd -n"
    case .aiosmtpd: "authenticator"
    }
  }
}
