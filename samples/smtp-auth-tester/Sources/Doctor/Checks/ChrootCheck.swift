import Sysroot

/// Whether a service runs in a chroot, which is behind half of all trouble with SASL, and what shows it.
enum ChrootCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.service.isOn("smtpd_sasl_auth_enable"), examination.service.isChrooted else {
      return []
    }
    let queue = examination.postfix.queueDirectory
    var evidence = [examination.chrootEvidence] + liveProcesses(examination)
    var findings: [Finding] = []
    let missing = ["etc/resolv.conf", "etc/services", "etc/localtime"].filter {
      examination.machine.exists("/" + $0) && (try? examination.machine.status("\(queue)/\($0)")) == nil
    }
    if !missing.isEmpty, canSee(queue, examination) {
      evidence.append(
        "not in the chroot: " + missing.map { "\(queue)/\($0)" }.joined(separator: ", "))
      findings.append(
        examination.finding(
          "chroot-incomplete", .warning, "the chroot lacks files that smtpd reads there",
          evidence: missing.map { "/\($0) is there, \(queue)/\($0) is not" },
          cause: """
            Without etc/resolv.conf names are not found: the log says 'unknown[ADDRESS]' for every client. Without \
            etc/localtime the log may have the wrong time.
            """,
          cure: missing.map { "install -D -m 644 /\($0) \(queue)/\($0)" }))
    }
    findings.append(
      examination.finding(
        "chroot", .note, "smtpd is chrooted: all that SASL opens must be inside \(queue)", evidence: evidence,
        cause: """
          The SASL settings are read before the chroot; sasldb2, saslauthd's socket and MySQL's socket are looked for \
          inside of it.
          """))
    return findings
  }

  private static func canSee(_ queue: String, _ examination: ServiceExamination) -> Bool {
    (try? examination.machine.names(queue)) != nil
  }

  /// The root directories of running smtpd processes of this service.
  private static func liveProcesses(_ examination: ServiceExamination) -> [String] {
    let master = PostfixCheck.masterPID(examination.whole)
    return examination.machine.processes(named: "smtpd").filter { process in
      process.option("n") == examination.service.name
        && (master == nil || examination.machine.parent(of: process.pid) == master)
    }.prefix(3).compactMap { process in
      guard let root = try? examination.machine.linkTarget("/proc/\(process.pid)/root") else { return nil }
      return "/proc/\(process.pid)/root of a running smtpd: \(root)"
    }
  }
}
