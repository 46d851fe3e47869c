import Sysroot

/// Whether a service runs in a chroot, which is behind half of all trouble with SASL, and what shows it.
enum ChrootCheck {
  static func findings(_ patient: ServiceExamination) -> [Finding] {
    guard patient.service.isOn("smtpd_sasl_auth_enable"), patient.service.isChrooted else { return [] }
    let queue = patient.postfix.queueDirectory
    var evidence = [patient.chrootEvidence] + liveProcesses(patient)
    var findings: [Finding] = []
    let missing = ["etc/resolv.conf", "etc/services", "etc/localtime"].filter {
      patient.machine.exists("/" + $0) && (try? patient.machine.status("\(queue)/\($0)")) == nil
    }
    if !missing.isEmpty, canSee(queue, patient) {
      evidence.append(
        "not in the chroot: " + missing.map { "\(queue)/\($0)" }.joined(separator: ", "))
      findings.append(
        patient.finding(
          "chroot-incomplete", .warning, "the chroot lacks files that smtpd reads there",
          evidence: missing.map { "/\($0) is there, \(queue)/\($0) is not" },
          cause: """
            Without etc/resolv.conf names are not found: the log says 'unknown[ADDRESS]' for every client. Without \
            etc/localtime the log may have the wrong time.
            """,
          cure: missing.map { "install -D -m 644 /\($0) \(queue)/\($0)" }))
    }
    findings.append(
      patient.finding(
        "chroot", .note, "smtpd is chrooted: all that SASL opens must be inside \(queue)", evidence: evidence,
        cause: """
          The SASL settings are read before the chroot; sasldb2, saslauthd's socket and MySQL's socket are looked for \
          inside of it.
          """))
    return findings
  }

  private static func canSee(_ queue: String, _ patient: ServiceExamination) -> Bool {
    (try? patient.machine.names(queue)) != nil
  }

  /// The root directories of running smtpd processes of this service.
  private static func liveProcesses(_ patient: ServiceExamination) -> [String] {
    let master = PostfixCheck.masterPID(patient.whole)
    return patient.machine.processes(named: "smtpd").filter { process in
      process.option("n") == patient.service.name
        && (master == nil || patient.machine.parent(of: process.pid) == master)
    }.prefix(3).compactMap { process in
      guard let root = try? patient.machine.linkTarget("/proc/\(process.pid)/root") else { return nil }
      return "/proc/\(process.pid)/root of a running smtpd: \(root)"
    }
  }
}
