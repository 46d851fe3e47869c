import Diagnosis
import Sysroot

/// Whether smtpd(8) can ask saslauthd(8), and what that says of the account to try.
enum SaslauthdCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.usesCyrus, examination.sasl.problem == nil, examination.sasl.settings.usesSaslauthd
    else {
      return []
    }
    let path = examination.sasl.settings.saslauthdSocket
    if Withheld.isIn(path) { return [examination.unknownPath("saslauthd_path")] }
    let reach = examination.view.reach(path, to: .write)
    let daemons = SaslauthdProcess.all(examination.machine)
    var evidence =
      [examination.sasl.evidence("pwcheck_method"), examination.sasl.evidence("saslauthd_path")] + reach.links
    switch reach.outcome {
    case .reached(let status):
      evidence.append(examination.evidence(reach.place, status))
      return listening(examination, reach.place, evidence)
    case .blind:
      return [
        PostfixCheck.cannotLook("whether saslauthd's socket is there", at: reach.place, because: .denied)
      ]
    case .denied(let status): return [denied(examination, reach.place, status, evidence)]
    case .missing, .loop:
      evidence += daemons.isEmpty ? ["no saslauthd is running"] : daemons.prefix(3).map(\.evidence)
      return [missing(examination, path, reach, evidence, isRunning: !daemons.isEmpty)]
    }
  }

  private static let generic =
    "Whatever the password, the answer is '454 4.7.0 Temporary authentication failure'"

  private static func missing(
    _ examination: ServiceExamination, _ path: String, _ reach: ProcessView.Reach, _ evidence: [String],
    isRunning: Bool
  ) -> Finding {
    let isLoop = reach.outcome == .loop
    let seen = isLoop ? "symbolic links in a circle, as the chroot shows them" : "no such file"
    let words = isLoop ? "Too many levels of symbolic links" : "No such file or directory"
    let cause = "\(generic); the log says 'cannot connect to saslauthd server: \(words)'."
    let isOutside = examination.machine.exists(path)
    guard examination.service.isChrooted else {
      return examination.finding(
        isRunning ? "saslauthd-socket-missing" : FindingName.saslauthdNotRunning.rawValue, .fault,
        isRunning ? "saslauthd has its socket in another place" : "saslauthd is not running",
        evidence: evidence + ["\(reach.place): \(seen)"] + SaslauthdDefaults.evidence(examination.machine),
        cause: cause,
        cure: isRunning
          ? [
            "in /etc/default/saslauthd: OPTIONS=\"-c -m \(directory(of: path))\"",
            "systemctl restart saslauthd",
          ]
          : ["systemctl enable --now saslauthd"])
    }
    let inside = examination.postfix.queueDirectory + directory(of: path)
    let isLink = isLoop || !reach.links.isEmpty
    return examination.finding(
      isLink ? .saslauthdSymlink : .saslauthdNotInChroot, .fault,
      !isLink
        ? "saslauthd's socket is outside of the chroot, where smtpd cannot see it"
        : "the symbolic link to saslauthd's socket leads out of the chroot, where smtpd cannot follow",
      evidence: evidence + [examination.chrootEvidence, "\(reach.place): \(seen)"]
        + (isOutside ? ["\(path): is there, outside of the chroot"] : []),
      cause: cause,
      cure: removal(of: reach) + [
        "\(isLink ? "then" : "either") let saslauthd have its socket inside the chroot; in /etc/default/saslauthd:",
        "OPTIONS=\"-c -m \(inside)\"", "dpkg-statoverride --add root sasl 710 \(inside)",
        "adduser \(examination.postfix.mailOwner) sasl", "systemctl restart saslauthd postfix",
        "or take smtpd out of the chroot:",
      ] + examination.leaveChroot)
  }

  /// The link that is in the way has to go first.
  private static func removal(of reach: ProcessView.Reach) -> [String] {
    guard
      let link = reach.links.first?.firstRange(of: " -> ").flatMap({ reach.links.first?[..<$0.lowerBound] })
    else { return [] }
    return ["unlink \(link)"]
  }

  private static func denied(
    _ examination: ServiceExamination, _ place: String, _ status: FileStatus, _ evidence: [String]
  ) -> Finding {
    let owner = examination.view.identity.name
    let group = examination.whole.accounts.groupName(status.group)
    let own = examination.whole.accounts.groupNames(examination.view.identity).joined(separator: ", ")
    let groupHelps = status.mode & 0o010 != 0 && status.group != 0
    return examination.finding(
      .saslauthdForbidden, .fault, "smtpd may not go to saslauthd's socket",
      evidence: evidence + [
        examination.evidence(place, status), "smtpd runs as user \(owner), in the groups: \(own)",
      ],
      cause: "\(generic); the log says 'cannot connect to saslauthd server: Permission denied'.",
      cure: groupHelps
        ? ["adduser \(owner) \(group)", examination.postfix.command("postfix", "reload")]
        : [
          "chgrp sasl \(place) && chmod 710 \(place)", "adduser \(owner) sasl",
          "systemctl restart saslauthd postfix",
        ])
  }

  private static func listening(
    _ examination: ServiceExamination, _ place: String, _ evidence: [String]
  ) -> [Finding] {
    let question = SaslauthdQuestion(socket: examination.machine.root + place)
    switch question.look() {
    case .notListening:
      return [
        examination.finding(
          .saslauthdNotRunning, .fault, "saslauthd's socket is there, but nobody listens",
          evidence: evidence + ["\(place): connection refused"],
          cause: "The daemon is gone and left its socket behind. \(generic).",
          cure: ["systemctl restart saslauthd"])
      ]
    case .blind:
      return [PostfixCheck.cannotLook("whether saslauthd answers", at: place, because: .denied)]
    default: break
    }
    let good = examination.finding("saslauthd", .good, "smtpd can reach saslauthd", evidence: evidence)
    guard let account = examination.whole.account, let password = account.password else { return [good] }
    // Measured: the library parts the name at its last '@', and sends an empty smtpd_sasl_local_domain as it is.
    let at = account.user.lastIndex(of: "@")
    let name = account.user[..<(at ?? account.user.endIndex)]
    let realm =
      at.map { String(account.user[$0...].dropFirst()) } ?? examination.service["smtpd_sasl_local_domain"]
    if Withheld.isIn(realm) {
      return [
        good,
        examination.finding(
          "saslauthd-not-asked", .unknown, "saslauthd was not asked about the account",
          evidence: [examination.evidence("smtpd_sasl_local_domain")],
          cause:
            "The name of the realm may be a password in the wrong line, so it is not shown and not used.",
          cure: ["give the user's name with the realm: USER@REALM"]),
      ]
    }
    switch question.ask(String(name), password, realm: realm) {
    case .yes:
      return [
        good,
        examination.finding(
          "saslauthd-says-yes", .good, "saslauthd accepts the account", evidence: ["\(place): answers OK"],
          cause: "If SMTP AUTH fails all the same, the fault is between the client and Postfix."),
      ]
    case .no:
      return [
        good,
        examination.finding(
          "saslauthd-says-no", .fault, "saslauthd refuses the account",
          evidence: ["\(place): answers NO"],
          cause: """
            Postfix passes that on as 535; the fault is behind saslauthd: the password, PAM's file, or the database.
            """, cure: ["journalctl -u saslauthd -u mariadb   (or the log named auth.log)"]),
      ]
    default:
      return [
        good,
        examination.finding(
          "saslauthd-silent", .fault, "saslauthd does not answer",
          evidence: ["\(place): no answer in 15 seconds"],
          cause: "What it asks - PAM, LDAP, a database - hangs, or all its processes are busy.",
          cure: ["systemctl restart saslauthd"]),
      ]
    }
  }

  /// The directory of a path.
  private static func directory(of path: String) -> String {
    path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
  }
}
