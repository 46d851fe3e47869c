import Diagnosis
import Glibc
import Transport

/// Whether a certificate and a key are what their files should have, and fit each other.
struct PEMContentsCheck {
  private let subject: TLSSubject

  /// The files as they are shown; those of a chain are more than one.
  private let certificatePath: String
  private let keyPath: String

  init(_ subject: TLSSubject, _ certificatePath: String, _ keyPath: String) {
    self.subject = subject
    self.certificatePath = certificatePath
    self.keyPath = keyPath
  }

  /// A certificate that is good for less than this many days has its end told.
  private static let daysOfWarning: Int64 = 14

  func findings(_ certificates: [PEMFile.Item], _ keys: [PEMFile.Item]) -> [Finding] {
    guard let first = Self.certificates(certificates).first else { return [damaged] }
    return key(first, keys) + certificateFindings(certificates)
  }

  /// What can be said where the key is not known.
  func certificateFindings(_ items: [PEMFile.Item]) -> [Finding] {
    let chain = Self.certificates(items)
    return chain.first.map { dates($0) + order(chain) } ?? [damaged]
  }

  private static func certificates(_ items: [PEMFile.Item]) -> [Certificate] {
    items.compactMap { if case .certificate(let certificate) = $0 { certificate } else { nil } }
  }

  private var damaged: Finding {
    fault(
      "tls-certificate-damaged", "the file has no certificate",
      ["\(certificatePath): no '-----BEGIN CERTIFICATE-----' with a certificate that can be read"],
      subject.consequence, ["put the certificate, and then those of its issuers, into \(certificatePath)"])
  }

  private func key(_ certificate: Certificate, _ keys: [PEMFile.Item]) -> [Finding] {
    if keys.contains(.key(publicKeySHA256: certificate.publicKeySHA256)) { return [] }
    let others = keys.filter { if case .key = $0 { true } else { false } }
    if others.isEmpty {
      let isEncrypted = keys.contains(.encryptedKey)
      return [
        fault(
          "tls-key-damaged",
          isEncrypted ? "the private key has a pass phrase" : "the file has no private key",
          [
            "\(keyPath): \(isEncrypted ? "'ENCRYPTED'" : "no '-----BEGIN PRIVATE KEY-----' with a key that can be read")"
          ], isEncrypted ? "smtpd cannot ask for it. " + subject.consequence : subject.consequence,
          isEncrypted
            ? ["openssl pkey -in \(keyPath) -out NEW-FILE, and chmod 600 NEW-FILE"]
            : ["put the private key into \(keyPath), and chmod 600 \(keyPath)"])
      ]
    }
    return [
      fault(
        "tls-key-mismatch", "the private key is not that of the certificate",
        [
          "\(certificatePath): \(certificate.subject), public key SHA-256 \(short(certificate.publicKeySHA256))",
          "\(keyPath): a key whose public half has another SHA-256",
        ], subject.consequence,
        [
          "take both from the same place: of certbot, fullchain.pem and privkey.pem of the same directory",
          "openssl x509 -in \(certificatePath) -noout -pubkey, and openssl pkey -in \(keyPath) -pubout, must be equal",
        ])
    ]
  }

  /// The finding for a file of smtpd_tls_chain_files that begins with a certificate.
  var keyAfterCertificate: Finding {
    fault(
      "tls-key-after-certificate", "the private key comes after its certificate",
      ["\(certificatePath): begins with a certificate"],
      "In the files of smtpd_tls_chain_files the key comes first. " + subject.consequence,
      ["write the private key first, then its certificate, then the issuers' into \(certificatePath)"])
  }

  private func short(_ hash: [UInt8]) -> String {
    hash.prefix(4).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() + "..."
  }

  private func dates(_ certificate: Certificate) -> [Finding] {
    let now = Int64(time(nil))
    let seen = "\(certificatePath): \(certificate.subject)"
    if let from = certificate.notBefore, from > now {
      return [
        fault(
          "tls-certificate-not-yet-valid", "the certificate is not good yet",
          ["\(seen), from \(Calendar.text(from))", "it is \(Calendar.text(now)) now"],
          "Clients refuse it; the clock of this machine may be wrong.", ["date", "timedatectl"])
      ]
    }
    guard let until = certificate.notAfter, until < now + Self.daysOfWarning * 86_400 else { return [] }
    let renewal = [
      "certbot renew, or what else renews it", subject.reload,
    ]
    if until < now {
      return [
        fault(
          "tls-certificate-expired", "the certificate has expired",
          ["\(seen), until \(Calendar.text(until))", "it is \(Calendar.text(now)) now"],
          "Clients refuse it, and do not come so far as to log in.", renewal)
      ]
    }
    return [
      subject.finding(
        "tls-certificate-expires", .warning,
        "the certificate expires in less than \(Self.daysOfWarning) days",
        ["\(seen), until \(Calendar.text(until))"],
        "From then on clients refuse it.", renewal)
    ]
  }

  /// A client wants each certificate to be followed by its issuer's.
  private func order(_ chain: [Certificate]) -> [Finding] {
    for (one, next) in zip(chain, chain.dropFirst()) where one.issuer != next.subject {
      return [
        subject.finding(
          "tls-chain-order", .warning, "the certificates are not in the order of their issuers",
          [
            "\(certificatePath): \(one.subject) was issued by \(one.issuer)",
            "\(certificatePath): \(next.subject) follows it",
          ],
          "Some clients do not find the way to an authority that they know, and refuse the certificate.",
          [
            "write the server's certificate first, then its issuer's, and so on, into \(certificatePath)"
          ])
      ]
    }
    guard chain.count == 1, let only = chain.first, !only.isSelfIssued else { return [] }
    return [
      subject.finding(
        "tls-chain-alone", .note, "the certificate comes without its issuer's",
        ["\(certificatePath): \(only.subject), issued by \(only.issuer)"],
        "Clients that know only the authorities' own certificates refuse it, if that issuer is none of them.",
        ["of certbot, take fullchain.pem, not cert.pem"])
    ]
  }

  private func fault(
    _ identifier: String, _ title: String, _ seen: [String], _ cause: String, _ cure: [String]
  ) -> Finding { subject.finding(identifier, nil, title, seen, cause, cure) }
}
