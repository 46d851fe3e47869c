import Lookup
import Recipients
import Testing

@Suite("Who gets a mail by the rule of the postmaster")
struct PostmasterTests {
  @Test("is decided by the DNS and the administrator", arguments: Situation.all)
  func situations(situation: Situation) throws {
    let policy = RecipientPolicy.forTests(situation.policy)
    let decision = try Decision.about(situation.address, PlayedNames(situation.zone), policy)
    #expect(decision.summary == situation.expected)
    // The words are fit for a line of a log.
    #expect(!decision.words.isEmpty && decision.words.utf8.count < 400)
    #expect(decision.words.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(decision.words)")
  }

  @Test("no address that must never be written about is asked the DNS for")
  func silence() throws {
    for (address, policy) in [
      ("10.0.0.1", RecipientPolicy.forTests()), ("203.0.113.200", RecipientPolicy.forTests()),
      ("192.0.2.7", RecipientPolicy.forTests { $0.ownNetworks = .of("192.0.2.0/24") }),
    ] {
      let names = PlayedNames(Situation.dsl + Situation.mail)
      _ = try Decision.about(address, names, policy)
      #expect(names.questions.isEmpty)
    }
  }

  @Test("a hundred names lead to a bounded number of questions")
  func bounded() throws {
    let zone = (0..<100).map { index in
      let domain = "d\(index).example"
      return "192.0.2.7 PTR www.\(domain)\nwww.\(domain) A 192.0.2.7\n"
        + (0..<100).map { "\(domain) MX 10 mail-\($0).\(domain)\n" }.joined()
    }
    let names = PlayedNames(zone.joined())
    #expect(try Decision.about("192.0.2.7", names, RecipientPolicy.forTests()).summary == "later")
    #expect(names.questions.count == 100)
  }

  @Test("without time nothing is decided")
  func time() throws {
    #expect(
      try Decision.about(
        "192.0.2.7", PlayedNames(Situation.dsl + Situation.mail), RecipientPolicy.forTests { $0.seconds = 0 }
      )
      .summary == "later")
  }

  @Test("the mail says why")
  func reasons() throws {
    let decision = try Decision.about(
      "192.0.2.7", PlayedNames(Situation.dsl + Situation.mail), RecipientPolicy.forTests())
    guard case .mail(let choice) = decision else {
      Issue.record("\(decision)")
      return
    }
    #expect(
      choice.reason
        == "the address's name in the DNS is dsl-7.pool.victim.example, which leads back to the address; "
        + "postmaster@victim.example by RFC 2142")
    #expect(choice.domain?.text == "victim.example")
    #expect(choice.hostName?.text == "dsl-7.pool.victim.example")
    #expect(choice.mailHost.text == "mail.victim.example")

    let two =
      "192.0.2.7 PTR z.first.example\nz.first.example A 192.0.2.7\nfirst.example MX 0 .\n" + Situation.dsl
      + Situation.mail
    let words = try Decision.about("192.0.2.7", PlayedNames(two), RecipientPolicy.forTests()).words
    #expect(
      words
        == "the address's name in the DNS is dsl-7.pool.victim.example, which leads back to the address; of the 2 "
        + "domains that it has such names in (first.example, victim.example), this is the first in the alphabet "
        + "that takes mail; postmaster@victim.example by RFC 2142")
  }
}
