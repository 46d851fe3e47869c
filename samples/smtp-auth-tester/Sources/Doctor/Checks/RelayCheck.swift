import Diagnosis

/// Whether who has logged in may also send mail, and nobody else.
enum RelayCheck {
  /// The restrictions after which no mail to other places passes.
  private static let refusals: Set<String> = [
    "reject", "defer", "defer_if_permit", "reject_unauth_destination", "defer_unauth_destination",
  ]
  static let lists = [
    "smtpd_client_restrictions", "smtpd_helo_restrictions", "smtpd_sender_restrictions",
    "smtpd_relay_restrictions", "smtpd_recipient_restrictions",
  ]

  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    var findings: [Finding] = []
    if service.isOn("smtpd_sasl_auth_enable") {
      findings += lists.compactMap { refusal(of: $0, examination) }
      if findings.isEmpty {
        findings.append(
          examination.finding(
            "relay", .good, "who has logged in may send mail",
            evidence: ["smtpd_relay_restrictions", "smtpd_recipient_restrictions"].map(examination.evidence),
            cause: service.list("smtpd_relay_restrictions").isEmpty
              ? "" : "Who has not is refused: 'Relay access denied', 454 4.7.1 or 554 5.7.1."))
      }
    }
    return findings + open(examination)
  }

  /// A list that refuses before it asks whether the client has logged in.
  private static func refusal(of parameter: String, _ examination: ServiceExamination) -> Finding? {
    let items = examination.service.list(parameter).map { $0.lowercased() }
    // In the lists that are not about relaying only a plain refusal stops everybody.
    let stops: Set<String> =
      parameter.contains("rel") || parameter.contains("recip") ? refusals : ["reject", "defer"]
    guard let stop = items.firstIndex(where: stops.contains) else { return nil }
    let isEarly = EarlyRefusalCheck.isBeforeAUTH(parameter, examination.service)
    let passes = items[..<stop].contains { $0 == "permit" || $0 == "permit_sasl_authenticated" && !isEarly }
    if passes { return nil }
    if isEarly { return EarlyRefusalCheck.beforeAUTH(parameter, items[stop], examination) }
    return examination.finding(
      .relayNotPermitted, .fault, "who has logged in may not send mail all the same",
      evidence: [
        examination.evidence(parameter), "'\(items[stop])' comes before any 'permit_sasl_authenticated'",
      ],
      cause: """
        AUTH succeeds with 235, and then the recipient is refused: 'Relay access denied', 454 4.7.1 or 554 5.7.1.\
        \(parameter == "smtpd_relay_restrictions" ? " This list comes before smtpd_recipient_restrictions since Postfix 2.10." : "")
        """,
      cure: [
        permission(in: parameter, before: items[stop], examination),
        examination.postfix.command("postfix", "reload"),
      ])
  }

  /// How to let those pass who have logged in: a command where the whole list is known, else what to write where.
  private static func permission(
    in parameter: String, before stop: String, _ examination: ServiceExamination
  ) -> String {
    let permissions = ["permit_mynetworks", "permit_sasl_authenticated"]
    let value = examination.service[parameter]
    if Withheld.isIn(value) || value.contains("{") {
      let place = examination.postfix.place(parameter, in: examination.service)
      return "put \(permissions.joined(separator: ", ")) before '\(stop)' in \(place)"
    }
    let others = examination.service.list(parameter).filter { !permissions.contains($0.lowercased()) }
    return examination.postfix.change(
      parameter, to: (permissions + others).joined(separator: ","), in: examination.service)
  }

  /// A server that takes mail from anybody to anywhere.
  private static func open(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    let both = ["smtpd_relay_restrictions", "smtpd_recipient_restrictions"]
    let items = both.flatMap(service.list).map { $0.lowercased() }
    var evidence: [String] = []
    if !items.contains(where: refusals.contains) {
      evidence = both.map(examination.evidence) + ["neither list has reject_unauth_destination"]
    } else if both.allSatisfy({ isPermittedToAll(service.list($0).map { $0.lowercased() }) }) {
      evidence = both.map(examination.evidence) + ["a plain 'permit' comes before every refusal"]
    } else if service.list("mynetworks").contains(where: { $0.hasSuffix("/0") }) {
      evidence = [examination.evidence("mynetworks"), "that is the whole world"]
    }
    guard !evidence.isEmpty, !service.isOnLoopbackOnly else { return [] }
    return [
      examination.finding(
        "open-relay", .warning, "anybody can send mail through this server without logging in",
        evidence: evidence,
        cause:
          "Postfix refuses to serve when it notices; where it does not, the server is soon on every black list.",
        cure: [
          examination.postfix.change(
            "smtpd_relay_restrictions",
            to: "permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination", in: service),
          examination.postfix.command("postfix", "reload"),
        ])
    ]
  }

  private static func isPermittedToAll(_ items: [String]) -> Bool {
    guard let permit = items.firstIndex(of: "permit") else { return items.isEmpty }
    return !items[..<permit].contains(where: refusals.contains)
  }
}
