import Diagnosis
import Sysroot

/// PAM's file for the service `smtp`, which decides when saslauthd(8) asks PAM.
enum PAMCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard isAsked(examination) else { return [] }
    let directory = examination.whole.pamDirectory
    let file: PAMFile
    do {
      file = try PAMFile("smtp", in: directory, examination.machine)
    } catch  where error == .missing {
      return [missing(examination, directory)]
    } catch {
      return [
        PostfixCheck.cannotLook("what PAM's file for smtp says", at: "\(directory)/smtp", because: error)
      ]
    }
    var findings: [Finding] = []
    for group in ["auth", "account"] where file.lines(of: group).isEmpty {
      findings.append(lacking(examination, file, group))
    }
    if let line = file.badLines.first {
      findings.append(
        examination.finding(
          "pam-syntax", .fault, "a line of PAM's file for smtp is not TYPE CONTROL MODULE",
          evidence: Array(file.badLines.prefix(5)),
          cause: "PAM refuses everybody: 535. What is written is not shown, because it may be a password.",
          cure: ["write \(line) as 'auth required MODULE' or 'account required MODULE'"]))
    }
    if !file.carriageReturns.isEmpty {
      findings.append(
        examination.finding(
          "pam-carriage-returns", .fault, "lines of PAM's file for smtp end with a carriage return",
          evidence: file.carriageReturns.prefix(5).map { "\($0): ends with \\r" },
          cause: "PAM takes it for a part of the module's name or of its last option, and refuses: 535.",
          cure: ["sed -i 's/\\r$//' \(file.path)"]))
    }
    findings += modules(examination, file)
    let auth = file.lines(of: "auth")
    if !auth.isEmpty, auth.allSatisfy({ $0.module.hasSuffix("pam_permit.so") }) {
      findings.append(
        examination.finding(
          "pam-permit", .warning, "pam_permit lets everybody in, with any password",
          evidence: auth.map(\.place),
          cause:
            "It is for tests alone: as long as it stands there this server is an open relay for all who ask.",
          cure: ["in \(file.path), in place of pam_permit.so: the module that checks passwords"]))
    }
    findings += readable(examination, file)
    if findings.allSatisfy({ $0.severity < .fault }) {
      findings.append(
        examination.finding(
          "pam", .good, "PAM's file for smtp has auth and account lines",
          evidence: file.lines.prefix(6).map(evidence)))
    }
    return findings
  }

  /// Files with a database's password that everybody can read.
  private static func readable(_ examination: ServiceExamination, _ file: PAMFile) -> [Finding] {
    let options = file.lines.filter { $0.module.hasSuffix("pam_mysql.so") }.map(PAMMySQL.options)
    let own = options.contains { $0["passwd"] != nil } ? [file.path] : []
    return (own + Set(options.compactMap { $0["config_file"] }).sorted()).compactMap { path in
      guard let status = try? examination.machine.status(path), status.mode & 0o004 != 0 else { return nil }
      return examination.finding(
        "pam-password-readable", .warning, "every user of this machine can read the database's password",
        evidence: [examination.evidence(path, status), "\(path): has the password of pam_mysql"],
        cause: "saslauthd reads the file as root; nobody else needs it.", cure: ["chmod 600 \(path)"])
    }
  }

  /// Whether saslauthd asks PAM for this service, as far as anything says what it asks.
  static func isAsked(_ examination: ServiceExamination) -> Bool {
    guard examination.usesCyrus, examination.sasl.problem == nil else { return false }
    let checks = examination.sasl.settings.passwordChecks
    guard checks.contains("saslauthd") || checks.contains("pam") else { return false }
    let daemons = SaslauthdProcess.all(examination.machine)
    return daemons.isEmpty || daemons.contains { $0.mechanism == "pam" }
  }

  private static func evidence(_ line: PAMFile.Line) -> String {
    // Arguments may be a password.
    "\(line.place): \(line.group) \(line.control) \(line.module)"
  }

  private static func missing(_ examination: ServiceExamination, _ directory: String) -> Finding {
    let hasOther = examination.machine.exists(directory + "/other")
    return examination.finding(
      .pamFileMissing, .warning, "PAM has no file for the service smtp",
      evidence: ["\(directory)/smtp: no such file"]
        + [
          hasOther ? "\(directory)/other: is there, and decides" : "\(directory)/other: is not there either"
        ],
      cause: """
        \(hasOther ? "The file 'other' decides: on Debian by the accounts of this machine." : "PAM refuses everybody.") \
        A database is not asked.
        """,
      cure: ["in \(directory)/smtp:", "auth required MODULE", "account required MODULE"])
  }

  private static func lacking(_ examination: ServiceExamination, _ file: PAMFile, _ group: String) -> Finding
  {
    let other = group == "auth" ? "account" : "auth"
    let model = file.lines(of: other).first
    let says = group == "account" ? "PAM acct error" : "PAM auth error"
    return examination.finding(
      group == "auth" ? "pam-auth-missing" : FindingName.pamAccountMissing.rawValue, .fault,
      "PAM's file for smtp has no '\(group)' line",
      evidence: file.lines.isEmpty ? ["\(file.path): no lines"] : file.lines.prefix(4).map(evidence),
      cause: """
        saslauthd asks both groups. With nothing in '\(group)' PAM refuses: 535 for the right password too, and \
        saslauthd's log says '\(says)'.
        """,
      cure: [
        "in \(file.path), below the \(other) line: \(group) required \(model?.module ?? "MODULE") "
          + (model?.arguments.isEmpty == false ? "(with the same options)" : "")
      ])
  }

  private static func modules(_ examination: ServiceExamination, _ file: PAMFile) -> [Finding] {
    let patterns = [
      "/lib/*/security", "/usr/lib/*/security", "/lib/security", "/usr/lib/security", "/lib64/security",
    ]
    let directories = patterns.flatMap(examination.machine.directories)
    guard !directories.isEmpty else { return [] }
    let used = file.lines.filter { ["auth", "account"].contains($0.group) && $0.control != "optional" }
    var findings = used.compactMap { line -> Finding? in
      let places = line.module.hasPrefix("/") ? [line.module] : directories.map { "\($0)/\(line.module)" }
      if places.contains(where: examination.machine.exists) { return nil }
      // The stack goes on without a module whose failure does not matter.
      let others = used.filter { $0.group == line.group && $0 != line }
      let isIgnored = line.control == "sufficient" || line.control.contains("default=ignore")
      let severity: Finding.Severity = isIgnored && !others.isEmpty ? .warning : .fault
      let package = line.module == "pam_mysql.so" ? "apt-get install libpam-mysql" : "install \(line.module)"
      return examination.finding(
        "pam-module-missing", severity, "PAM's module \(line.module) is not installed",
        evidence: [evidence(line)],
        cause: severity == .fault
          ? "PAM refuses everybody: 535." : "PAM goes on without it, to the lines that follow.",
        cure: [package])
    }
    findings += file.missing.map { name in
      examination.finding(
        "pam-include-missing", .fault, "PAM's file for smtp includes a file that is not there",
        evidence: ["\(name): cannot be read"], cause: "PAM refuses everybody: 535.",
        cure: ["take the line out of \(file.path)"])
    }
    return findings
  }
}
