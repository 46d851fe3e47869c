/// The whole name of a host or a domain on the public internet, in ASCII and small letters.
public struct HostName: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// Domains that belong to nobody, so that mail from them cannot be answered: RFC 2606, 6761, 6762, 7686, 8375 and
  /// 9476, `internal` by ICANN's board resolution 2024.07.29.06, and what machines without a name call themselves.
  public static let reserved = [
    "localhost", "localdomain", "test", "example", "invalid", "example.com", "example.net", "example.org",
    "local",
    "internal", "lan", "home", "corp", "home.arpa", "arpa", "onion", "alt",
  ]

  /// Reads a name of at least two labels (RFC 1035, section 2.3.1; RFC 1123, section 2.1).
  ///
  /// - Parameter allowed: Reserved domains that are good all the same, with all that is below them: for tests.
  public init(_ text: String, allowing allowed: [String] = []) throws(IdentityProblem) {
    let name = text.lowercased()
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard Self.isName(name) else { throw IdentityProblem(text, "is not a host name") }
    guard labels.count >= 2 else { throw IdentityProblem(text, "has no domain; write the whole name") }
    guard labels.last?.utf8.allSatisfy({ (48...57).contains($0) }) == false else {
      throw IdentityProblem(text, "is not a host name; an address in digits is not one")
    }
    if let domain = Self.reserved.first(where: { Self.name(name, isIn: $0) }),
      !allowed.contains(where: { Self.name(name, isIn: $0.lowercased()) })
    {
      throw IdentityProblem(text, "is in the reserved domain '\(domain)', to which nobody can answer")
    }
    description = name
  }

  /// Whether a text in small letters has the form of a name, of one label or more.
  static func isName(_ text: String) -> Bool {
    text.utf8.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isLabel($0) }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
  }

  private static func name(_ name: String, isIn domain: String) -> Bool {
    name == domain || name.hasSuffix("." + domain)
  }
}
