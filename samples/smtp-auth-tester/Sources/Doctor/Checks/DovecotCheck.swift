import Sysroot
import Transport

/// Whether smtpd can come to Dovecot, where Postfix leaves passwords to it; `DovecotAnswerCheck` says what it answers.
enum DovecotCheck {
  /// Where smtpd asks, or why it cannot.
  private enum Location {
    case place(DovecotHandshake.Place, shown: String, evidence: [String])
    case none(Finding)
  }

  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.usesDovecot else { return [] }
    switch locate(examination) {
    case .none(let finding): return [finding]
    case .place(let place, let shown, let seen):
      return DovecotAnswerCheck.findings(examination, place, shown, evidence(examination) + seen)
    }
  }

  /// The mechanisms that Dovecot has for a service; nil where it does not say.
  static func mechanisms(_ examination: ServiceExamination) -> [DovecotHandshake.Mechanism]? {
    guard examination.usesDovecot, case .place(let place, _, _) = locate(examination),
      case .mechanisms(let mechanisms) = examination.whole.dovecot.ask(place)
    else { return nil }
    return mechanisms
  }

  private static func locate(_ examination: ServiceExamination) -> Location {
    if examination.hasUnknownSASLPath { return .none(examination.unknownSASLPath) }
    let setting = examination.service["smtpd_sasl_path"]
    if setting.hasPrefix("inet:") {
      guard let endpoint = try? Endpoint(parsing: String(setting.dropFirst(5)), defaultPort: 0) else {
        return .none(examination.unknownSASLPath)
      }
      return .place(.host(endpoint.host, endpoint.port), shown: endpoint.description, evidence: [])
    }
    // Smtpd works in the queue directory, in the chroot or not.
    let name = setting.hasPrefix("unix:") ? String(setting.dropFirst(5)) : setting
    let isWhole = name.hasPrefix("/") || examination.service.isChrooted
    let path = isWhole ? name : "\(examination.postfix.queueDirectory)/\(name)"
    let reach = examination.view.reach(path, to: .write)
    switch reach.outcome {
    case .reached(let status) where status.kind == .socket:
      return .place(
        .socket(examination.machine.root + reach.place), shown: reach.place,
        evidence: [examination.evidence(reach.place, status)])
    case .blind:
      return .none(
        PostfixCheck.cannotLook("whether Dovecot's socket is there", at: reach.place, because: .denied))
    case .denied(let status) where status.kind == .regular:
      return .none(missing(examination, path, reach, status))
    case .denied(let status): return .none(notPermitted(examination, reach.place, status))
    case .reached(let status): return .none(missing(examination, path, reach, status))
    case .missing, .loop: return .none(missing(examination, path, reach, nil))
    }
  }

  /// What Dovecot's configuration has to have, and Postfix's, so that they meet in the queue directory.
  static func listener(_ examination: ServiceExamination) -> [String] {
    let queue = examination.postfix.queueDirectory
    return [
      "in /etc/dovecot/conf.d/10-master.conf, inside 'service auth':",
      "  unix_listener \(queue)/private/auth { mode = 0660 user = postfix group = postfix }",
      examination.postfix.change("smtpd_sasl_path", to: "private/auth", in: examination.service),
      "systemctl restart dovecot postfix",
    ]
  }

  private static func evidence(_ examination: ServiceExamination) -> [String] {
    ["smtpd_sasl_type", "smtpd_sasl_path"].map(examination.evidence)
  }

  private static func notPermitted(
    _ examination: ServiceExamination, _ place: String, _ status: FileStatus
  ) -> Finding {
    examination.finding(
      "dovecot-not-permitted", .fault, "smtpd may not use Dovecot's socket",
      evidence: evidence(examination) + [examination.evidence(place, status)],
      cause: "smtpd cannot ask Dovecot, closes the connection, and is throttled by master.",
      cure: listener(examination))
  }

  private static func missing(
    _ examination: ServiceExamination, _ path: String, _ reach: ProcessView.Reach, _ other: FileStatus?
  ) -> Finding {
    let whole = (examination.view.chroot ?? "") + (path.hasPrefix("/") ? path : "/" + path)
    var seen = ["\(whole): \(other == nil ? "no such socket" : "is not a socket")"]
    if other == nil, reach.place != whole, reach.links.isEmpty { seen.append("\(reach.place) is not there") }
    // A chroot makes another file of an absolute path.
    let outside = try? examination.machine.status(path)
    if examination.service.isChrooted, outside?.kind == .socket {
      seen.append("\(path) is a socket, outside of the chroot")
    }
    return examination.finding(
      "dovecot-socket-missing", .fault, "Dovecot's socket is not where smtpd looks for it",
      evidence: evidence(examination) + seen + reach.links + [examination.chrootEvidence],
      cause: "smtpd cannot ask Dovecot: 'no SASL authentication mechanisms', and the connection is closed.",
      cure: listener(examination))
  }
}
