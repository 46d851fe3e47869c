import Diagnosis
import Sysroot

/// One service of the server that is examined, with what several checks want to know of it.
struct ServiceExamination: Sendable {
  let whole: Examination
  let service: PostfixService
  let sasl: SASLFile
  let mechanisms: OfferedMechanisms

  /// The files as the service's smtpd(8) sees them, once it serves clients.
  let view: ProcessView

  /// The same without the chroot.
  let viewOutside: ProcessView

  init(_ whole: Examination, _ service: PostfixService) {
    self.whole = whole
    self.service = service
    sasl = SASLFile(of: service, whole.postfix, whole.machine)
    mechanisms = OfferedMechanisms(of: service, sasl.settings, whole.machine)
    let owner = service.isUnprivileged ? whole.accounts.identity(whole.postfix.mailOwner) : .root
    let identity = owner ?? Accounts.Identity(name: whole.postfix.mailOwner, user: .max, groups: [])
    let root = service.isChrooted ? whole.postfix.queueDirectory : nil
    view = ProcessView(machine: whole.machine, chroot: root, identity: identity)
    viewOutside = ProcessView(machine: whole.machine, chroot: nil, identity: identity)
  }

  var machine: Tree { whole.machine }
  var postfix: PostfixInstance { whole.postfix }

  /// Whether passwords are checked by the Cyrus SASL library.
  var usesCyrus: Bool {
    service.isOn("smtpd_sasl_auth_enable") && service["smtpd_sasl_type"] == "cyrus" && !namesSocketForCyrus
  }

  /// Whether Dovecot's socket is given to the Cyrus library, which takes it for the name of a file.
  var namesSocketForCyrus: Bool {
    let path = service["smtpd_sasl_path"]
    return service["smtpd_sasl_type"] == "cyrus" && !hasUnknownSASLPath
      && (path.contains("/") || path.hasPrefix("inet:") || path.hasPrefix("unix:"))
  }

  /// Whether passwords are checked by Dovecot.
  var usesDovecot: Bool { service.isOn("smtpd_sasl_auth_enable") && service["smtpd_sasl_type"] == "dovecot" }

  /// The mechanisms that are offered without TLS, where it is not asked for first.
  var offeredInTheClear: [String] {
    guard usesDovecot else { return mechanisms.offered }
    let options = service.list("smtpd_sasl_security_options")
    return (DovecotCheck.mechanisms(self) ?? []).filter { $0.passes(options: options) }.map(\.name)
  }

  /// The realm that goes with a user's name without one.
  var realm: String {
    let set = service["smtpd_sasl_local_domain"]
    return set.isEmpty ? service["myhostname"] : set
  }

  /// What master.cf says about the chroot, for evidence.
  var chrootEvidence: String {
    let line = postfix.lines.service(service).map { ":\($0)" } ?? ""
    let meaning = service.isChrooted ? "runs in \(postfix.queueDirectory)" : "is not chrooted"
    return "\(postfix.masterFile)\(line): chroot column is '\(service.chrootColumn)', so smtpd \(meaning)"
  }

  /// How to take the service out of the chroot.
  var leaveChroot: [String] {
    [
      postfix.command("postconf", "-F '\(service.name)/\(service.type)/chroot = n'"),
      postfix.command("postfix", "reload"),
    ]
  }

  /// Whether what is set for smtpd_sasl_path is withheld, so that nobody knows which file or socket is meant.
  var hasUnknownSASLPath: Bool { Withheld.isIn(service["smtpd_sasl_path"]) }

  /// The finding for that.
  var unknownSASLPath: Finding {
    finding(
      "sasl-path-unknown", .unknown, "smtpd_sasl_path does not look like a name or a socket",
      evidence: [evidence("smtpd_sasl_path")],
      cause:
        "Whether there is a fault here is not known. What is written may be a password, so it is not shown.",
      cure: ["look at smtpd_sasl_path in \(postfix.place("smtpd_sasl_path", in: service))"])
  }

  /// The finding for a setting of the SASL library that is withheld, because it has not the form of a path.
  func unknownPath(_ name: String) -> Finding {
    finding(
      "sasl-path-unknown", .unknown, "\(name) is not a path", evidence: [sasl.evidence(name)],
      cause:
        "Whether there is a fault here is not known. What is written may be a password, so it is not shown.",
      cure: ["look at \(name) in \(sasl.used?.path ?? sasl.name)"])
  }

  func evidence(_ parameter: String) -> String { postfix.evidence(parameter, in: service) }

  /// A file's place with its mode and owners.
  func evidence(_ path: String, _ status: FileStatus) -> String {
    "\(path): \(whole.accounts.owners(status))"
  }

  /// A finding about this service that explanations point to.
  func finding(
    _ name: FindingName, _ severity: Finding.Severity, _ title: String, evidence: [String] = [],
    cause: String = "", cure: [String] = []
  ) -> Finding {
    finding(name.rawValue, severity, title, evidence: evidence, cause: cause, cure: cure)
  }

  /// A finding about this service.
  func finding(
    _ identifier: String, _ severity: Finding.Severity, _ title: String, evidence: [String] = [],
    cause: String = "", cure: [String] = []
  ) -> Finding {
    Finding(
      identifier, severity, service: service.label, title: title, evidence: evidence, cause: cause, cure: cure
    )
  }
}
