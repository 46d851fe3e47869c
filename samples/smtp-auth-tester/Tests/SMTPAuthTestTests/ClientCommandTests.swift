import Foundation
import ProgramTesting
import RealServers
import Testing

/// The configuration of a Postfix that sends its mail through one of the real servers; it never runs.
private struct LaptopPostfix {
  let scratch: Scratch
  let map: String

  /// - Parameters:
  ///   - key: What the password stands under in the table; nil for no table.
  ///   - value: The user and password.
  ///   - type: Of the table.
  init(
    relayhost: String, key: String?, value: String = "\(Account.leakTest.user):\(Account.leakTest.password)",
    settings: [String] = ["smtp_sasl_security_options ="], mode: Int = 0o600, type: String = "texthash",
    runsPostmap: Bool = true
  ) throws {
    scratch = try Scratch()
    map = scratch.path + "/passwd"
    var main = ["compatibility_level = 3.6", "relayhost = \(relayhost)", "smtp_sasl_auth_enable = yes"]
    if key != nil { main.append("smtp_sasl_password_maps = \(type):\(map)") }
    main += settings
    try scratch.file("main.cf", main.joined(separator: "\n") + "\n")
    try scratch.file("master.cf", "smtp unix - - n - - smtp\n")
    if let key { try scratch.file("passwd", "# a comment\n\(key)     \(value)\n", mode: mode) }
    // Postfix waits for two seconds when a file is so new that somebody may still be writing it.
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -50)], ofItemAtPath: "\(scratch.path)/\(name)")
    }
    if type == "hash", runsPostmap {
      let outcome = try Running(["postmap", "-c", scratch.path, "hash:\(map)"], in: scratch.path).finish()
      #expect(outcome.status == 0, "\(outcome)")
    }
  }

  func client(_ arguments: String...) throws -> Outcome {
    let program = try SamplePackage(program: "smtp-auth-test").binaries() + "/smtp-auth-test"
    return try Running([program, "client", "--postfix-dir", scratch.path] + arguments, in: "/tmp").finish()
  }

  func report(_ arguments: String...) throws -> FindingsJSON {
    let program = try SamplePackage(program: "smtp-auth-test").binaries() + "/smtp-auth-test"
    let outcome = try Running(
      [program, "client", "--postfix-dir", scratch.path, "--format", "json"] + arguments, in: "/tmp"
    ).finish()
    for word in [Account.leakTest.password, Data(Account.leakTest.password.utf8).base64EncodedString()] {
      #expect(!"\(outcome)".contains(word))
    }
    return try FindingsJSON(outcome.output)
  }
}

@Suite("smtp-auth-test client", .enabled(if: Requirement.isMet, "\(Requirement.reason)"))
struct ClientCommandTests {
  @Test(
    "logs in with the keys by which Postfix finds a password", arguments: ["[127.0.0.1]:PORT", "127.0.0.1"])
  func goodKeys(key: String) async throws {
    let port = try await RealServers.shared().port(.good)
    let laptop = try LaptopPostfix(
      relayhost: "[127.0.0.1]:\(port)", key: key.replacing("PORT", with: "\(port)"), type: "hash")
    let report = try laptop.report()
    #expect(report.identifiers("fault") == [])
    #expect(report.identifiers("warning") == [])
    #expect(report.identifiers("good") == ["client-relayhost", "password-key", "auth-works"])
    #expect(report.status == 0)
  }

  @Test(
    "points to a key that is nearly right", arguments: ["[127.0.0.1]", "127.0.0.1:PORT", "[127.0.0.1]:25"])
  func nearMiss(key: String) async throws {
    let port = try await RealServers.shared().port(.good)
    let key = key.replacing("PORT", with: "\(port)")
    let report = try LaptopPostfix(relayhost: "[127.0.0.1]:\(port)", key: key).report()
    #expect(report.identifiers("fault") == ["password-key-mismatch"])
    let finding = try #require(report.findings.first)
    #expect(finding.title == "the key '\(key)' is spelled otherwise than relayhost, '[127.0.0.1]:\(port)'")
    #expect(finding.cure.first?.contains("'[127.0.0.1]:\(port)' in place of '\(key)'") == true)
  }

  @Test("sees a server that begins with TLS where Postfix does not, and the other way round")
  func beginning() async throws {
    let servers = try await RealServers.shared()
    for (serverCase, mode, identifier) in [
      (ServerCase.smtps, "no", "client-implicit-tls"), (.good, "yes", "client-no-implicit-tls"),
    ] {
      let relayhost = "[127.0.0.1]:\(servers.port(serverCase))"
      let laptop = try LaptopPostfix(
        relayhost: relayhost, key: relayhost,
        settings: [
          "smtp_sasl_security_options =", "smtp_tls_wrappermode = \(mode)",
          "smtp_tls_security_level = encrypt",
        ])
      let report = try laptop.report()
      #expect(report.identifiers("fault") == [identifier], "\(report)")
    }
  }

  @Test("sees the key of another server")
  func missingKey() async throws {
    let port = try await RealServers.shared().port(.good)
    let report = try LaptopPostfix(relayhost: "[127.0.0.1]:\(port)", key: "mail.other.test").report()
    #expect(report.identifiers("fault") == ["password-key-missing"])
  }

  @Test("sees that the default options forbid the only mechanisms of the server")
  func defaultOptions() async throws {
    let port = try await RealServers.shared().port(.good)
    let laptop = try LaptopPostfix(
      relayhost: "[127.0.0.1]:\(port)", key: "[127.0.0.1]:\(port)", settings: [])
    #expect(try laptop.report().identifiers("fault") == ["client-mechanisms-forbidden"])
    // Without asking the server it is but likely.
    let untried = try laptop.report("--no-try")
    #expect(untried.identifiers("fault") == [])
    #expect(untried.identifiers("warning") == ["client-mechanisms-forbidden"])
    // Another server has mechanisms that do without the password itself.
    let other = try await RealServers.shared().port(.allMechanisms)
    let strong = try LaptopPostfix(
      relayhost: "[127.0.0.1]:\(other)", key: "[127.0.0.1]:\(other)", settings: [])
    #expect(try strong.report().identifiers("good").contains("auth-works"))
  }

  @Test("sees a table that is old, open or missing")
  func tables() async throws {
    let port = try await RealServers.shared().port(.good)
    let relayhost = "[127.0.0.1]:\(port)"
    let stale = try LaptopPostfix(relayhost: relayhost, key: relayhost, type: "hash")
    let past = Date(timeIntervalSinceNow: -100)
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: stale.map + ".db")
    #expect(try stale.report("--no-try").identifiers("fault") == ["password-map-stale"])

    let open = try LaptopPostfix(relayhost: relayhost, key: relayhost, mode: 0o644)
    #expect(try open.report("--no-try").identifiers("warning").contains("password-map-readable"))

    let unmapped = try LaptopPostfix(relayhost: relayhost, key: relayhost, type: "hash", runsPostmap: false)
    #expect(try unmapped.report().identifiers("fault") == ["password-map-missing"])

    let none = try LaptopPostfix(relayhost: relayhost, key: nil)
    #expect(try none.report().identifiers("fault") == ["password-map-missing"])
  }

  @Test("sees what is wrong with the settings")
  func settings() async throws {
    let port = try await RealServers.shared().port(.good)
    let relayhost = "[127.0.0.1]:\(port)"
    let off = try LaptopPostfix(
      relayhost: relayhost, key: relayhost, settings: ["smtp_sasl_auth_enable = no"])
    #expect(try off.report("--no-try").identifiers("fault") == ["client-auth-off"])
    let direct = try LaptopPostfix(relayhost: "", key: relayhost)
    #expect(try direct.report().identifiers("fault") == ["client-no-relayhost"])
    let malformed = try LaptopPostfix(relayhost: relayhost, key: relayhost, value: "onlyuser")
    #expect(try malformed.report().identifiers("fault") == ["password-malformed"])
    let remote = try LaptopPostfix(relayhost: "[192.0.2.1]:465", key: "[192.0.2.1]:465")
    #expect(try remote.report("--no-try").identifiers("fault") == ["client-implicit-tls"])
    #expect(try remote.report("--no-try").identifiers("warning") == ["client-cleartext"])
  }

  @Test("tells what the relay host answers to a wrong password, and by TLS")
  func tries() async throws {
    let servers = try await RealServers.shared()
    let good = "[127.0.0.1]:\(servers.port(.good))"
    let wrong = try LaptopPostfix(relayhost: good, key: good, value: "leaktest:wrong").report()
    #expect(wrong.identifiers("fault") == ["auth-fails"])
    #expect(wrong.findings.first?.evidence.first?.contains("535 5.7.8") == true)

    let tls = "[127.0.0.1]:\(servers.port(.tlsAuthOnly))"
    let encrypted = try LaptopPostfix(
      relayhost: tls, key: tls,
      settings: ["smtp_tls_security_level = encrypt", "smtp_sasl_tls_security_options = noanonymous"])
    #expect(try encrypted.report().identifiers("good").contains("auth-works"))
    // Without TLS that server offers no AUTH.
    let clear = try LaptopPostfix(relayhost: tls, key: tls)
    #expect(try clear.report().identifiers("fault") == ["relay-offers-no-auth"])

    let smtps = "[127.0.0.1]:\(servers.port(.smtps))"
    let implicit = try LaptopPostfix(
      relayhost: smtps, key: smtps,
      settings: [
        "smtp_tls_wrappermode = yes", "smtp_tls_security_level = encrypt",
        "smtp_sasl_tls_security_options = noanonymous",
      ])
    #expect(try implicit.report().identifiers("good").contains("auth-works"))
    let gone = try LaptopPostfix(relayhost: "[127.0.0.1]:1", key: "[127.0.0.1]:1")
    #expect(try gone.report().identifiers("fault") == ["relay-not-reached"])
  }

  @Test("tells a person the same")
  func text() async throws {
    let port = try await RealServers.shared().port(.good)
    let outcome = try LaptopPostfix(relayhost: "[127.0.0.1]:\(port)", key: "[127.0.0.1]").client()
    #expect(outcome.status == 20)
    #expect(outcome.output.contains("FAULT: the key '[127.0.0.1]' is spelled otherwise than relayhost"))
    #expect(outcome.output.hasSuffix("\nverdict: faults, 1 fault, 0 warnings\n"))
  }
}
