import Foundation
import ProgramTesting
import RealServers
import Testing

/// The JSON of `doctor` and `client`, as a program that reads it would declare it.
struct FindingsJSON: Decodable {
  struct Finding: Decodable {
    let identifier: String
    let severity: String
    let services: [String]
    let title: String
    let evidence: [String]
    let cause: String?
    let cure: [String]
  }
  let subject: String
  let verdict: String
  let status: Int
  let counts: [String: Int]
  let findings: [Finding]

  init(_ text: String) throws {
    self = try JSONDecoder().decode(FindingsJSON.self, from: Data(text.utf8))
  }

  /// The identifiers of the findings of a severity.
  func identifiers(_ severity: String) -> [String] {
    findings.filter { $0.severity == severity }.map(\.identifier)
  }
}

@Suite("smtp-auth-test doctor", .enabled(if: Requirement.isMet, "\(Requirement.reason)"))
struct DoctorCommandTests {
  private let package = SamplePackage(program: "smtp-auth-test")

  private func doctor(_ arguments: String..., password: Account? = nil) async throws -> Outcome {
    let servers = try await RealServers.shared()
    let scratch = try Scratch()
    var words = [
      try package.binaries() + "/smtp-auth-test", "doctor", "--postfix-dir", servers.postfixDirectory,
    ]
    words += ["--pam-dir", servers.pamDirectory] + arguments
    if let password {
      words += ["--user", password.user, "--password-file"]
      words.append(try scratch.file("password", password.password + "\n", mode: 0o600))
    }
    return try Running(words, in: "/tmp").finish()
  }

  @Test("tells a person what is wrong, why, and what to do")
  func text() async throws {
    let servers = try await RealServers.shared()
    let outcome = try await doctor("--service", servers.service(.sasldbOutsideChroot))
    #expect(outcome.status == 20)
    #expect(outcome.errors == "")
    let service = servers.service(.sasldbOutsideChroot)
    for part in [
      "FAULT: \(service): the file of accounts is outside of the chroot,",
      "  seen: \(servers.queueDirectory)/", "chroot column is 'y'", "  why: smtpd finds no accounts",
      "  to do:\n", "    postconf -c \(servers.postfixDirectory) -F '\(service)/inet/chroot = n'\n",
      "  finding: sasldb-not-in-chroot\n", "\nverdict: faults, 1 fault, 1 warning\n",
    ] { #expect(outcome.output.contains(part), "\(part)\n\(outcome)") }
  }

  @Test(
    "finds no fault in good services", arguments: [ServerCase.good, .goodInChroot, .saslauthd, .sql, .smtps])
  func good(serverCase: ServerCase) async throws {
    let servers = try await RealServers.shared()
    let outcome = try await doctor(
      "--service", servers.service(serverCase), "--format", "json", password: .leakTest)
    let report = try FindingsJSON(outcome.output)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(report.verdict == "no-fault")
    #expect(report.identifiers("fault") == [])
    #expect(report.identifiers("good").contains("auth-works"))
  }

  @Test("shows that a running smtpd is in the chroot, by /proc and by the log")
  func chroot() async throws {
    let servers = try await RealServers.shared()
    let service = servers.service(.goodInChroot)
    // The trial of the first run leaves a process behind for the second to see.
    _ = try await doctor("--service", service, password: .leakTest)
    let report = try FindingsJSON(try await doctor("--service", service, "--format", "json").output)
    let chroot = try #require(report.findings.first { $0.identifier == "chroot" })
    #expect(
      chroot.evidence.contains { $0.hasPrefix("/proc/") && $0.hasSuffix(": \(servers.queueDirectory)") },
      "\(chroot.evidence)")
    #expect(report.identifiers("note").contains("log-unknown-localhost"))
  }

  @Test(
    "tries the account at every kind of failing service",
    arguments: ServerCase.allCases.filter { !$0.accepts })
  func failing(serverCase: ServerCase) async throws {
    // The first has no AUTH to try, the second never greets, and waiting for it takes its time.
    guard ![.authOff, .configurationBroken].contains(serverCase) else { return }
    let servers = try await RealServers.shared()
    let outcome = try await doctor(
      "--service", servers.service(serverCase), "--format", "json", password: .leakTest)
    let report = try FindingsJSON(outcome.output)
    #expect(outcome.status == 20, "\(outcome)")
    #expect(report.status == 20)
    #expect(report.identifiers("fault").contains("auth-fails"), "\(outcome)")
    #expect(report.counts["fault"] == report.identifiers("fault").count)
  }

  @Test("gives a monitoring system one line")
  func nagios() async throws {
    let servers = try await RealServers.shared()
    let bad = try await doctor("--service", servers.service(.sqlDown), "--format", "nagios")
    #expect(bad.status == 2)
    #expect(
      bad.output.hasPrefix("SMTP AUTH CRITICAL - \(servers.service(.sqlDown)): no database server answers"))
    #expect(bad.output.hasSuffix(" | faults=1;;;0 warnings=0;;;0\n"), "\(bad)")
    let good = try await doctor("--service", servers.service(.sql), "--format", "nagios")
    #expect(good == Outcome("SMTP AUTH OK - nothing is wrong | faults=0;;;0 warnings=0;;;0\n"))
    let warned = try await doctor("--service", servers.service(.exceptionsNetworks), "--format", "nagios")
    #expect(warned.status == 1)
  }

  @Test("says when there is no such configuration, service or password")
  func mistakes() async throws {
    let program = try package.binaries() + "/smtp-auth-test"
    let none = try Running([program, "doctor", "--postfix-dir", "/nonexistent"], in: "/tmp").finish()
    #expect(none.status == 1)
    #expect(none.errors.hasPrefix("smtp-auth-test: "))
    #expect(none.errors.contains("/nonexistent/main.cf: No such file or directory"))
    let watched = try Running(
      [program, "doctor", "--postfix-dir", "/nonexistent", "--format", "nagios"], in: "/tmp"
    ).finish()
    #expect(watched.status == 3)
    #expect(watched.output.hasPrefix("SMTP AUTH UNKNOWN - "))
    let service = try await doctor("--service", "nosuch")
    #expect(service.status == 20)
    #expect(service.output.contains("there is no service 'nosuch'"))
    #expect(try await doctor("--password-fd", "0").status == 64)
  }

  @Test("shows the password nowhere")
  func secrets() async throws {
    let servers = try await RealServers.shared()
    let words = [Account.leakTest.password, Data(Account.leakTest.password.utf8).base64EncodedString()]
    for serverCase in [ServerCase.good, .saslauthd, .sql, .sqlWithoutTable, .pwcheckPAM] {
      for format in serverCase == .sql ? ["text", "json", "nagios"] : ["text"] {
        let outcome = try await doctor(
          "--verbose", "--service", servers.service(serverCase), "--format", format, password: .leakTest)
        for word in words { #expect(!"\(outcome)".contains(word)) }
      }
    }
    let log = String(decoding: FileManager.default.contents(atPath: servers.log) ?? Data(), as: UTF8.self)
    for word in words { #expect(!log.contains(word)) }
  }

  @Test("tells an ordinary user what cannot be seen, and nothing that is not so")
  func unprivileged() async throws {
    let servers = try await RealServers.shared()
    // Where the build is, others may not be let in.
    let scratch = try Scratch()
    let program = scratch.path + "/smtp-auth-test"
    // Not copied by ourselves: a file that is open for writing, in a child just being started, cannot be run.
    let copy = try Running(["cp", try package.binaries() + "/smtp-auth-test", program], in: "/").finish()
    #expect(copy.status == 0, "\(copy)")
    let words = [
      program, "doctor", "--postfix-dir", servers.postfixDirectory, "--pam-dir", servers.pamDirectory,
      "--format", "json",
    ]
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let seen = try FindingsJSON(try Running(words, in: "/").finish().output)
    let outcome = try Running(nobody + words, in: "/").finish()
    #expect(outcome.status == 20, "\(outcome)")
    let report = try FindingsJSON(outcome.output)
    #expect(report.identifiers("unknown").contains("cannot-look"))
    for finding in report.findings where ["fault", "warning"].contains(finding.severity) {
      let real = seen.findings.filter { $0.identifier == finding.identifier }.flatMap(\.services)
      #expect(
        Set(finding.services).isSubset(of: real)
          && seen.findings.contains { $0.identifier == finding.identifier },
        "\(finding)")
    }
  }
}
