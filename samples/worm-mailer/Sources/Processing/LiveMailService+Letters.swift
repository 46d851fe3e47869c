import Addresses
import Attacks
public import Letters
import Settings
import Signatures
public import Spool

extension LiveMailService {
  /// The letter of a report as it leaves.
  ///
  /// - Parameters:
  ///   - recipients: Whom it goes to.
  ///   - isReview: Whether that is the administrator in the place of others.
  /// - Throws: `LetterProblem`.
  public func letter(
    of report: Report, to recipients: [String], isReview: Bool
  ) throws(LetterProblem) -> Letter {
    let others = isReview ? report.recipients.map(\.address) : nil
    if let facts = facts(of: report, to: recipients, review: others) { return try letterhead.letter(facts) }
    return try letterhead.notice(
      report.subject ?? "worm-mailer", text: report.text ?? "", to: recipients.first ?? "",
      id: ReportID(report.id) ?? .random, created: report.created)
  }

  /// What the letter of a report says; nil for a notice.
  func facts(of report: Report, to recipients: [String], review: [String]?) -> ReportFacts? {
    guard let attack = report.attack, let id = ReportID(report.id) else { return nil }
    let again = report.again.flatMap { again in
      ReportID(again.since).map { ReportFacts.Again(attacks: again.attacks, since: $0) }
    }
    return ReportFacts(
      reportID: id, created: report.created, attack: attack, hostName: report.hostName,
      signature: signature(attack.mainSignature), recipients: recipients, reason: report.reason ?? "",
      again: again, target: target(of: attack), review: review)
  }

  /// What is said of a signature; of one that is no longer in the table its name.
  private func signature(_ name: String) -> ReportFacts.Signature {
    guard let known = signatures[name] else {
      return ReportFacts.Signature(
        name: name, title: name, explanation: "a request that this server's administrator knows as an attack",
        source: "the administrator's own signatures", xarf: .vulnerabilityScan, vulnerabilities: [])
    }
    return ReportFacts.Signature(
      name: known.name, title: known.title, explanation: known.explanation, source: known.source,
      xarf: known.xarfType, vulnerabilities: known.vulnerabilities)
  }

  /// What was attacked: the name that is set, or a name that was asked for and is one of ours.
  ///
  /// What a client writes into Host is not repeated otherwise: it may be anything, or a name of the inside.
  private func target(of attack: Attack) -> ReportFacts.Target {
    let own = settings.ownDomains
    let asked = attack.hosts.first { host in own.contains { host == $0 || host.hasSuffix("." + $0) } }
    let others = own + (settings.ownNetworks + LocalAddresses.all).map(\.base.description)
    return ReportFacts.Target(
      name: settings.targetName ?? asked, others: others, isMasked: settings.hideTarget)
  }
}

extension Signature {
  /// Requests by which worms and bots spread, whose hosts attack without their owners' knowledge.
  private static let infections: Set<String> = [
    "nimda", "sadmind-iis", "code-red", "code-red-ii", "gpon-router", "gpon-boaform", "mvpower-shell",
    "huawei-hg532",
    "linksys-themoon",
  ]

  /// The kind of attack by XARF.
  fileprivate var xarfType: XarfType {
    if Self.infections.contains(name) { return .infectedHost }
    return vulnerabilities.isEmpty ? .reconnaissance : .vulnerabilityScan
  }

  /// The CVE numbers in the source.
  fileprivate var vulnerabilities: [String] {
    source.split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init).filter {
      word in
      let parts = word.split(separator: "-", omittingEmptySubsequences: false)
      return parts.count == 3 && parts[0] == "CVE" && parts[1].count == 4 && parts[2].count >= 4
        && parts.dropFirst().allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
  }
}
