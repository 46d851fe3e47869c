import Diagnosis

/// Whether a mechanism is left that the server can do, and whether those it offers can work.
enum MechanismCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let mechanisms = examination.mechanisms
    guard examination.usesCyrus, examination.sasl.problem == nil else { return [] }
    guard !mechanisms.directories.isEmpty else { return [] }
    var findings: [Finding] = []
    let offersInTheClear =
      TLSCheck.level(of: examination.service) != "encrypt" && !examination.service.isOn("smtpd_tls_auth_only")
    let offered = offersInTheClear ? mechanisms.offered : mechanisms.offeredWithTLS
    if offered.isEmpty { findings.append(none(examination, inTheClear: offersInTheClear)) }
    let absent = (examination.sasl.settings.mechanisms ?? []).filter { name in
      MechanismProperties.named(name).map { !mechanisms.modules.contains($0.module) } ?? true
    }
    if !absent.isEmpty, !offered.isEmpty { findings.append(notInstalled(examination, absent)) }
    let hopeless = offered.filter { MechanismProperties.named($0)?.needsStoredPassword == true }
    if !hopeless.isEmpty, examination.sasl.settings.usesSaslauthd, !examination.sasl.settings.usesAccounts {
      findings.append(needPasswords(examination, hopeless, offered))
    }
    if !offered.isEmpty {
      findings.append(
        examination.finding(
          "mechanisms", .note, "offered are \(offered.joined(separator: ", "))",
          evidence: [
            examination.sasl.evidence("mech_list"), examination.evidence("smtpd_sasl_security_options"),
          ]))
    }
    return findings
  }

  private static func none(_ examination: ServiceExamination, inTheClear: Bool) -> Finding {
    let mechanisms = examination.mechanisms
    let parameter = inTheClear ? "smtpd_sasl_security_options" : "smtpd_sasl_tls_security_options"
    let isInstalled = !mechanisms.possible.isEmpty
    let possible = mechanisms.possible.joined(separator: ", ")
    return examination.finding(
      isInstalled ? .plaintextMechanismsForbidden : .noMechanisms, .fault,
      isInstalled
        ? "the security options forbid every mechanism that there is"
        : "no mechanism is installed that may be offered",
      evidence: [examination.evidence(parameter), examination.sasl.evidence("mech_list")]
        + [
          isInstalled
            ? "installed of these: \(possible)" : "modules: " + mechanisms.directories.joined(separator: ", ")
        ],
      cause: """
        smtpd ends with 'fatal: no SASL authentication mechanisms' and the connection is closed before the greeting; \
        master says 'bad command startup -- throttling'.
        """,
      cure: isInstalled
        ? permitting(parameter, examination)
        : ["apt-get install libsasl2-modules", examination.postfix.command("postfix", "reload")])
  }

  /// How to let PLAIN and LOGIN pass a parameter's options.
  static func permitting(_ parameter: String, _ examination: ServiceExamination) -> [String] {
    [
      examination.postfix.change(parameter, to: "noanonymous", in: examination.service),
      "and, because PLAIN and LOGIN send the password as it is, offer them only with TLS:",
      examination.postfix.change("smtpd_tls_auth_only", to: "yes", in: examination.service),
      examination.postfix.command("postfix", "reload"),
    ]
  }

  private static func notInstalled(_ examination: ServiceExamination, _ absent: [String]) -> Finding {
    let named = absent.filter { !Withheld.isIn($0) }
    return examination.finding(
      "mechanism-not-installed", .warning,
      named.isEmpty
        ? "mech_list names what is not known here"
        : "mech_list names what is not installed: \(named.joined(separator: ", "))",
      evidence: [examination.sasl.evidence("mech_list")]
        + examination.mechanisms.directories.map { "modules are in \($0)" },
      cause: "These mechanisms are not offered.",
      cure: ["apt-get install libsasl2-modules", "or take them out of mech_list"])
  }

  /// Saslauthd takes a password and says yes or no; it never gives one out.
  private static func needPasswords(
    _ examination: ServiceExamination, _ hopeless: [String], _ offered: [String]
  ) -> Finding {
    let others = offered.filter { !hopeless.contains($0) }
    return examination.finding(
      "mechanisms-need-passwords", others.isEmpty ? .fault : .warning,
      "\(hopeless.joined(separator: ", ")) can never work with saslauthd",
      evidence: ["mech_list", "pwcheck_method"].map(examination.sasl.evidence),
      cause: """
        They need the server to know the password itself, and saslauthd only checks one that it is given. A client \
        that chooses one of them gets 535 however right its password is.
        """,
      cure: [
        "in \(examination.sasl.used?.path ?? examination.sasl.name): mech_list: PLAIN LOGIN",
        examination.postfix.command("postfix", "reload"),
      ])
  }
}
