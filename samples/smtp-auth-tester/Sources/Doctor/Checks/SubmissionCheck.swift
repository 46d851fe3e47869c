import Diagnosis

/// Whether there is any place where users can log in.
enum SubmissionCheck {
  static func findings(_ whole: Examination) -> [Finding] {
    let postfix = whole.postfix
    let services = postfix.services
    // A service that was asked for, and one for users that has no AUTH, is told of by itself.
    guard whole.wanted == nil, !services.isEmpty,
      !services.contains(where: { $0.hasAuthentication || $0.isForUsers })
    else { return [] }
    if let comment = postfix.lines.commentedServices.first {
      return [
        Finding(
          "submission-commented", .fault, title: "there is no port where users can log in",
          evidence: ["\(postfix.masterFile):\(comment.line): '#' before '\(comment.name) inet'"]
            + off(postfix),
          cause:
            "Clients get 'connection refused' at 587 and 465; the port for other servers, 25, offers no AUTH.",
          cure: [
            "in \(postfix.masterFile):\(comment.line): take '#' away, and in the lines with '-o' below it, too",
            postfix.command("postfix", "reload"),
          ])
      ]
    }
    guard services.allSatisfy({ postfix.isSet("smtpd_sasl_auth_enable", in: $0) }) else { return [] }
    return [
      Finding(
        FindingName.authOff.rawValue, .fault, title: "AUTH is off in every service", evidence: off(postfix),
        cause: "The answer to EHLO has no AUTH line; users cannot log in anywhere.",
        cure: [
          "in \(postfix.masterFile): submission inet n - n - - smtpd",
          postfix.command("postconf", "-P 'submission/inet/smtpd_sasl_auth_enable=yes'"),
          postfix.command("postfix", "reload"),
        ])
    ]
  }

  private static func off(_ postfix: PostfixInstance) -> [String] {
    postfix.services.map { "\($0.label): " + postfix.evidence("smtpd_sasl_auth_enable", in: $0) }
  }
}
