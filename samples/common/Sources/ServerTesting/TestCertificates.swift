import COpenSSL
import Foundation
import ProgramTesting

/// The certificates of all tests of a process: an authority, what it issued, and what it did not.
public struct TestCertificates: Sendable {
  private let identities: [TestIdentity.Name: TestIdentity]
  private let authority: TestIdentity
  private let scratch: Scratch

  /// Made at the first use, in some milliseconds, and removed at the end of the process.
  public static let shared: Result<TestCertificates, any Error> = Result {
    let made = try TestCertificates()
    // A static value is never released.
    atexit {
      if let path = try? TestCertificates.shared.get().scratch.path {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    return made
  }

  private init() throws {
    scratch = try Scratch()
    let authority = try CertificateMaker.make(.init(subject: "Test Authority", isAuthority: true))
    let unknownAuthority = try CertificateMaker.make(.init(subject: "Unknown Authority", isAuthority: true))
    self.authority = try authority.identity()
    let names = "DNS:localhost,IP:127.0.0.1,IP:::1"
    let good = CertificateMaker.Wish(subject: "localhost", names: names)
    var made: [TestIdentity.Name: TestIdentity] = [:]
    for name in TestIdentity.Name.allCases {
      var wish = good
      var issuer: CertificateMaker.Pair? = authority
      switch name {
      case .good: break
      case .expired: wish.until = -3600
      case .notYetValid: wish.from = 3600
      case .wrongName: wish.names = "DNS:mail.elsewhere.test"
      case .commonNameOnly: wish.names = nil
      case .selfSigned: issuer = nil
      case .unknownAuthority: issuer = unknownAuthority
      case .selfSignedExpired:
        wish.until = -3600
        wish.names = "DNS:mail.elsewhere.test"
        issuer = nil
      case .sha384: wish.digest = EVP_sha384()
      case .ed25519:
        wish.keyType = EVP_PKEY_ED25519
        wish.digest = nil
        issuer = nil
      case .nasty:
        wish.subject = "evil\u{1B}[2J\u{202E}"
        wish.names = "DNS:a\u{1B}b.test,DNS:localhost"
      }
      made[name] = try CertificateMaker.make(wish, issuer: issuer).identity()
    }
    identities = made
    try scratch.file("authority.pem", self.authority.certificate)
    for (name, identity) in made {
      try scratch.file("\(name.rawValue).pem", identity.certificate)
      try scratch.file("\(name.rawValue).key", identity.key, mode: 0o600)
    }
  }

  /// A file with the authority's certificate, as clients want it.
  public var authorityFile: String { scratch.path + "/authority.pem" }

  /// Files with a certificate and its key, as servers want them.
  public func files(_ name: TestIdentity.Name) -> (certificate: String, key: String) {
    ("\(scratch.path)/\(name.rawValue).pem", "\(scratch.path)/\(name.rawValue).key")
  }

  public subscript(name: TestIdentity.Name) -> TestIdentity {
    identities[name] ?? TestIdentity(certificate: "", key: "")
  }
}
