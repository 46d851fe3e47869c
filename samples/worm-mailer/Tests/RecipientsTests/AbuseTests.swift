import Addresses
import Lookup
import Recipients
import Testing

/// A name that leads back, for 192.0.2.7, and mail servers.
private let ground = """
  192.0.2.7 PTR dsl-7.pool.victim.example
  dsl-7.pool.victim.example A 192.0.2.7
  victim.example A 198.51.100.25
  isp.example A 198.51.100.26

  """

private let inZone = "7.2.0.192.contacts.example TXT "

@Suite("Who gets a mail by the rule of the abuse desk")
struct AbuseTests {
  private func policy(
    _ kind: RecipientPolicy.Kind, _ change: (inout RecipientPolicy) -> Void = { _ in }
  ) -> RecipientPolicy {
    RecipientPolicy.forTests {
      $0.kind = kind
      $0.abuseZone = DomainName("contacts.example")
      change(&$0)
    }
  }

  /// The text in the zone, and who gets the mail.
  private static let texts: [(String, String)] = [
    ("abuse@isp.example", "abuse@isp.example"),
    ("SERVFAIL", "abuse@victim.example"),
    (
      "a@isp.example, b@isp.example;mailto:c@isp.example d@victim.example",
      "a@isp.example b@isp.example c@isp.example d@victim.example"
    ),
    ("Abuse@isp.example,abuse@ISP.example", "Abuse@isp.example"),
    // What is not a plain address, or may not be written to, is left out.
    (
      "\"x y\"@isp.example,|cat@isp.example,-oQ@isp.example,a@b@isp.example,a@[192.0.2.1],abuse",
      "abuse@victim.example"
    ),
    ("a@isp.example,abuse@ripe.net,abuse@nic.example,a@co.uk,a@localhost,a@mail.local", "a@isp.example"),
    ("a@nowhere.example,a@isp.example", "a@isp.example"),
    ("a@nowhere.example", "abuse@victim.example"),
    (
      "1@isp.example 2@isp.example 3@isp.example 4@isp.example 5@isp.example 6@isp.example",
      "1@isp.example 2@isp.example 3@isp.example 4@isp.example 5@isp.example"
    ),
    (String(repeating: "a", count: 65) + "@isp.example", "abuse@victim.example"),
  ]

  @Test("is who is in the zone, or else abuse of the domain", arguments: texts)
  func zone(text: String, expected: String) throws {
    #expect(
      try Decision.about("192.0.2.7", PlayedNames(ground + inZone + text), policy(.abuse)).summary == expected
    )
  }

  @Test("is abuse of the domain where the zone does not know the address")
  func domain() throws {
    #expect(
      try Decision.about("192.0.2.7", PlayedNames(ground), policy(.abuse)).summary == "abuse@victim.example")
  }

  @Test("is asked for by the address in reverse, also for IPv6")
  func reverse() throws {
    let nibbles = try #require(IPAddress("2001:db8::7")).reversed(below: "contacts.example")
    let zone = "isp.example A 198.51.100.26\n\(nibbles) TXT abuse@isp.example"
    #expect(
      try Decision.about("2001:db8::7", PlayedNames(zone), policy(.abuse)).summary == "abuse@isp.example")
  }

  @Test("is who is registered, where the address has no name")
  func nameless() throws {
    let zone = "isp.example A 198.51.100.26\n" + inZone + "abuse@isp.example"
    let decision = try Decision.about("192.0.2.7", PlayedNames(zone), policy(.abuse))
    #expect(decision.summary == "abuse@isp.example")
    #expect(decision.words == "abuse contact of the address in contacts.example: abuse@isp.example")
    #expect(try Decision.about("192.0.2.7", PlayedNames(""), policy(.abuse)).summary == "no-name")
  }

  @Test("is asked for by the rule of the postmaster only where the policy says so")
  func fallback() throws {
    let zone = "isp.example A 198.51.100.26\n" + inZone + "abuse@isp.example"
    #expect(try Decision.about("192.0.2.7", PlayedNames(zone), policy(.postmaster)).summary == "no-name")
    let names = PlayedNames(zone)
    #expect(
      try Decision.about("192.0.2.7", names, policy(.postmaster) { $0.fallsBackToAbuse = true }).summary
        == "abuse@isp.example")
    let nobody = policy(.postmaster) { $0.fallsBackToAbuse = true }
    #expect(try Decision.about("192.0.2.7", PlayedNames(""), nobody).summary == "no-name")
    #expect(try Decision.about("192.0.2.7", PlayedNames(inZone + "SERVFAIL"), nobody).summary == "later")
    // What must never be written about stays so.
    let own = policy(.postmaster) {
      $0.fallsBackToAbuse = true
      $0.ownDomains = .of("victim.example")
    }
    #expect(
      try Decision.about("192.0.2.7", PlayedNames(ground + inZone + "abuse@isp.example"), own).summary
        == "own-domain"
    )
  }

  private static let zones: [(String, String)] = [
    (ground + inZone + "abuse@isp.example", "postmaster@victim.example abuse@isp.example"),
    (ground, "postmaster@victim.example abuse@victim.example"),
    (ground + inZone + "POSTMASTER@victim.example", "postmaster@victim.example"),
    ("isp.example A 198.51.100.26\n" + inZone + "abuse@isp.example", "abuse@isp.example"),
    ("", "no-name"),
    (inZone + "SERVFAIL", "later"),
    ("192.0.2.7 PTR SERVFAIL\n" + inZone + "abuse@isp.example", "later"),
  ]

  @Test("gets the mail beside the postmaster, if one of them is known", arguments: zones)
  func both(zone: String, expected: String) throws {
    #expect(try Decision.about("192.0.2.7", PlayedNames(zone), policy(.both)).summary == expected)
  }

  @Test("is never in a domain of our own")
  func own() throws {
    let policy = policy(.abuse) { $0.ownDomains = .of("isp.example") }
    let zone = "isp.example A 198.51.100.26\n" + inZone + "abuse@mail.isp.example"
    #expect(try Decision.about("192.0.2.7", PlayedNames(zone), policy).summary == "own-domain")
  }
}
