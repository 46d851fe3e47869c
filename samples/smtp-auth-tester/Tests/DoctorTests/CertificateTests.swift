import Doctor
import Foundation
import ProgramTesting
import ServerTesting
import Testing

@Suite("A server's certificates")
struct CertificateTests {
  /// What the doctor finds where the files have these texts; nil for a file that is not there.
  private func identifiers(
    _ certificate: String?, key: String? = nil, chain: Bool = false, needed: Bool = true
  ) throws -> [String] {
    let settings =
      chain
      ? ["smtpd_tls_chain_files": "/etc/tls/cert.pem, /etc/tls/key.pem", "smtpd_tls_cert_file": ""]
      : ["smtpd_tls_cert_file": "/etc/tls/cert.pem", "smtpd_tls_key_file": "/etc/tls/key.pem"]
    let machine = try PlayedMachine(settings.merging(needed ? [:] : ["smtpd_tls_auth_only": "no"]) { $1 })
    for (name, text) in [("cert.pem", certificate), ("key.pem", key)] {
      if let text { try machine.file("etc/tls/" + name, text) }
    }
    return try machine.findings().filter { $0.severity >= .warning && $0.identifier.hasPrefix("tls-") }.map {
      "\($0.severity.rawValue) \($0.identifier)"
    }
  }

  private let made = Result { try TestCertificates.shared.get() }

  @Test("are found to be good, with the key in the same file or in another")
  func good() throws {
    let good = try made.get()[.good]
    #expect(try identifiers(good.certificate, key: good.key) == [])
    #expect(try identifiers("a comment\n" + good.certificate, key: good.key + good.certificate) == [])
    #expect(try identifiers(good.key + good.certificate, key: "\n", chain: true) == [])
    #expect(try identifiers(good.key, key: good.certificate, chain: true) == [])
    let other = try made.get()[.ed25519]
    #expect(
      try identifiers(good.key + good.certificate, key: other.key + other.certificate, chain: true) == [])
  }

  @Test("are found not to fit their keys, or not to be there")
  func faults() throws {
    let good = try made.get()[.good]
    let other = try made.get()[.sha384]
    #expect(try identifiers(good.certificate, key: other.key) == ["fault tls-key-mismatch"])
    #expect(try identifiers(good.certificate, key: other.key, needed: false) == ["warning tls-key-mismatch"])
    #expect(try identifiers(nil, key: good.key) == ["fault tls-certificate-missing"])
    #expect(try identifiers(good.certificate) == ["fault tls-key-missing"])
    #expect(try identifiers(good.certificate, key: good.certificate) == ["fault tls-key-damaged"])
    #expect(try identifiers(good.key, key: good.key) == ["fault tls-certificate-damaged"])
    for text in [
      "", "\0\0", "-----BEGIN CERTIFICATE-----\n",
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
      #expect(try identifiers(text, key: good.key) == ["fault tls-certificate-damaged"])
    }
    #expect(
      try identifiers(good.certificate + good.key, key: "", chain: true) == [
        "fault tls-key-after-certificate"
      ])
    #expect(try identifiers(other.key + good.certificate, key: "", chain: true) == ["fault tls-key-mismatch"])
    #expect(try identifiers(good.certificate, key: "", chain: true) == ["fault tls-key-damaged"])
    #expect(try identifiers("", key: "", chain: true) == ["fault tls-certificate-damaged"])
  }

  @Test("are found to have a key under a pass phrase")
  func passPhrase() throws {
    let good = try made.get()[.good]
    let encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGjMF8G\n-----END ENCRYPTED PRIVATE KEY-----\n"
    let old = """
      -----BEGIN RSA PRIVATE KEY-----
      Proc-Type: 4,ENCRYPTED
      DEK-Info: AES-256-CBC,00

      AAAA
      -----END RSA PRIVATE KEY-----

      """
    #expect(try identifiers(good.certificate, key: encrypted) == ["fault tls-key-damaged"])
    #expect(try identifiers(good.certificate, key: old) == ["fault tls-key-damaged"])
  }

  @Test(
    "are found to be out of date",
    arguments: [
      (TestIdentity.Name.expired, ["fault tls-certificate-expired"]),
      (.notYetValid, ["fault tls-certificate-not-yet-valid"]),
      (.selfSignedExpired, ["fault tls-certificate-expired"]),
      (.selfSigned, []), (.nasty, []),
    ])
  func dates(name: TestIdentity.Name, found: [String]) throws {
    let identity = try made.get()[name]
    #expect(try identifiers(identity.certificate, key: identity.key) == found)
  }

  @Test("are found not to be in the order of their issuers")
  func order() throws {
    let good = try made.get()[.good]
    let authority = try String(contentsOfFile: made.get().authorityFile, encoding: .utf8)
    #expect(try identifiers(good.certificate + authority, key: good.key) == [])
    let other = try made.get()[.wrongName].certificate
    #expect(try identifiers(good.certificate + other, key: good.key) == ["warning tls-chain-order"])
  }
}
