import Addresses
import Attacks
import Letters
import Testing

@Suite("A letter")
struct LetterTests {
  /// What matters, by the words that only that line has.
  private let essentials = [
    "192.0.2.7", "4097, 4098", "HTTP over TCP", "2026-11-22T15:04:05Z", "2026-11-22T15:04:07Z",
    "Requests:      3",
    "Nimda worm", "CA-2001-26", "please check this host; no answer is needed", "reported in a later mail",
    "victim.test is the domain",
  ]

  @Test("says all that matters, and no more")
  func standard() throws {
    var facts = try Samples.facts()
    facts.again = .init(attacks: 3, since: try #require(ReportID(Samples.earlier)))
    let text = try Samples.letterhead().letter(facts).text
    #expect(
      text.replacing(#/-[a-z2-7]{16}@/#, with: "-TAG@") == """
        Address:       192.0.2.7 (host7.victim.test)
        Source ports:  4097, 4098, 4099
        Protocol:      HTTP over TCP, to www.mailer.test port 80
        First seen:    2026-11-22T15:04:05Z
        Last seen:     2026-11-22T15:04:07Z
        Requests:      3
        What it is:    Nimda worm: looks for Microsoft web servers that run cmd.exe
                       for anybody, and spreads to them.
        Published:     CERT Advisory CA-2001-26
        We ask you:    please check this host; no answer is needed.
        What is next:  further attacks are counted, and reported in a later mail.
        Why you:       victim.test is the domain of host7.victim.test, the confirmed
                       name of the address.

        Again:         3 attacks since report 7c9e6679-7425-40de-944b-e07fc1f90ae7.

        Requests, each different one once, with bytes percent-escaped:

        2026-11-22T15:04:05Z port 4097
          GET /scripts/root.exe?/c+dir HTTP/1.0
        2026-11-22T15:04:06Z port 4098
          GET /scripts/..%255c../winnt/system32/cmd.exe?/c+dir HTTP/1.0
        2026-11-22T15:04:07Z port 4099
          GET /_mem_bin/..%255c../..%255c../..%255c../winnt/system32/cmd.exe?/c+
          dir HTTP/1.0

        The attachment xarf.json says the same to programs (https://xarf.org).

        To stop these mails answer with the word STOP, or write to one of these:

        about this address:
        mailto:worm+ab6h22w6zzndj7ilf-TAG@mailer.test?subject=STOP
        about its network:
        mailto:worm+nb6h22w6zzndj7ilf-TAG@mailer.test?subject=STOP
        of any kind:
        mailto:worm+eb6h22w6zzndj7ilf-TAG@mailer.test?subject=STOP

        Sample Org, noc@mailer.test
        Report 0f8fad5b-d9cb-469f-a165-70867728950e, written by a program.

        """)
  }

  @Test("has what matters in its first fifteen lines, however long the names are")
  func firstLines() throws {
    var facts = try Samples.facts()
    let first = try Samples.letterhead().letter(facts).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    for essential in essentials {
      #expect(first.prefix(15).contains { $0.contains(essential) }, "\(essential)")
    }
    let long = Array(repeating: "sentence", count: 100).joined(separator: " ")
    facts.attack = try Samples.attack(
      from: "2001:db8:1111:2222:3333:4444:5555:6666", lines: (0..<20).map { "GET /\($0) HTTP/1.0" },
      port: 65_000)
    facts.signature.explanation = long
    facts.signature.title = long
    facts.reason = "victim.test is the domain " + long
    let words = essentials.filter {
      !["192.0.2.7", "4097, 4098", "Nimda worm"].contains($0) && !$0.contains(":")
    }
    let lines = try Samples.letterhead().letter(facts).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    for essential in words + ["2001:db8:1111:2222:3333:4444:5555:6666", "65000, ", "Requests:      20"] {
      #expect(lines.prefix(15).contains { $0.contains(essential) }, "\(essential)")
    }
    #expect(lines[15] == "", "the whole reason fits")
  }

  @Test("comes from an address of the report's own, or from none")
  func sender() throws {
    let facts = try Samples.facts()
    let letter = try Samples.letterhead().letter(facts)
    #expect(letter.sender == "worm+\(try Samples.seal().text(.bounce, facts.reportID))@mailer.test")
    #expect(letter.recipients == ["postmaster@victim.test"])
    let other = try Samples.letterhead(returns: false).letter(facts)
    #expect(other.sender == "")
    let token = try Samples.seal().text(.stopNetwork, facts.reportID)
    #expect(other.text.contains("\nmailto:worm@mailer.test?subject=STOP%20\(token)\n"))
  }

  @Test("is the same whenever it is written again, and from what was kept on the disk")
  func again() throws {
    let facts = try Samples.facts()
    let letterhead = try Samples.letterhead()
    let letter = try letterhead.letter(facts)
    #expect(try letterhead.letter(facts) == letter)
    #expect(try letterhead.letter(facts.kept()) == letter)
  }

  @Test("to the local administrator says where it would go")
  func review() throws {
    var facts = try Samples.facts()
    facts.review = ["postmaster@victim.test", "abuse@victim.test"]
    facts.recipients = ["root@localhost"]
    let letter = try Samples.letterhead().letter(facts)
    #expect(
      letter.text.hasPrefix(
        """
        This mail went to you only, as the first ones do. It would have gone to
        postmaster@victim.test, abuse@victim.test, and looks like this:

        Address:  
        """))
    #expect(letter.header.contains("\nTo: root@localhost\nSubject: [to be sent] 192.0.2.7: "))
  }

  @Test("counts what other signatures know, and knows of no ports and no target")
  func counts() throws {
    var attack = try Samples.attack(port: nil)
    let address = attack.address
    attack.add(Hit(address: address, port: nil, time: 1_795_359_900, signature: "env", line: "GET /.env"))
    var facts = try Samples.facts(attack)
    facts.target = .init()
    facts.hostName = nil
    let text = try Samples.letterhead().letter(facts).text
    #expect(
      text.hasPrefix(
        """
        Address:       192.0.2.7
        Source ports:  not known
        Protocol:      HTTP over TCP
        """))
    #expect(text.contains("\nRequests:      4, 3 of them as follows\n"))
    #expect(text.contains("\n2026-11-22T15:05:00Z\n  GET /.env\n"))
  }

  @Test("shows times outside of the calendar as its ends", arguments: [Int64.min, Int64.max])
  func times(time: Int64) throws {
    let address = try #require(IPAddress("192.0.2.7"))
    var facts = try Samples.facts(
      Attack(Hit(address: address, port: 1, time: time, signature: "nimda", line: "GET /")))
    facts.created = time
    let letter = try Samples.letterhead().letter(facts)
    let end =
      time < 0
      ? ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000")
      : ("9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 +0000")
    #expect(letter.text.contains("First seen:    \(end.0)\n"))
    #expect(letter.header.contains("\nDate: \(end.1)\n"))
  }
}
