import Diagnosis

/// Whether the library knows the way in which passwords are to be checked, and has the plug-in for it.
enum PasswordCheckCheck {
  private static let known: Set<String> = [
    "auxprop", "auxprop-hashed", "saslauthd", "authdaemond", "pwcheck", "alwaystrue",
  ]

  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.usesCyrus, examination.sasl.problem == nil else { return [] }
    let settings = examination.sasl.settings
    let unknown = settings.passwordChecks.filter { !known.contains($0) }
    var findings: [Finding] = []
    if !unknown.isEmpty { findings.append(unknownCheck(examination, unknown)) }
    if settings.passwordChecks.contains("alwaystrue") {
      findings.append(
        examination.finding(
          "everybody-may-in", .warning, "every password is accepted",
          evidence: [examination.sasl.evidence("pwcheck_method")], cause: "'alwaystrue' is for tests alone.",
          cure: ["in \(examination.sasl.used?.path ?? examination.sasl.name): pwcheck_method: saslauthd"]))
    }
    guard settings.usesAccounts, !examination.mechanisms.directories.isEmpty else { return findings }
    let packages = [
      "sasldb": "libsasl2-modules-db", "sql": "libsasl2-modules-sql", "ldapdb": "libsasl2-modules-ldap",
    ]
    for plugIn in settings.accountPlugIns ?? [] {
      if Withheld.isIn(plugIn) {
        findings.append(
          examination.finding(
            "auxprop-unknown", .unknown, "auxprop_plugin names what is not known here",
            evidence: [examination.sasl.evidence("auxprop_plugin")],
            cause:
              "Where no such plug-in is installed, the library finds no account and every password is wrong.",
            cure: ["look at auxprop_plugin in \(examination.sasl.used?.path ?? examination.sasl.name)"]))
        continue
      }
      guard !examination.mechanisms.modules.contains("lib\(plugIn)") else { continue }
      findings.append(
        examination.finding(
          "auxprop-not-installed", .fault, "the plug-in '\(plugIn)' is not installed",
          evidence: [examination.sasl.evidence("auxprop_plugin")]
            + examination.mechanisms.directories.map { "\($0)/lib\(plugIn).so: no such file" },
          cause: "The library finds no account anywhere: every password is wrong.",
          cure: [packages[plugIn].map { "apt-get install \($0)" } ?? "install the plug-in, or name another"]))
    }
    return findings
  }

  private static func unknownCheck(_ examination: ServiceExamination, _ unknown: [String]) -> Finding {
    let file = examination.sasl.used?.path ?? examination.sasl.name
    let isPAM = unknown.contains("pam")
    return examination.finding(
      .verifierUnknown, .fault,
      isPAM
        ? "'pwcheck_method: pam' is from SASL 1; SASL 2 asks PAM through saslauthd"
        : "the SASL library does not know 'pwcheck_method: \(unknown.joined(separator: " "))'",
      evidence: [examination.sasl.evidence("pwcheck_method")],
      cause: """
        The log says 'unknown password verifier(s) \(unknown.joined(separator: " "))', and every password gets \
        '535 5.7.8 Error: authentication failed: no mechanism available'.
        """,
      cure: isPAM
        ? [
          "in \(file):", "pwcheck_method: saslauthd", "mech_list: PLAIN LOGIN",
          "in /etc/default/saslauthd: MECHANISMS=\"pam\"", "systemctl enable --now saslauthd",
          examination.postfix.command("postfix", "reload"),
        ]
        : [
          "in \(file): pwcheck_method: saslauthd (or auxprop)",
          examination.postfix.command("postfix", "reload"),
        ])
  }
}
