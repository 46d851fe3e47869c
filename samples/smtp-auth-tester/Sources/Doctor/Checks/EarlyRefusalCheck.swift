import Diagnosis

/// Whether users are refused by what is meant for strangers, before it is asked whether they have logged in.
enum EarlyRefusalCheck {
  /// Of these few users' machines fail.
  private static let rare: Set<String> = [
    "reject_invalid_helo_hostname", "reject_invalid_hostname", "reject_unknown_reverse_client_hostname",
    "reject_rhsbl_reverse_client", "reject_rhsbl_client", "reject_rhsbl_helo",
  ]

  /// Restrictions that users' machines need not pass, with what the server answers.
  private static let strict: [(name: String, answer: String)] = [
    ("reject_non_fqdn_helo_hostname", "504 5.5.2 ... need fully-qualified hostname"),
    ("reject_non_fqdn_hostname", "504 5.5.2 ... need fully-qualified hostname"),
    ("reject_invalid_helo_hostname", "501 5.5.2 ... Invalid name"),
    ("reject_invalid_hostname", "501 5.5.2 ... Invalid name"),
    ("reject_unknown_helo_hostname", "450 4.7.1 ... Host not found"),
    ("reject_unknown_hostname", "450 4.7.1 ... Host not found"),
    ("reject_unknown_client_hostname", "450 4.7.25 Client host rejected: cannot find your hostname"),
    ("reject_unknown_client", "450 4.7.25 Client host rejected: cannot find your hostname"),
    ("reject_unknown_reverse_client_hostname", "450 4.7.1 ... cannot find your reverse hostname"),
    ("reject_rbl_client", "554 5.7.1 Service unavailable; Client host blocked using a list"),
    ("reject_maps_rbl", "554 5.7.1 Service unavailable; Client host blocked using a list"),
    ("reject_rhsbl_reverse_client", "554 5.7.1 Service unavailable; blocked using a list"),
    ("reject_rhsbl_client", "554 5.7.1 Service unavailable; blocked using a list"),
    ("reject_rhsbl_helo", "554 5.7.1 Service unavailable; Helo command blocked using a list"),
  ]

  static func findings(_ examination: ServiceExamination) -> [Finding] {
    let service = examination.service
    guard service.hasAuthentication else { return [] }
    return RelayCheck.lists.compactMap { parameter in
      let items = service.list(parameter).map { $0.lowercased() }
      let isEarly = isBeforeAUTH(parameter, service)
      let end = items.firstIndex {
        ["permit", "reject", "defer"].contains($0) || $0 == "permit_sasl_authenticated" && !isEarly
      }
      let before = items[..<(end ?? items.endIndex)].filter { item in strict.contains { $0.name == item } }
      guard let first = before.first, let answer = strict.first(where: { $0.name == first })?.answer else {
        return nil
      }
      let isOnlyPlace = !examination.postfix.services.contains { $0 != service && $0.hasAuthentication }
      return examination.finding(
        "users-refused-as-strangers",
        (service.isForUsers || isOnlyPlace) && !rare.isSuperset(of: before) ? .fault : .warning,
        "users who have logged in are refused like strangers",
        evidence: [examination.evidence(parameter)]
          + before.map { "'\($0)' comes before any 'permit_sasl_authenticated'" }
          + (isEarly ? [examination.evidence("smtpd_delay_reject")] : []),
        cause: """
          Users' machines have names and addresses that do not pass it: after 235 the answer is '\(answer)', to some \
          users and not to others.
          """,
        cure: cure(parameter, first, isEarly, examination))
    }
  }

  /// Whether a list is worked through before a client can have logged in.
  static func isBeforeAUTH(_ parameter: String, _ service: PostfixService) -> Bool {
    service["smtpd_delay_reject"].lowercased() == "no"
      && ["smtpd_client_restrictions", "smtpd_helo_restrictions"].contains(parameter)
  }

  /// The finding for a list that refuses everybody so early.
  static func beforeAUTH(_ parameter: String, _ stop: String, _ examination: ServiceExamination) -> Finding {
    examination.finding(
      "refused-before-auth", .fault, "clients are refused before they can log in",
      evidence: [
        examination.evidence("smtpd_delay_reject"), examination.evidence(parameter),
        "'\(stop)' refuses everybody",
      ],
      cause: """
        Without the delay this list is worked through \(parameter.contains("helo") ? "at EHLO" : "at once"), when \
        nobody has logged in, so that 'permit_sasl_authenticated' lets nobody pass: 554 5.7.1 Access denied.
        """,
      cure: cure(parameter, stop, true, examination))
  }

  private static func cure(
    _ parameter: String, _ item: String, _ isEarly: Bool, _ examination: ServiceExamination
  ) -> [String] {
    let place = examination.postfix.place(parameter, in: examination.service)
    return
      (isEarly
      ? [examination.postfix.change("smtpd_delay_reject", to: "yes", in: examination.service)] : []) + [
        "put permit_sasl_authenticated before '\(item)' in \(place)",
        examination.postfix.command("postfix", "reload"),
      ]
  }
}
