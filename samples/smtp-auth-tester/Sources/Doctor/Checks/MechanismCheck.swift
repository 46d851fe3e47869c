import Diagnosis

/// Whether a mechanism is left that the server can do, and whether those it offers can work.
enum MechanismCheck {
  static func findings(_ patient: ServiceExamination) -> [Finding] {
    let mechanisms = patient.mechanisms
    guard patient.usesCyrus, patient.sasl.problem == nil else { return [] }
    guard !mechanisms.directories.isEmpty else { return [] }
    var findings: [Finding] = []
    let offersInTheClear =
      TLSCheck.level(of: patient.service) != "encrypt" && !patient.service.isOn("smtpd_tls_auth_only")
    let offered = offersInTheClear ? mechanisms.offered : mechanisms.offeredWithTLS
    if offered.isEmpty { findings.append(none(patient, inTheClear: offersInTheClear)) }
    let absent = (patient.sasl.settings.mechanisms ?? []).filter { name in
      MechanismProperties.named(name).map { !mechanisms.modules.contains($0.module) } ?? true
    }
    if !absent.isEmpty, !offered.isEmpty { findings.append(notInstalled(patient, absent)) }
    let hopeless = offered.filter { MechanismProperties.named($0)?.needsStoredPassword == true }
    if !hopeless.isEmpty, patient.sasl.settings.usesSaslauthd, !patient.sasl.settings.usesAccounts {
      findings.append(needPasswords(patient, hopeless, offered))
    }
    if !offered.isEmpty {
      findings.append(
        patient.finding(
          "mechanisms", .note, "offered are \(offered.joined(separator: ", "))",
          evidence: [patient.sasl.evidence("mech_list"), patient.evidence("smtpd_sasl_security_options")]))
    }
    return findings
  }

  private static func none(_ patient: ServiceExamination, inTheClear: Bool) -> Finding {
    let mechanisms = patient.mechanisms
    let parameter = inTheClear ? "smtpd_sasl_security_options" : "smtpd_sasl_tls_security_options"
    let isInstalled = !mechanisms.possible.isEmpty
    let possible = mechanisms.possible.joined(separator: ", ")
    return patient.finding(
      isInstalled ? .plaintextMechanismsForbidden : .noMechanisms, .fault,
      isInstalled
        ? "the security options forbid every mechanism that there is"
        : "no mechanism is installed that may be offered",
      evidence: [patient.evidence(parameter), patient.sasl.evidence("mech_list")]
        + [
          isInstalled
            ? "installed of these: \(possible)" : "modules: " + mechanisms.directories.joined(separator: ", ")
        ],
      cause: """
        smtpd ends with 'fatal: no SASL authentication mechanisms' and the connection is closed before the greeting; \
        master says 'bad command startup -- throttling'.
        """,
      cure: isInstalled
        ? [
          patient.postfix.change(parameter, to: "noanonymous", in: patient.service),
          "and, because PLAIN and LOGIN send the password as it is, offer them only with TLS:",
          patient.postfix.change("smtpd_tls_auth_only", to: "yes", in: patient.service),
          patient.postfix.command("postfix", "reload"),
        ] : ["apt-get install libsasl2-modules", patient.postfix.command("postfix", "reload")])
  }

  private static func notInstalled(_ patient: ServiceExamination, _ absent: [String]) -> Finding {
    patient.finding(
      "mechanism-not-installed", .warning,
      "mech_list names what is not installed: \(absent.joined(separator: ", "))",
      evidence: [patient.sasl.evidence("mech_list")]
        + patient.mechanisms.directories.map { "modules are in \($0)" },
      cause: "These mechanisms are not offered.",
      cure: ["apt-get install libsasl2-modules", "or take them out of mech_list"])
  }

  /// Saslauthd takes a password and says yes or no; it never gives one out.
  private static func needPasswords(
    _ patient: ServiceExamination, _ hopeless: [String], _ offered: [String]
  ) -> Finding {
    let others = offered.filter { !hopeless.contains($0) }
    return patient.finding(
      "mechanisms-need-passwords", others.isEmpty ? .fault : .warning,
      "\(hopeless.joined(separator: ", ")) can never work with saslauthd",
      evidence: ["mech_list", "pwcheck_method"].map(patient.sasl.evidence),
      cause: """
        They need the server to know the password itself, and saslauthd only checks one that it is given. A client \
        that chooses one of them gets 535 however right its password is.
        """,
      cure: [
        "in \(patient.sasl.used?.path ?? patient.sasl.name): mech_list: PLAIN LOGIN",
        patient.postfix.command("postfix", "reload"),
      ])
  }
}
