import Diagnosis

/// Services whose smtpd ended with an error the last time that the log tells of them.
enum LogFatalCheck {
  /// A smtpd that has ended.
  private struct Death {
    let message: String
    var count = 1
  }

  static func findings(_ whole: Examination, _ text: String, of place: String) -> [Finding] {
    // What is not running is said by itself, and its log is old.
    guard PostfixCheck.masterPID(whole) != nil else { return [] }
    return deaths(in: text).sorted { $0.key < $1.key }.compactMap { program, death in
      let named = whole.postfix.services.filter { $0["syslog_name"] + "/smtpd" == program }
      let concerned = named.filter { service in whole.services.contains { $0 == service } }
      // A smtpd that cannot read its arguments has no name of its own yet.
      if !named.isEmpty, concerned.isEmpty { return nil }
      var finding = Finding(
        "smtpd-ends", .fault, title: "smtpd ends with an error: \(death.message)",
        evidence: [
          "\(place): '\(program)' said so \(death.count == 1 ? "once" : "\(death.count) times")",
          "\(place): since then Postfix was neither started nor reloaded, and no client of it was served",
        ],
        cause: (LogLine.explain("fatal: " + death.message)?.meaning).map { $0 + " " } ?? ""
          + "Clients get no greeting, or lose the connection; master says 'bad command startup -- throttling'.",
        cure: [
          whole.postfix.command("postfix", "check"),
          "when it is mended: " + whole.postfix.command("postfix", "reload"),
        ])
      if !named.isEmpty, concerned.count < whole.services.count || concerned.count == 1 {
        finding.services = concerned.map(\.label)
      }
      return finding
    }
  }

  /// The last message of each program that has not served anybody since, `postfix/submission/smtpd`.
  private static func deaths(in text: String) -> [String: Death] {
    var deaths: [String: Death] = [:]
    for line in text.lines {
      guard let end = line.firstRange(of: "]: "),
        let open = line[..<end.lowerBound].lastIndex(of: "["),
        line[line.index(after: open)..<end.lowerBound].allSatisfy(\.isNumber)
      else { continue }
      let program = String(line[..<open].split(separator: " ").last ?? "")
      let message = line[end.upperBound...]
      if program.hasSuffix("/master") {
        if message.hasPrefix("daemon started") || message.hasPrefix("reload -- version") { deaths = [:] }
      } else if program.hasSuffix("/smtpd") {
        if message.hasPrefix("fatal: ") {
          let shown = FamiliarText.shown(String(message.dropFirst(7).prefix(300)))
          let count = deaths[program]?.count ?? 0
          deaths[program] = Death(message: shown, count: count + 1)
        } else if ["disconnect from ", "lost connection after "].contains(where: message.hasPrefix) {
          deaths[program] = nil
        }
      }
    }
    return deaths
  }
}
