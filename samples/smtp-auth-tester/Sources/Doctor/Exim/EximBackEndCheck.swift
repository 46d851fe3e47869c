import Diagnosis
import Sysroot

/// Whether Exim can come to what checks its passwords: a file, saslauthd, Dovecot.
enum EximBackEndCheck {
  static func findings(_ exim: EximExamination) -> [Finding] {
    var findings: [Finding] = []
    for path in Set(exim.servers.compactMap(\.passwordFile)).sorted() {
      let faults = unreadable(path, "exim-passwords-unreadable", "the file of passwords", exim)
      findings += faults.isEmpty ? [good(path, "Exim can read the file of passwords")] : faults
    }
    if exim.servers.contains(where: \.usesSaslauthd) { findings += saslauthd(exim) }
    for path in Set(exim.servers.compactMap(\.dovecotSocket)).sorted() {
      findings.append(dovecot(path, exim))
    }
    return findings
  }

  /// The fault of a file that Exim's user cannot read.
  static func unreadable(
    _ path: String, _ identifier: String, _ what: String, _ exim: EximExamination
  ) -> [Finding] {
    guard let identity = exim.identity else { return [] }
    let reach = ProcessView(machine: exim.machine, chroot: nil, identity: identity).reach(path, to: .read)
    let seen: String
    switch reach.outcome {
    case .reached: return []
    case .blind:
      return [PostfixCheck.cannotLook("whether Exim can read \(what)", at: reach.place, because: .denied)]
    case .missing, .loop: seen = "\(reach.place): no such file"
    case .denied(let status):
      seen = "\(reach.place): \(exim.accounts.owners(status)), and Exim runs as \(identity.name)"
    }
    let group = exim.accounts.groupName(exim.accounts.identity(identity.name)?.groups.min() ?? 0)
    let isMissing = reach.outcome == .missing || reach.outcome == .loop
    return [
      Finding(
        identifier, .fault, title: isMissing ? "\(what) is not there" : "Exim may not read \(what)",
        evidence: [seen],
        cause: identifier.hasPrefix("tls")
          ? "STARTTLS is answered '454 TLS currently unavailable'."
          : "Passwords cannot be checked: '435 Unable to authenticate at present', and the log says why.",
        cure: isMissing
          ? (identifier.hasPrefix("tls")
            ? ["put it into \(path)"] : ["/usr/share/doc/exim4-base/examples/exim-adduser makes it"])
          : ["chgrp \(group) \(reach.place) && chmod 640 \(reach.place)"])
    ]
  }

  private static func good(_ path: String, _ title: String) -> Finding {
    Finding("exim-back-end", .good, title: title, evidence: [path])
  }

  private static func saslauthd(_ exim: EximExamination) -> [Finding] {
    let socket = "/var/run/saslauthd/mux"
    guard let identity = exim.identity else { return [] }
    let reach = ProcessView(machine: exim.machine, chroot: nil, identity: identity).reach(socket, to: .write)
    switch reach.outcome {
    case .blind:
      return [PostfixCheck.cannotLook("whether Exim reaches saslauthd", at: reach.place, because: .denied)]
    case .denied(let status):
      return [
        Finding(
          FindingName.saslauthdForbidden.rawValue, .fault,
          title: "Exim may not reach the socket of saslauthd",
          evidence: ["\(reach.place): \(exim.accounts.owners(status)), and Exim runs as \(identity.name)"],
          cause: "Passwords cannot be checked: '435 Unable to authenticate at present'.",
          cure: ["adduser \(identity.name) sasl", "systemctl restart exim4"])
      ]
    case .reached(let status) where status.kind == .socket:
      if SaslauthdQuestion(socket: exim.machine.root + reach.place).look() != .notListening {
        return [good(reach.place, "saslauthd listens where Exim asks it")]
      }
    default: break
    }
    return [
      Finding(
        FindingName.saslauthdNotRunning.rawValue, .fault,
        title: "saslauthd does not listen where Exim asks it",
        evidence: ["\(socket): nobody listens"],
        cause: "Passwords cannot be checked: '435 Unable to authenticate at present'.",
        cure: ["systemctl enable --now saslauthd"])
    ]
  }

  private static func dovecot(_ path: String, _ exim: EximExamination) -> Finding {
    switch DovecotHandshake.ask(.socket(exim.machine.root + path)) {
    case .mechanisms: return good(path, "Dovecot answers where Exim asks it")
    case .denied: return PostfixCheck.cannotLook("whether Dovecot answers", at: path, because: .denied)
    default:
      return Finding(
        "dovecot-not-listening", .fault, title: "Dovecot does not answer where Exim asks it",
        evidence: ["\(path): no mechanisms"],
        cause: "Passwords cannot be checked: '435 Unable to authenticate at present'.",
        cure: ["systemctl start dovecot", "doveconf service/auth shows where it listens"])
    }
  }
}
