import Doctor
import Foundation
import ProgramTesting
import RealServers
import Secrecy
import Testing

/// A way in which a server is set up, and what the doctor must say about it.
private struct Row: CustomTestStringConvertible {
  let serverCase: ServerCase
  let identifiers: [String]
  var testDescription: String { serverCase.name }

  init(_ serverCase: ServerCase, _ identifiers: String...) {
    self.serverCase = serverCase
    self.identifiers = identifiers
  }

  /// Every case whose cause is on the server.
  static let all = [
    Row(.sasldbOutsideChroot, "sasldb-not-in-chroot"),
    Row(.sasldbUnreadable, "sasldb-unreadable"),
    Row(.sasldbStale, "sasldb-stale"),
    Row(.noplaintext, "plaintext-mechanisms-forbidden"),
    Row(.configurationMissing, "smtpd-conf-missing"),
    Row(.configurationBroken, "sasl-conf-syntax"),
    Row(.saslauthdOutsideChroot, "saslauthd-not-in-chroot"),
    Row(.saslauthdWrongGroup, "saslauthd-forbidden"),
    Row(.saslauthdSymbolicLink, "saslauthd-symlink"),
    Row(.saslauthdGone, "saslauthd-not-running"),
    Row(.pwcheckPAM, "verifier-unknown"),
    Row(.sqlSocketInChroot, "sql-socket-in-chroot"),
    Row(.sqlDown, "sql-unreachable"),
    Row(.sqlDenied, "sql-access-denied"),
    Row(.sqlWithoutTable, "sql-no-table"),
    Row(.authOff, "auth-off"),
    Row(.tlsAuthOnly, "auth-only-with-tls"),
    Row(.tlsEncrypt, "tls-required"),
    Row(.smtps, "implicit-tls"),
    Row(.exceptionsNetworks, "auth-hidden-from-networks"),
    Row(.brokenOff, "single-auth-line"),
    Row(.relayDenied, "relay-not-permitted"),
  ]
}

/// The real servers with all that is found about them, found once.
private struct Examined {
  let servers: RealServers
  let findings: [Finding]

  static let task = Task {
    let servers = try await RealServers.shared()
    let examination = try Examination(
      directory: servers.postfixDirectory, pamDirectory: servers.pamDirectory)
    return Examined(servers: servers, findings: examination.findings())
  }

  func findings(_ serverCase: ServerCase) -> [Finding] {
    findings.filter { $0.services.contains(servers.service(serverCase)) }
  }
}

@Suite("Against real servers, the doctor", .enabled(if: Requirement.isMet, "\(Requirement.reason)"))
struct MatrixTests {
  @Test("names the cause", arguments: Row.all)
  private func names(row: Row) async throws {
    let findings = try await Examined.task.value.findings(row.serverCase)
    for identifier in row.identifiers {
      let finding = try #require(
        findings.first { $0.identifier == identifier }, "\(findings.map(\.identifier))")
      #expect(!finding.evidence.isEmpty)
      #expect(!finding.cause.isEmpty)
      if finding.severity == .fault { #expect(!finding.cure.isEmpty) }
    }
  }

  @Test(
    "finds a fault where the right password is refused, and none where it works",
    arguments: ServerCase.allCases)
  func faults(serverCase: ServerCase) async throws {
    let examined = try await Examined.task.value
    let faults = examined.findings(serverCase).filter { $0.severity == .fault }.map(\.identifier)
    switch serverCase {
    case .relayDenied: #expect(faults == ["relay-not-permitted"])
    // Deliberately off as far as anybody knows who looks at all services; its PAM file is not the one looked at; and
    // the file of accounts that takes the place of settings is the machine's own.
    case .authOff, .pamWithoutAccount, .configurationMissing: break
    default: #expect(faults.isEmpty == serverCase.accepts, "\(faults)")
    }
  }

  @Test("finds nothing wrong with Postfix as a whole")
  func whole() async throws {
    let examined = try await Examined.task.value
    let whole = examined.findings.filter { $0.services.isEmpty && $0.severity > .note }
    #expect(whole == [])
  }

  private func findings(
    _ serverCase: ServerCase, account: Account? = nil, password: String? = nil, pam: String? = nil
  ) async throws -> [Finding] {
    let servers = try await RealServers.shared()
    let examination = try Examination(
      directory: servers.postfixDirectory, service: servers.service(serverCase),
      account: account.map {
        Examination.Account(user: $0.user, password: Secret((password ?? $0.password).utf8))
      }, pamDirectory: pam ?? servers.pamDirectory)
    return examination.findings()
  }

  @Test("calls AUTH that is off a fault in the service that was asked for")
  func authOff() async throws {
    let off = try #require(try await findings(.authOff).first { $0.identifier == "auth-off" })
    #expect(off.severity == .fault)
    #expect(
      off.evidence.contains { $0.contains("/master.cf:") && $0.contains("smtpd_sasl_auth_enable = no") })
    #expect(off.evidence.contains { $0.contains("/main.cf:") && $0.contains("overrides") })
  }

  @Test("sees the missing account line, and that saslauthd refuses therefore")
  func pamWithoutAccount() async throws {
    let servers = try await RealServers.shared()
    let found = try await findings(
      .pamWithoutAccount, account: .leakTest, pam: servers.pamDirectoryWithoutAccount)
    let faults = found.filter { $0.severity == .fault }.map(\.identifier)
    #expect(faults == ["saslauthd-says-no", "pam-account-missing"])
  }

  @Test(
    "tries the account with every back end",
    arguments: [
      (ServerCase.good, "sasldb-user"), (.goodInChroot, "sasldb-user"), (.saslauthd, "saslauthd-says-yes"),
      (.saslauthdInChroot, "saslauthd-says-yes"), (.sql, "sql"), (.sqlInChroot, "sql"),
    ])
  func account(serverCase: ServerCase, identifier: String) async throws {
    let found = try await findings(serverCase, account: .leakTest)
    #expect(found.filter { $0.severity > .warning } == [])
    #expect(found.contains { $0.identifier == identifier && $0.severity == .good })
  }

  @Test(
    "says that a user is unknown",
    arguments: [
      (ServerCase.good, "sasldb-user-missing"), (.goodInChroot, "sasldb-user-missing"),
      (.saslauthd, "saslauthd-says-no"), (.sql, "sql-user-missing"),
    ])
  func unknownUser(serverCase: ServerCase, identifier: String) async throws {
    // PAM takes its time for each no.
    let names = ["nobody"] + (serverCase == .saslauthd ? [] : ["x' OR '1'='1", "%u%", "\\' OR 1=1 -- "])
    for name in names {
      let found = try await findings(serverCase, account: Account(user: name, password: "pass"))
      #expect(found.contains { $0.identifier == identifier && $0.severity == .fault }, "\(name)")
    }
  }

  @Test("says that saslauthd refuses a wrong password")
  func wrongPassword() async throws {
    let found = try await findings(.saslauthd, account: .leakTest, password: "wrong")
    #expect(found.filter { $0.severity == .fault }.map(\.identifier) == ["saslauthd-says-no"])
  }

  @Test("foretells the mechanisms that the server really offers", arguments: ServerCase.allCases)
  func mechanisms(serverCase: ServerCase) async throws {
    let examined = try await Examined.task.value
    let inTheClear: Set<ServerCase> = [
      .authOff, .noplaintext, .configurationBroken, .exceptionsNetworks, .tlsAuthOnly, .tlsEncrypt, .smtps,
    ]
    guard !inTheClear.contains(serverCase) else { return }
    let title = try #require(
      examined.findings(serverCase).first { $0.identifier == "mechanisms" }?.title)
    let foretold = Set(
      title.dropFirst("offered are ".count).split(separator: ",").map { $0.filter { $0 != " " } })
    let script =
      "exec 3<>/dev/tcp/127.0.0.1/\(examined.servers.port(serverCase)); printf 'EHLO t\\r\\nQUIT\\r\\n' >&3; cat <&3"
    let answer = try Running(["/bin/bash", "-c", script], in: "/tmp").finish().output
    let line = try #require(answer.split(whereSeparator: \.isNewline).first { $0.hasPrefix("250-AUTH ") })
    #expect(Set(line.split(separator: " ").dropFirst().map(String.init)) == foretold)
  }

  @Test("shows no password")
  func secrets() async throws {
    let examined = try await Examined.task.value
    var texts = [String(describing: examined.findings)]
    for serverCase in [ServerCase.good, .saslauthd, .sql, .sqlDenied] {
      texts.append(String(describing: try await findings(serverCase, account: .leakTest)))
    }
    let base64 = Data(Account.leakTest.password.utf8).base64EncodedString()
    for word in [Account.leakTest.password, base64, "wrong-secret", "passwd=secret", "sql_passwd: secret"] {
      #expect(!texts.contains { $0.contains(word) }, "\(word)")
    }
  }
}
