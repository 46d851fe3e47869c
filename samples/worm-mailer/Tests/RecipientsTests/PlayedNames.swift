import Addresses
import Lookup
import Recipients
import Synchronization
import Testing

/// A name service that knows a few lines: `OWNER TYPE VALUE`.
///
/// The owner of a PTR is the address. The value `SERVFAIL` is a temporary failure. What is not there does not exist.
final class PlayedNames: NameService {
  private let records: [String: [String]]
  private let asked = Mutex<[String]>([])

  /// The questions: `victim.example MX`.
  var questions: [String] { asked.withLock { $0 } }

  init(_ zone: String) {
    var records: [String: [String]] = [:]
    for line in zone.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3 else { continue }
      records["\(words[0]) \(words[1])", default: []].append(String(words[2]))
    }
    self.records = records
  }

  private func values(_ owner: String, _ type: String) throws(LookupFailure) -> [String] {
    let question = "\(owner) \(type)"
    asked.withLock { $0.append(question) }
    guard let values = records[question] else { throw .noRecords }
    if values.contains("SERVFAIL") { throw .temporary("'\(owner)': \(type) records: SERVFAIL") }
    return values
  }

  func pointers(of address: IPAddress) throws(LookupFailure) -> [String] {
    try values("\(address)", "PTR")
  }

  func addresses(of name: DomainName, isIPv6: Bool) throws(LookupFailure) -> [IPAddress] {
    try values(name.text, isIPv6 ? "AAAA" : "A").compactMap { IPAddress($0) }
  }

  func exchangers(of domain: DomainName) throws(LookupFailure) -> [MailExchanger] {
    try values(domain.text, "MX").map { value in
      let words = value.split(separator: " ")
      return MailExchanger(preference: UInt16(words[0]) ?? 0, host: String(words[1]))
    }.sorted { $0.preference < $1.preference }
  }

  func texts(of name: DomainName) throws(LookupFailure) -> [[UInt8]] {
    try values(name.text, "TXT").map { Array($0.utf8) }
  }
}

/// What the tests know about addresses; the networks for documentation stand for the Internet here.
let knowledge = AddressKnowledge { address in
  let special: KeyValuePairs = [
    "127.0.0.0/8": "loopback", "10.0.0.0/8": "a private network", "100.64.0.0/10": "behind a carrier's NAT",
    "::1": "loopback", "fe80::/10": "link-local",
  ]
  return special.first { Network($0.key)?.contains(address) ?? false }?.value
} deliveryNetwork: { address in
  Network("203.0.113.128/25")?.contains(address) ?? false ? "Example CDN" : nil
}

extension Decision {
  /// The decision in a few words: `postmaster@victim.example`, `later`, or the code of a refusal.
  var summary: String {
    switch self {
    case .mail(let choice): choice.recipients.map(\.description).joined(separator: " ")
    case .later: "later"
    case .nobody(let refusal): refusal.code.rawValue
    }
  }

  /// The words that go with it.
  var words: String {
    switch self {
    case .mail(let choice): choice.reason
    case .later(let reason): reason
    case .nobody(let refusal): refusal.words
    }
  }
}

extension [Network] {
  /// Networks that a test needs; a mistake in one shows as the test's failure.
  static func of(_ texts: String...) -> [Network] { texts.compactMap { Network($0) } }
}

extension [DomainSuffix] {
  /// Suffixes that a test needs.
  static func of(_ texts: String...) -> [DomainSuffix] { texts.compactMap { DomainSuffix($0) } }
}

extension RecipientPolicy {
  /// A policy for tests, in which names below `example` are like others.
  static func forTests(_ change: (inout RecipientPolicy) -> Void = { _ in }) -> RecipientPolicy {
    var policy = RecipientPolicy()
    policy.allowedDomains = .of("example")
    change(&policy)
    return policy
  }
}

extension Decision {
  /// The decision about an address by a policy and some lines of DNS.
  static func about(
    _ address: String, _ names: any NameService, _ policy: RecipientPolicy, now: Int64 = 1_800_000_000,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> Decision {
    let list = try #require(PublicSuffixes())
    let finder = RecipientFinder(
      policy, names: names, suffixes: list, knowledge: knowledge, now: { now }, warn: warn)
    return finder.decide(for: try #require(IPAddress(address)))
  }
}
