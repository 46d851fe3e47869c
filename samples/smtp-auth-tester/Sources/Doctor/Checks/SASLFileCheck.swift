import Diagnosis
import Sysroot

/// The file with the SASL settings: which one counts, which do not, and whether it can be understood.
enum SASLFileCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.usesCyrus else { return [] }
    if examination.hasUnknownSASLPath { return [examination.unknownSASLPath] }
    guard let used = examination.sasl.used else { return [missing(examination)] }
    if let problem = examination.sasl.problem {
      if problem == .denied {
        return [PostfixCheck.cannotLook("what \(used.path) says", at: used.path, because: problem)]
      }
      return [
        examination.finding(
          "sasl-conf-unusable", .fault, "the SASL settings cannot be read",
          evidence: ["\(used.path): \(problem)"],
          cause: "smtpd gives up, or works with the library's defaults.",
          cure: ["put a plain file with the settings at \(used.path)"])
      ]
    }
    return contents(examination, used)
  }

  private static func missing(_ examination: ServiceExamination) -> Finding {
    let sasl = examination.sasl
    if let problem = sasl.problem, problem == .denied {
      return PostfixCheck.cannotLook(
        "which SASL settings there are", at: "\(sasl.places[0])/\(sasl.name)", because: problem)
    }
    let right = "\(sasl.places[0])/\(sasl.name)"
    let looked = sasl.places.map { "\($0)/\(sasl.name): no such file" }
    guard let other = sasl.ignored.first else {
      return examination.finding(
        .smtpdConfMissing, .warning, "there is no file with SASL settings",
        evidence: looked + [examination.evidence("smtpd_sasl_path")],
        cause: """
          The library works with its defaults: passwords from /etc/sasldb2, and every mechanism that is installed. \
          Clients choose one of them and get 535, or 454 when /etc/sasldb2 cannot be read.
          """,
        cure: [
          "in \(right):", "pwcheck_method: saslauthd", "mech_list: PLAIN LOGIN",
          examination.postfix.command("postfix", "reload"),
        ])
    }
    return examination.finding(
      "sasl-conf-elsewhere", .fault, "the SASL settings are in a place where Postfix does not look",
      evidence: looked + sasl.ignored.map { "\($0.path): is there, and is not read" },
      cause: """
        Without its settings the library takes passwords from /etc/sasldb2 and offers every mechanism that is installed.
        """,
      cure: ["mv \(other.path) \(right)", examination.postfix.command("postfix", "reload")])
  }

  private static func contents(_ examination: ServiceExamination, _ used: SASLFile.Candidate) -> [Finding] {
    let sasl = examination.sasl
    var findings: [Finding] = []
    if let line = sasl.settings.badLines.first {
      findings.append(
        examination.finding(
          "sasl-conf-syntax", .fault, "a line of the SASL settings is not 'name: value'",
          evidence: sasl.settings.badLines.prefix(5).map { "\(used.path):\($0)" },
          cause: """
            smtpd ends before it takes a connection - 'fatal: SASL per-process initialization failed' - and master \
            throttles it: clients are connected and wait for a greeting that does not come.
            """,
          cure: ["write line \(line) of \(used.path) as 'name: value', the colon right after the name"]))
    }
    for (name, setting) in sasl.settings.settings.sorted(by: { $0.value.line < $1.value.line }) {
      guard let meant = SASLSettingNames.likely(name) else { continue }
      findings.append(
        examination.finding(
          "sasl-conf-typo", .warning, "'\(name)' is not a SASL setting; '\(meant)' is",
          evidence: ["\(used.path):\(setting.line): \(name): ..."],
          cause: "Settings that the library does not know are ignored without a word.",
          cure: ["write '\(meant)' in line \(setting.line) of \(used.path)"]))
    }
    for (name, line, first) in sasl.settings.repeated where SASLSettingNames.isMeant(name) {
      findings.append(
        examination.finding(
          "sasl-conf-twice", .warning, "'\(name)' is set twice, and the first setting counts",
          evidence: ["\(used.path):\(line): \(name): ..., and line \(first) has it already"],
          cause: "The library takes the first; a setting added at the file's end changes nothing.",
          cure: ["take line \(line) or line \(first) out of \(used.path)"]))
    }
    if sasl.settings["sql_passwd"] != nil, used.status.mode & 0o004 != 0 {
      findings.append(
        examination.finding(
          "sasl-conf-readable", .warning, "every user of this machine can read the database's password",
          evidence: [examination.evidence(used.path, used.status), "\(used.path): has sql_passwd"],
          cause: "smtpd reads the file as root, before it gives its rights up; nobody else needs it.",
          cure: ["chmod 600 \(used.path)"]))
    }
    findings.append(
      examination.finding(
        "sasl-conf", .note, "the SASL settings are those of \(used.path)",
        evidence: ["pwcheck_method", "auxprop_plugin", "mech_list"].map(sasl.evidence)
          + sasl.ignored.map { "\($0.path): is there too, and is not read" }))
    return findings
  }
}
