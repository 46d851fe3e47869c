import ChildProcess
import Diagnosis
import Sysroot

/// Whether the file of accounts has users in the realm that Postfix asks for, and the one who cannot log in.
enum SasldbUsersCheck {
  static func findings(_ patient: ServiceExamination) -> [Finding] {
    guard patient.usesCyrus, patient.sasl.problem == nil, patient.sasl.settings.usesSasldb else { return [] }
    let reach = patient.view.reach(patient.sasl.settings.sasldbPath, to: .read)
    guard case .reached(let status) = reach.outcome, status.kind == .regular,
      let head = try? patient.machine.bytes(reach.place, limit: 64 << 20), Sasldb.format(head) == .known,
      let result = patient.whole.commands.run(
        "sasldblistusers2", ["-f", patient.machine.root + reach.place]),
      result.status == 0
    else { return [] }
    let users = Sasldb.users(result.text)
    if users.isEmpty {
      return [
        patient.finding(
          "sasldb-empty", .fault, "there are no accounts in the file", evidence: ["\(reach.place): no users"],
          cause: "Every user is unknown: 535.",
          cure: adding("USER", patient.realm, reach.place, patient))
      ]
    }
    let inRealm = users.filter { $0.realm == patient.realm }
    if let user = patient.whole.account?.user { return [find(user, in: users, at: reach.place, patient)] }
    guard inRealm.isEmpty else { return [] }
    return [otherRealm(patient, users, reach.place)]
  }

  private static func otherRealm(
    _ patient: ServiceExamination, _ users: [(name: String, realm: String)], _ place: String
  ) -> Finding {
    let realms = Set(users.map(\.realm)).sorted()
    return patient.finding(
      .realmMismatch, .fault, "no account is in the realm that Postfix looks in",
      evidence: [
        patient.evidence("smtpd_sasl_local_domain"), "Postfix looks for USER@\(patient.realm)",
        "\(place): users are in \(realms.prefix(5).joined(separator: ", "))",
      ],
      cause: "A user who logs in without '@REALM' is unknown: 535.",
      cure: realms.count == 1
        ? [
          patient.postfix.change("smtpd_sasl_local_domain", to: realms[0], in: patient.service),
          patient.postfix.command("postfix", "reload"),
        ] : adding("USER", patient.realm, place, patient))
  }

  private static func find(
    _ user: String, in users: [(name: String, realm: String)], at place: String, _ patient: ServiceExamination
  ) -> Finding {
    let parts = user.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let realm = parts.count == 2 ? parts[1] : patient.realm
    if users.contains(where: { $0.name == parts[0] && $0.realm == realm }) {
      return patient.finding(
        "sasldb-user", .good, "the user has an account in the file",
        evidence: ["\(place): has \(parts[0])@\(realm)"])
    }
    let elsewhere = users.filter { $0.name == parts[0] }.map { "\($0.name)@\($0.realm)" }
    return patient.finding(
      "sasldb-user-missing", .fault, "the user has no account in the file",
      evidence: ["\(place): no \(parts[0])@\(realm)"] + elsewhere.prefix(3).map { "\(place): has \($0)" },
      cause: "The user is unknown: 535, as with a wrong password.",
      cure: adding(parts[0], realm, place, patient))
  }

  /// How to add an account: where a chroot has a copy, to the file that it is a copy of.
  private static func adding(
    _ user: String, _ realm: String, _ place: String, _ patient: ServiceExamination
  ) -> [String] {
    let original = patient.sasl.settings.sasldbPath
    guard place != original, patient.machine.exists(original) else {
      return ["saslpasswd2 -c -f \(place) -u \(realm) \(user)"]
    }
    return [
      "saslpasswd2 -c -f \(original) -u \(realm) \(user)",
      "install -o root -g \(patient.postfix.mailOwner) -m 640 \(original) \(place)",
    ]
  }
}
