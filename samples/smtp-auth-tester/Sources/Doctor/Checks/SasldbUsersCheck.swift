import ChildProcess
import Diagnosis
import Sysroot

/// Whether the file of accounts has users in the realm that Postfix asks for, and the one who cannot log in.
enum SasldbUsersCheck {
  static func findings(_ examination: ServiceExamination) -> [Finding] {
    guard examination.usesCyrus, examination.sasl.problem == nil, examination.sasl.settings.usesSasldb else {
      return []
    }
    let reach = examination.view.reach(examination.sasl.settings.sasldbPath, to: .read)
    guard case .reached(let status) = reach.outcome, status.kind == .regular,
      let head = try? examination.machine.bytes(reach.place, limit: 64 << 20), Sasldb.format(head) == .known,
      let result = examination.whole.commands.run(
        "sasldblistusers2", ["-f", examination.machine.root + reach.place]),
      result.status == 0
    else { return [] }
    let users = Sasldb.users(result.text)
    if users.isEmpty {
      return [
        examination.finding(
          "sasldb-empty", .fault, "there are no accounts in the file", evidence: ["\(reach.place): no users"],
          cause: "Every user is unknown: 535.",
          cure: adding("USER", examination.realm, reach.place, examination))
      ]
    }
    let inRealm = users.filter { $0.realm == examination.realm }
    if let user = examination.whole.account?.user {
      return [find(user, in: users, at: reach.place, examination)]
    }
    guard inRealm.isEmpty else { return [] }
    // A realm that is withheld may be one of those in the file.
    if Withheld.isIn(examination.realm) { return [unknownRealm(examination, "the accounts are")] }
    return [otherRealm(examination, users, reach.place)]
  }

  private static func unknownRealm(_ examination: ServiceExamination, _ subject: String) -> Finding {
    let setting =
      examination.service["smtpd_sasl_local_domain"].isEmpty ? "myhostname" : "smtpd_sasl_local_domain"
    return examination.finding(
      "sasldb-realm-unknown", .unknown,
      "whether \(subject) in the realm that Postfix looks in is not known",
      evidence: [examination.evidence(setting)],
      cause:
        "The name of the realm may be a password in the wrong line, so it is not shown and not looked for.",
      cure: ["look at \(setting) in \(examination.postfix.place(setting, in: examination.service))"])
  }

  private static func otherRealm(
    _ examination: ServiceExamination, _ users: [(name: String, realm: String)], _ place: String
  ) -> Finding {
    let realms = Set(users.map(\.realm)).sorted()
    return examination.finding(
      .realmMismatch, .fault, "no account is in the realm that Postfix looks in",
      evidence: [
        examination.evidence("smtpd_sasl_local_domain"), "Postfix looks for USER@\(examination.realm)",
        "\(place): users are in \(realms.prefix(5).joined(separator: ", "))",
      ],
      cause: "A user who logs in without '@REALM' is unknown: 535.",
      cure: realms.count == 1
        ? [
          examination.postfix.change("smtpd_sasl_local_domain", to: realms[0], in: examination.service),
          examination.postfix.command("postfix", "reload"),
        ] : adding("USER", examination.realm, place, examination))
  }

  private static func find(
    _ user: String, in users: [(name: String, realm: String)], at place: String,
    _ examination: ServiceExamination
  ) -> Finding {
    let parts = user.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let realm = parts.count == 2 ? parts[1] : examination.realm
    if users.contains(where: { $0.name == parts[0] && $0.realm == realm }) {
      return examination.finding(
        "sasldb-user", .good, "the user has an account in the file",
        evidence: ["\(place): has \(parts[0])@\(realm)"])
    }
    let elsewhere = users.filter { $0.name == parts[0] }.map { "\($0.name)@\($0.realm)" }
    if Withheld.isIn(realm), !elsewhere.isEmpty { return unknownRealm(examination, "the user's account is") }
    return examination.finding(
      "sasldb-user-missing", .fault, "the user has no account in the file",
      evidence: ["\(place): no \(parts[0])@\(realm)"] + elsewhere.prefix(3).map { "\(place): has \($0)" },
      cause: "The user is unknown: 535, as with a wrong password.",
      cure: adding(parts[0], realm, place, examination))
  }

  /// How to add an account: where a chroot has a copy, to the file that it is a copy of.
  private static func adding(
    _ user: String, _ realm: String, _ place: String, _ examination: ServiceExamination
  ) -> [String] {
    let original = examination.sasl.settings.sasldbPath
    guard place != original, examination.machine.exists(original) else {
      return ["saslpasswd2 -c -f \(place) -u \(realm) \(user)"]
    }
    return [
      "saslpasswd2 -c -f \(original) -u \(realm) \(user)",
      "install -o root -g \(examination.postfix.mailOwner) -m 640 \(original) \(place)",
    ]
  }
}
