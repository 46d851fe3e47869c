/// Where two ways to check a password are set, one of them is enough.
extension ServiceExamination {
  /// What the findings about one way begin with, and about the other.
  private static let ways = [["saslauthd", "pam"], ["sasldb", "realm", "sql", "auxprop"]]

  /// The findings of which those about one way are warnings, where nothing is wrong with the other.
  func weighed(_ findings: [Finding]) -> [Finding] {
    guard usesCyrus, sasl.settings.usesSaslauthd, sasl.settings.usesAccounts else { return findings }
    let isBroken = Self.ways.map { way in
      findings.contains { $0.severity == .fault && Self.isAbout($0, way) }
    }
    guard isBroken.contains(true), isBroken.contains(false) else { return findings }
    return findings.map { finding in
      guard finding.severity == .fault, Self.ways.contains(where: { Self.isAbout(finding, $0) }) else {
        return finding
      }
      var finding = finding
      finding.severity = .warning
      finding.cause += " The other way of pwcheck_method is asked too."
      return finding
    }
  }

  private static func isAbout(_ finding: Finding, _ way: [String]) -> Bool {
    way.contains { finding.identifier.hasPrefix($0) } && !finding.identifier.hasPrefix("sasl-")
  }
}
