import Foundation
import ProgramTesting
import RealServers
import Testing

/// What `auth` says of a case, with a good credential.
private struct Expected {
  let status: Int32
  let identifier: String
}

extension ServerCase {
  fileprivate var options: [String] {
    switch self {
    case .authOff, .exceptionsNetworks: ["--mech", "PLAIN", "--force"]
    case .tlsEncrypt: ["--mech", "PLAIN", "--force", "--tls", "none"]
    case .smtps: ["--tls", "implicit"]
    case .pwcheckPAM, .configurationMissing: ["--mech", "PLAIN"]
    // There is no greeting to wait for.
    case .configurationBroken: ["--timeout", "2"]
    default: []
    }
  }

  fileprivate var expected: Expected {
    switch self {
    // Cyrus SASL takes a query that fails for one that found no user.
    case .sasldbOutsideChroot, .sasldbStale, .pamWithoutAccount, .sqlWithoutTable:
      Expected(status: 16, identifier: "credentials-rejected")
    // It falls back to /etc/sasldb2, which Debian's sasl2-bin makes and smtpd may not read.
    case .configurationMissing where FileManager.default.fileExists(atPath: "/etc/sasldb2"):
      Expected(status: 17, identifier: "back-end-failed")
    case .configurationMissing: Expected(status: 16, identifier: "credentials-rejected")
    case .sasldbUnreadable, .saslauthdOutsideChroot, .saslauthdWrongGroup, .saslauthdSymbolicLink,
      .saslauthdGone, .sqlSocketInChroot, .sqlDown, .sqlDenied:
      Expected(status: 17, identifier: "back-end-failed")
    case .pwcheckPAM: Expected(status: 17, identifier: "verifier-unknown")
    case .noplaintext: Expected(status: 11, identifier: "closed-before-greeting")
    case .configurationBroken: Expected(status: 11, identifier: "greeting-timed-out")
    case .authOff: Expected(status: 14, identifier: "auth-not-enabled")
    case .tlsEncrypt: Expected(status: 13, identifier: "starttls-required")
    case .exceptionsNetworks: Expected(status: 0, identifier: "auth-works-unoffered")
    default: Expected(status: 0, identifier: "auth-works")
    }
  }
}

@Suite("Against the real Postfix", .enabled(if: Requirement.isMet, Comment(rawValue: Requirement.reason)))
struct RealServerTests {
  private let account = Account.leakTest
  private var secret: Secretive { Secretive(user: account.user, password: account.password) }

  @Test("auth makes of every case what it is", arguments: ServerCase.allCases)
  func diagnosis(of serverCase: ServerCase) async throws {
    let servers = try await RealServers.shared()
    let report = try Report(
      secret.auth(
        [servers.service(serverCase), "--ca-file", servers.certificate, "--format", "json"]
          + serverCase.options))
    let story = report.attempts?.map { "\($0.mechanism): \($0.reply?.lines ?? []) \($0.problem ?? "")" } ?? []
    #expect(report.status == serverCase.expected.status, "\(story)")
    #expect(report.identifier == serverCase.expected.identifier)
  }

  @Test(
    "and a wrong password is rejected wherever the right one is not",
    arguments: ServerCase.allCases.filter(\.accepts))
  func wrongPassword(at serverCase: ServerCase) async throws {
    let servers = try await RealServers.shared()
    let wrong = Secretive(user: account.user, password: account.password + "x")
    let report = try Report(
      wrong.auth(
        [servers.service(serverCase), "--ca-file", servers.certificate, "--format", "json"]
          + serverCase.options))
    #expect(report.status == (serverCase == .tlsEncrypt ? 13 : 16))
  }

  @Test("every mechanism, in every form, works where all are offered")
  func allForms() async throws {
    let servers = try await RealServers.shared()
    let report = try Report(
      secret.auth([servers.service(.allMechanisms), "--all-forms", "--format", "json"]))
    let attempts = report.attempts ?? []
    #expect(attempts.filter { !$0.succeeded }.map(\.mechanism) == [])
    let names = attempts.map { $0.mechanism + ($0.initial_response ? "+" : "-") }
    #expect(
      names == [
        "SCRAM-SHA-256+", "SCRAM-SHA-256-", "PLAIN+", "PLAIN-", "PLAIN+", "SCRAM-SHA-1+", "SCRAM-SHA-1-",
        "CRAM-MD5-", "LOGIN-", "LOGIN+",
      ])
  }

  @Test("relaying is tried with and without AUTH")
  func relay() async throws {
    let servers = try await RealServers.shared()
    let addresses = ["--relay-check", "a@x.test", "b@y.test", "--format", "json"]
    let good = try Report(secret.auth([servers.service(.good)] + addresses))
    #expect(good.status == 0)
    #expect(good.relay?.with_auth?.accepted == true)
    #expect(good.relay?.without_auth.accepted == false)
    let denied = try Report(secret.auth([servers.service(.relayDenied)] + addresses))
    #expect(denied.relay?.with_auth?.accepted == false)
    #expect(denied.relay?.explanation?.identifier == "relay-denied-authenticated")
    #expect(denied.status == 19)
  }
}
