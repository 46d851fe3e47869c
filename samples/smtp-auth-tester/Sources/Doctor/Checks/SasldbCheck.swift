import Diagnosis
import Sysroot

/// Whether smtpd(8) can open the file of accounts that it looks for.
enum SasldbCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.usesCyrus, examination.sasl.problem == nil, examination.sasl.settings.usesSasldb else {
      return []
    }
    let path = examination.sasl.settings.sasldbPath
    if Withheld.isIn(path) { return [examination.unknownPath("sasldb_path")] }
    let reach = examination.view.reach(path, to: .read)
    let evidence = [examination.sasl.evidence("sasldb_path")] + reach.links
    switch reach.outcome {
    case .reached(let status):
      var findings = contents(examination, reach.place, status, evidence)
      if examination.service.isChrooted {
        findings += comparison(examination, path, copy: reach.place, status)
      }
      return findings + readableByAll(examination, reach.place, status)
    case .blind:
      return [PostfixCheck.cannotLook("whether sasldb is there", at: reach.place, because: .denied)]
    case .denied(let status): return [unreadable(examination, reach, status, evidence)]
    case .missing, .loop: return [missing(examination, path, reach, evidence)]
    }
  }

  private static func missing(
    _ examination: ServiceExamination, _ path: String, _ reach: ProcessView.Reach, _ evidence: [String]
  ) -> Finding {
    let owner = examination.postfix.mailOwner
    guard examination.service.isChrooted, let outside = try? examination.machine.status(path) else {
      return examination.finding(
        .sasldbMissing, .fault, "the file of accounts, \(path), does not exist",
        evidence: evidence + ["\(reach.place): no such file"],
        cause: "Every user is unknown: 535, as with a wrong password, and the log does not name the file.",
        cure: [
          "saslpasswd2 -c\(path == "/etc/sasldb2" ? "" : " -f \(path)") -u \(examination.realm) USER",
          "chgrp \(owner) \(path) && chmod 640 \(path)",
        ])
    }
    let copy = examination.postfix.queueDirectory + path
    return examination.finding(
      .sasldbNotInChroot, .fault,
      "the file of accounts is outside of the chroot, where smtpd cannot see it",
      evidence: evidence + [
        examination.chrootEvidence, examination.evidence(path, outside),
        reach.outcome == .loop
          ? "\(reach.place): symbolic links in a circle" : "\(reach.place): no such file",
      ],
      cause: """
        smtpd finds no accounts, so every user is unknown: 535, as with a wrong password, and the log says only \
        'Password verification failed'.
        """,
      cure: ["either take smtpd out of the chroot:"] + examination.leaveChroot + [
        "or copy the file, again after every saslpasswd2:",
        "install -D -o root -g \(owner) -m 640 \(path) \(copy)",
      ])
  }

  private static func unreadable(
    _ examination: ServiceExamination, _ reach: ProcessView.Reach, _ status: FileStatus, _ evidence: [String]
  ) -> Finding {
    let owner = examination.view.identity.name
    let isDirectory = status.kind == .directory
    let groups = examination.whole.accounts.groupNames(examination.view.identity).joined(separator: ", ")
    return examination.finding(
      .sasldbUnreadable, .fault, "smtpd may not read the file of accounts",
      evidence: evidence + [
        examination.evidence(reach.place, status), "smtpd runs as user \(owner), in the groups: \(groups)",
      ],
      cause: """
        Whatever the password, the answer is '454 4.7.0 Temporary authentication failure: generic failure'; the log \
        says 'unable to open Berkeley db ...: Permission denied'.
        """,
      cure: isDirectory
        ? ["chmod o+x \(reach.place)"]
        : status.mode & 0o040 != 0 && status.group != 0
          ? [
            "adduser \(owner) \(examination.whole.accounts.groupName(status.group))",
            examination.postfix.command("postfix", "reload"),
          ] : ["chgrp \(owner) \(reach.place) && chmod 640 \(reach.place)"])
  }

  private static func contents(
    _ examination: ServiceExamination, _ place: String, _ status: FileStatus, _ evidence: [String]
  ) -> [Finding] {
    let file = examination.evidence(place, status)
    let head: [UInt8]
    do {
      if status.kind != .regular { throw TreeProblem.notAFile(status.kind) }
      head = try examination.machine.bytes(place, limit: 64 << 20)
    } catch TreeProblem.denied {
      return [PostfixCheck.cannotLook("what is in \(place)", at: place, because: .denied)]
    } catch {
      return [
        examination.finding(
          "sasldb-damaged", .fault, "the file of accounts is not one", evidence: [file, "\(error)"],
          cause: "The library cannot open it: 454.", cure: ["make it anew with saslpasswd2 -c"])
      ]
    }
    if Sasldb.format(head) == .known {
      return [
        examination.finding(
          "sasldb", .good, "smtpd can read the file of accounts", evidence: evidence + [file])
      ]
    }
    return [
      examination.finding(
        "sasldb-damaged", .fault, "the file of accounts is not a database",
        evidence: [file, head.isEmpty ? "it is empty" : "it does not begin as a Berkeley DB file does"],
        cause: "The library cannot open it: no user is known.",
        cure: ["mv \(place) \(place).old", "saslpasswd2 -c -f \(place) -u \(examination.realm) USER"])
    ]
  }

  /// A copy in the chroot is as old as it is.
  private static func comparison(
    _ examination: ServiceExamination, _ path: String, copy: String, _ status: FileStatus
  ) -> [Finding] {
    guard let original = try? examination.machine.status(path) else { return [] }
    var isOld = original.modified > status.modified
    if let one = try? examination.machine.bytes(path, limit: 64 << 20),
      let other = try? examination.machine.bytes(copy, limit: 64 << 20)
    {
      if one == other { return [] }
      isOld = original.modified >= status.modified
    } else if !isOld {
      return []
    }
    return [
      examination.finding(
        .sasldbStale, isOld ? .fault : .warning,
        isOld
          ? "the copy of the accounts in the chroot is older than the original"
          : "the accounts in the chroot differ from those outside",
        evidence: [
          "\(path): changed \(Self.time(original.modified))",
          "\(copy): changed \(Self.time(status.modified))",
        ],
        cause: """
          smtpd knows only the copy: users added since are unknown, and changed passwords wrong: 535. The copy is not \
          made anew by saslpasswd2, only by a restart of Postfix where a script does it.
          """,
        cure: ["install -o root -g \(examination.postfix.mailOwner) -m 640 \(path) \(copy)"])
    ]
  }

  private static func time(_ seconds: Int64) -> String { Calendar.text(seconds) }

  private static func readableByAll(
    _ examination: ServiceExamination, _ place: String, _ status: FileStatus
  ) -> [Finding] {
    let everybody = Accounts.Identity(name: "nobody", user: .max - 1, groups: [])
    let view = ProcessView(machine: examination.machine, chroot: nil, identity: everybody)
    guard case .reached = view.reach(place, to: .read).outcome else { return [] }
    let isCopy = examination.service.isChrooted
    return [
      examination.finding(
        "sasldb-readable-by-all", .warning, "every user of this machine can read all passwords",
        evidence: [examination.evidence(place, status)],
        cause: """
          The file has the passwords as they are.\
          \(isCopy ? " Debian's chroot_extra_files in /etc/default/postfix makes copies like this one (chmod a+rX)." : "")
          """,
        cure: ["chgrp \(examination.postfix.mailOwner) \(place) && chmod 640 \(place)"]
          + (isCopy
            ? [
              "take \(examination.sasl.settings.sasldbPath) out of chroot_extra_files in /etc/default/postfix"
            ]
            : []))
    ]
  }
}
