import ServerTesting
import Testing
import Transport

@Suite("TLS")
struct TLSTests {
  private func state(
    _ script: Script, host: String = "127.0.0.1", _ change: (inout TLSOptions) throws -> Void = { _ in }
  ) throws -> TLSState {
    let server = try ScriptedServer(script)
    defer { server.finish() }
    let endpoint = try Endpoint(host: host, port: server.port)
    var options = TLSOptions(trust: .authorities(file: try TestCertificates.shared.get().authorityFile))
    try change(&options)
    let deadline = Deadline(seconds: 20)
    let socket = try Socket(to: endpoint, family: .ipv4, by: deadline)
    defer { socket.close() }
    return try TLS(over: socket, to: endpoint, options: options, by: deadline).state
  }

  @Test(
    "is trusted with a certificate for the name or the address",
    arguments: ["127.0.0.1", "localhost"])
  func good(host: String) throws {
    let state = try state("TLS", host: host)
    #expect(state.problems == [])
    #expect(state.isTrusted)
    #expect(state.version == "TLSv1.3")
    #expect(state.cipher.hasPrefix("TLS_"))
    // Which of TLS 1.3's ciphers is chosen depends on OpenSSL's configuration.
    #expect([128, 256].contains(state.cipherBits))
    #expect(state.chain.count == 1)
    let certificate = try #require(state.certificate)
    #expect(certificate.subject == "CN=localhost")
    #expect(certificate.issuer == "CN=Test Authority")
    #expect(certificate.dnsNames == ["localhost"])
    #expect(certificate.addresses == ["127.0.0.1", "::1"])
    #expect(certificate.keyType == "EC")
    #expect(certificate.keyBits == 256)
    #expect(certificate.signatureAlgorithm == "ecdsa-with-SHA256")
    #expect(!certificate.isSelfIssued)
    #expect(certificate.fingerprint.split(separator: ":").count == 32)
    let days = ((certificate.notAfter ?? 0) - (certificate.notBefore ?? 0)) / 86_400
    #expect(days == 31)
  }

  @Test("is trusted by IPv6")
  func ipv6() throws {
    let server = try ScriptedServer("TLS", usesIPv6: true)
    let endpoint = try Endpoint(parsing: server.endpoint, defaultPort: 1)
    let deadline = Deadline(seconds: 20)
    let socket = try Socket(to: endpoint, by: deadline)
    let options = TLSOptions(trust: .authorities(file: try TestCertificates.shared.get().authorityFile))
    #expect(try TLS(over: socket, to: endpoint, options: options, by: deadline).state.isTrusted)
    socket.close()
    server.finish()
  }

  @Test(
    "names all that is wrong with a certificate",
    arguments: [
      ("expired", [.expired], "certificate has expired"),
      ("not-yet-valid", [.notYetValid], "certificate is not yet valid"),
      ("wrong-name", [.wrongName], "name localhost does not match mail.elsewhere.test"),
      (
        "common-name-only", [.wrongName],
        "name localhost does not match: the certificate has no host names, only 'CN=localhost'"
      ),
      ("self-signed", [.selfSigned], "self-signed certificate"),
      (
        "unknown-authority", [.unknownIssuer], "unable to get local issuer certificate 'CN=Unknown Authority'"
      ),
      (
        "self-signed-expired", [.selfSigned, .wrongName, .expired],
        "self-signed certificate; name localhost does not match mail.elsewhere.test; certificate has expired"
      ),
    ] as [(String, [CertificateProblem.Kind], String)])
  func bad(identity: String, kinds: [CertificateProblem.Kind], text: String) throws {
    let state = try state("TLS \(identity)", host: "localhost")
    #expect(state.problems.map(\.kind) == kinds)
    #expect(state.problemText == text)
    #expect(!state.isTrusted)
    #expect(state.certificate != nil)
  }

  @Test("does not trust the authority of the tests by itself")
  func systemAuthorities() throws {
    #expect(try state("TLS") { $0.trust = .systemAuthorities }.problems.map(\.kind) == [.unknownIssuer])
  }

  @Test("asks for another name when it is told to")
  func serverName() throws {
    #expect(try state("TLS wrong-name") { $0.serverName = "mail.elsewhere.test" }.isTrusted)
    #expect(throws: TransportProblem.self) { try state("TLS") { $0.serverName = "a b" } }
  }

  @Test("believes a pinned certificate or key whatever else is wrong with it, and no other")
  func pins() throws {
    let certificate = try #require(try state("TLS self-signed-expired").certificate)
    for pin in [
      CertificatePin.certificate(certificate.sha256), .publicKey(certificate.publicKeySHA256),
      try #require(CertificatePin(parsing: certificate.fingerprint)),
    ] {
      #expect(try state("TLS self-signed-expired") { $0.trust = .pin(pin) }.isTrusted)
      let other = try state("TLS") { $0.trust = .pin(pin) }
      #expect(other.problems.map(\.kind) == [.wrongPin])
      #expect(other.problemText.hasSuffix(other.certificate?.fingerprint ?? "?"))
    }
  }

  @Test("gives the data that ties an exchange to the connection")
  func bindings() throws {
    let good = try state("TLS")
    #expect(good.bindings.serverEndPoint == good.certificate?.sha256)
    #expect(good.bindings.exporter?.count == 32)
    let other = try state("TLS")
    #expect(other.bindings.exporter != good.bindings.exporter)
    let old = try state("TLS good 1.2")
    #expect(old.version == "TLSv1.2")
    #expect(old.bindings.exporter == nil)
    #expect(try state("TLS sha384").bindings.serverEndPoint?.count == 48)
    let edwards = try state("TLS ed25519")
    #expect(edwards.bindings.serverEndPoint == nil)
    #expect(edwards.certificate?.keyType == "ED25519")
  }

  @Test("shows names without control characters")
  func nasty() throws {
    let state = try state("TLS nasty", host: "localhost")
    let certificate = try #require(state.certificate)
    #expect(state.isTrusted)
    for text in [certificate.subject] + certificate.dnsNames {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    }
    #expect(certificate.dnsNames == ["a\\x1Bb.test", "localhost"])
  }

  @Test(
    "fails with the reason",
    arguments: [
      ("S: 220 no TLS here", "TLS handshake failed: wrong version number: what came is not TLS"),
      ("CLOSE", "TLS handshake failed: the server closed the connection"),
      ("TLS good 1.2", "TLS handshake failed: the server sent the alert 70, protocol_version"),
    ])
  func failures(script: String, text: String) throws {
    let error = #expect(throws: TransportProblem.self) {
      try state(Script(script)) { $0.minimumVersion = .tls1_3 }
    }
    #expect(error?.description == text)
  }

  @Test("fails with the reason when the file of authorities cannot be read")
  func noAuthorities() throws {
    let error = #expect(throws: TransportProblem.self) {
      try state("TLS") { $0.trust = .authorities(file: "/nonexistent/ca.pem") }
    }
    #expect(error?.description.hasPrefix("'/nonexistent/ca.pem': no certificates could be read: ") == true)
  }

  @Test("gives up at the deadline")
  func silence() throws {
    let server = try ScriptedServer("SILENCE")
    let endpoint = try Endpoint(parsing: server.endpoint, defaultPort: 1)
    let socket = try Socket(to: endpoint, by: Deadline(seconds: 20))
    #expect(throws: TransportProblem.timedOut) {
      try TLS(over: socket, to: endpoint, by: Deadline(seconds: 0.2))
    }
    socket.close()
    server.finish()
  }

  @Test("carries bytes both ways, whatever their number", arguments: [1, 16_384, 16_385, 300_000])
  func dialogue(count: Int) throws {
    let text = String(repeating: "x", count: count)
    let server = try ScriptedServer("TLS\nC: \(text)\nS: \(text)")
    let endpoint = try Endpoint(parsing: server.endpoint, defaultPort: 1)
    let deadline = Deadline(seconds: 30)
    let socket = try Socket(to: endpoint, by: deadline)
    let tls = try TLS(over: socket, to: endpoint, by: deadline)
    try tls.write(Array("\(text)\r\n".utf8), by: deadline)
    var answer: [UInt8] = []
    while true {
      let bytes = try tls.read(atMost: 20_000, by: deadline)
      if bytes.isEmpty { break }
      answer += bytes
    }
    #expect(answer.count == count + 2)
    tls.close()
    #expect(server.finish() == [])
    #expect(server.recordings.first?.exporter == tls.state.bindings.exporter)
    #expect(server.recordings.first?.lines.allSatisfy(\.isEncrypted) == true)
  }
}
