import Diagnosis

/// Whether the mechanisms that Dovecot offers can work with its databases of passwords.
enum DovecotMechanismsCheck {
  /// The mechanisms for which Dovecot has to know the password itself.
  private static let needPassword: Set<String> = [
    "cram-md5", "digest-md5", "apop", "ntlm", "rpa", "otp", "skey",
  ]

  /// The databases that only say whether a password is right.
  private static let onlyVerify: Set<String> = ["pam", "bsdauth", "imap", "checkpassword", "oauth2"]

  /// Those with hashes of the system, from which no other form can be made.
  private static let hashed: Set<String> = ["shadow", "passwd"]

  static func findings(_ dovecot: DovecotExamination) -> [Finding] {
    let settings = dovecot.settings
    let mechanisms = settings.list("auth_mechanisms").map { $0.lowercased() }
    let shown = mechanisms.map { WordForm.isName($0) ? $0.uppercased() : Withheld.text($0.utf8.count) }
    let evidence = "\(dovecot.file): auth_mechanisms = \(shown.joined(separator: " "))"
    var findings = [
      Finding(
        "mechanisms", .note, title: "Dovecot has \(shown.joined(separator: ", "))", evidence: [evidence],
        cause: "Postfix and Exim offer them where their own settings let them pass.")
    ]
    let drivers = settings.passdbDrivers
    let cannot = mechanisms.filter { needPassword.contains($0) || $0.hasPrefix("scram-") }
    if !cannot.isEmpty, !drivers.isEmpty,
      drivers.allSatisfy({ onlyVerify.contains($0) || hashed.contains($0) })
    {
      findings.append(
        Finding(
          "mechanisms-need-passwords", cannot.count == mechanisms.count ? .fault : .warning,
          title:
            "\(cannot.joined(separator: ", ").uppercased()) can never work with \(drivers.joined(separator: ", "))",
          evidence: [evidence, "\(dovecot.file): passdb: \(drivers.joined(separator: ", "))"],
          cause: """
            They need the password itself, or a hash of their own kind, and this database has neither. A client that \
            chooses one of them gets 535 however right its password is.
            """,
          cure: [
            "in /etc/dovecot/conf.d/10-auth.conf: auth_mechanisms = plain login", "systemctl restart dovecot",
          ]))
    }
    if !mechanisms.contains("login"), mechanisms.contains("plain") {
      findings.append(
        Finding(
          "mechanism-login-missing", .note, title: "LOGIN is not offered", evidence: [evidence],
          cause: "Old clients, Outlook above all, know no other mechanism for passwords.",
          cure: ["in /etc/dovecot/conf.d/10-auth.conf: auth_mechanisms = plain login"]))
    }
    if settings.allowsCleartext, !settings.list("protocols").isEmpty {
      findings.append(
        Finding(
          "cleartext-auth", .warning, title: "passwords can be sent without encryption",
          evidence: ["\(dovecot.file): disable_plaintext_auth = no, or auth_allow_cleartext = yes"],
          cause:
            "Dovecot's own services take PLAIN and LOGIN before TLS; whoever sees the traffic can read the password.",
          cure: [
            "in /etc/dovecot/conf.d/10-auth.conf: disable_plaintext_auth = yes", "systemctl restart dovecot",
          ]))
    }
    return findings
  }
}
