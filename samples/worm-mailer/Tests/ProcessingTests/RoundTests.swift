import Addresses
import Attacks
import Processing
import Sending
import Settings
import Spool
import Synchronization
import Testing

@Suite("A round of work")
struct RoundTests {
  @Test("makes one mail of an attack, when its window is over")
  func oneMail() throws {
    let fixture = try RoundFixture()
    try fixture.attack()
    #expect(try fixture.round(after: 5).first?.contains("1 attack may go on") == true)
    #expect(fixture.mail.mails == [])
    try fixture.attack(hits: 3)
    try fixture.round(after: 595)
    #expect(fixture.mail.mails.map(\.to) == [["postmaster@victim.example"]])
    let report = try #require(try fixture.spool.sent().first)
    #expect(report.attack?.count == 19)
    #expect(report.attack?.quotations.count == 10)
    #expect(report.state == .sent && report.recipients[0].reply == "250 ok")
    try fixture.round(after: 60)
    #expect(fixture.mail.mails.count == 1)
    #expect(try fixture.known().closed.map(\.outcome) == [.reported(id: report.id)])
  }

  @Test("makes one mail of ten thousand hits")
  func manyHits() throws {
    let fixture = try RoundFixture()
    try fixture.attack(hits: 4000)
    try fixture.round(after: 100)
    try fixture.attack(hits: 6000, at: fixture.now - 90)
    try fixture.round(after: 600)
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 1)
    #expect(try fixture.known().hits == 10_000)
  }

  @Test("does not wait for the window when it is told so")
  func atOnce() throws {
    let fixture = try RoundFixture()
    try fixture.attack()
    try fixture.round(all: true)
    #expect(fixture.mail.mails.count == 1)
  }

  @Test("only counts further attacks of a day, and tells them with the next mail")
  func again() throws {
    let fixture = try RoundFixture()
    try fixture.attack()
    try fixture.round(after: 600)
    let first = try #require(fixture.mail.mails.first?.report)
    for _ in 0..<3 {
      try fixture.attack()
      try fixture.round(after: 3600)
    }
    #expect(fixture.mail.mails.count == 1)
    #expect(try fixture.known().counted == 3)
    fixture.now += 86_400
    try fixture.attack()
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 2)
    let second = try #require(try fixture.spool.sent().last)
    #expect(second.again == Report.Again(attacks: 3, since: first))
    #expect(try fixture.known().counted == 0)
  }

  @Test("has limits for each recipient and for the day, and one summary of what is beyond")
  func limits() throws {
    let fixture = try RoundFixture("per_day = 20\n")
    for number in 1...500 {
      let address = try #require(IPAddress("198.51.\(100 + number / 250).\(number % 250)"))
      try fixture.attack(address.description, hits: 1)
      fixture.mail.state.withLock {
        $0.answers[address] = .mail(
          ["postmaster@isp\(number % 5).example"], domain: nil, hostName: nil, reason: "because")
      }
    }
    try fixture.round(after: 600)
    // Five recipients, three mails each.
    #expect(fixture.mail.mails.count == 15)
    #expect(try fixture.spool.notes().overflow?.reports == 485)
    try fixture.round(after: 86_400)
    let summary = fixture.mail.mails.filter { $0.to == ["root@b.example"] }
    #expect(summary.count == 1)
    try fixture.round(after: 86_400)
    #expect(fixture.mail.mails.count == 16)
    let notice = try #require(try fixture.spool.sent().first { $0.kind == .notice })
    #expect(notice.text?.contains("about 485 attacks") == true)
  }

  @Test("sends no more than a day's mails, whatever has piled up")
  func piledUp() throws {
    let fixture = try RoundFixture("send = no\nadmin = root@b.example\nper_day = 4\nreview = 0\n")
    for day in 0..<3 {
      for number in 0..<4 {
        let name = "198.51.100.\(day * 4 + number)"
        let address = try #require(IPAddress(name))
        fixture.mail.state.withLock {
          $0.answers[address] = .mail(
            ["postmaster@\(day)-\(number).example"], domain: nil, hostName: nil, reason: "because")
        }
        try fixture.attack(name, hits: 1)
      }
      #expect(try fixture.round(after: 86_400).last?.contains("'send = yes' is not set") == true)
    }
    #expect(fixture.mail.mails == [])
    #expect(try fixture.spool.queue().count == 12)
    fixture.settings.send = true
    try fixture.round()
    #expect(fixture.mail.mails.count == 4)
    try fixture.round(after: 86_400)
    #expect(fixture.mail.mails.count == 8)
  }

  @Test("shows the first mails to the administrator only")
  func review() throws {
    let fixture = try RoundFixture("review = 2\nsend = yes\nfrom = a@b.example\nadmin = root@b.example\n")
    for number in 1...4 {
      try fixture.attack("198.51.100.\(number)")
      fixture.mail.state.withLock {
        $0.standard = .mail(["postmaster@v\(number).example"], domain: nil, hostName: nil, reason: "because")
      }
      try fixture.round(after: 600)
    }
    #expect(fixture.mail.mails.map(\.isReview) == [true, true, false, false])
    #expect(
      fixture.mail.mails.map { $0.to[0] } == [
        "root@b.example", "root@b.example", "postmaster@v3.example", "postmaster@v4.example",
      ])
  }

  @Test("tries again later, less and less often, and gives up at last")
  func retries() throws {
    let fixture = try RoundFixture()
    fixture.mail.state.withLock { $0.fates["postmaster@victim.example"] = .temporary }
    try fixture.attack()
    try fixture.round(after: 600)
    var tries: [Int64] = []
    let start = fixture.now
    for _ in 0..<(6 * 96) {
      let before = fixture.mail.mails.count
      try fixture.round(after: 900)
      if fixture.mail.mails.count > before { tries.append((fixture.now - start) / 900) }
    }
    #expect(tries == [1, 3, 7, 15, 31, 63, 127, 223, 319, 415])
    #expect(try fixture.spool.sent().map(\.state) == [.givenUp])
    #expect(try fixture.spool.queue().isEmpty)
  }

  @Test("a recipient who refuses is left alone, and so is his domain")
  func refused() throws {
    let fixture = try RoundFixture()
    fixture.mail.state.withLock { $0.fates["postmaster@victim.example"] = .permanent }
    try fixture.attack()
    try fixture.round(after: 600)
    #expect(try fixture.spool.sent().map(\.state) == [.refused])
    try fixture.attack("203.0.113.8")
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 1)
    guard case .untold(code: "recipient-suppressed", _) = try fixture.known("203.0.113.8").closed[0].outcome
    else {
      Issue.record("mailed in spite of the refusal")
      return
    }
    // The ban ends.
    fixture.now += 91 * 86_400
    try fixture.attack("203.0.113.9")
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 2)
  }

  @Test("what is suppressed between making and sending does not leave")
  func withdrawn() throws {
    let fixture = try RoundFixture("send = no\nadmin = root@b.example\nreview = 0\n")
    try fixture.attack()
    try fixture.round(after: 600)
    try fixture.spool.save(Suppression(.domain("victim.example"), reason: "STOP", since: fixture.now))
    fixture.settings.send = true
    try fixture.round()
    #expect(fixture.mail.mails == [])
    #expect(try fixture.spool.sent().map(\.state) == [.withdrawn])
  }

  @Test("what the DNS cannot say now is asked again, and nobody is told after too long")
  func later() throws {
    let fixture = try RoundFixture()
    fixture.mail.state.withLock { $0.standard = .later("SERVFAIL") }
    try fixture.attack()
    try fixture.round(after: 600)
    #expect(try fixture.spool.openCases().count == 1)
    try fixture.round(after: 60)
    #expect(try fixture.known().closed[0].tries == 1)
    fixture.mail.state.withLock {
      $0.standard = .mail(["postmaster@v.example"], domain: nil, hostName: nil, reason: "x")
    }
    try fixture.round(after: 900)
    #expect(fixture.mail.mails.count == 1)

    fixture.mail.state.withLock { $0.standard = .later("SERVFAIL") }
    try fixture.attack("203.0.113.9")
    try fixture.round(after: 600)
    try fixture.round(after: 6 * 86_400)
    guard case .untold(code: "too-old", _) = try fixture.known("203.0.113.9").closed[0].outcome else {
      Issue.record("still undecided")
      return
    }
  }

  @Test("stops by itself when too much comes back, and tells the administrator alone")
  func bounces() throws {
    let fixture = try RoundFixture("bounce_minimum = 4\nbounce_limit = 30\n")
    for number in 1...5 {
      fixture.mail.state.withLock {
        $0.standard = .mail(["postmaster@v\(number).example"], domain: nil, hostName: nil, reason: "because")
      }
      try fixture.attack("198.51.100.\(number)")
      try fixture.round(after: 600)
    }
    for report in try fixture.spool.sent().prefix(2) {
      try fixture.spool.save(
        StoredReply(
          time: fixture.now, report: report.id, kind: "bounce", isPermanent: true, recipients: [],
          text: "5.1.1"))
    }
    try fixture.attack("198.51.100.6")
    let events = try fixture.round(after: 600)
    #expect(events.contains { $0.hasPrefix("warning: paused: 2 of 5 mails") })
    #expect(fixture.mail.mails.last?.to == ["root@b.example"])
    #expect(fixture.mail.mails.count == 6)
    #expect(try fixture.spool.queue().count == 1)
    try fixture.round(after: 3600)
    #expect(fixture.mail.mails.count == 6)
    var notes = try fixture.spool.notes()
    notes.pause = nil
    notes.resumed = fixture.now
    try fixture.spool.save(notes)
    try fixture.round(after: 3600)
    #expect(fixture.mail.mails.count == 7)
  }

  @Test(
    "a clock that goes back, however far, causes no further mail and no lasting silence", arguments: [2, 400])
  func clockBack(days: Int64) throws {
    let fixture = try RoundFixture("per_day = 2\n")
    try fixture.attack()
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 1)
    fixture.now -= days * 86_400
    try fixture.attack()
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 1)
    #expect(try fixture.known().counted == 1)
    // A mail dated in the future counts against the limits of today only.
    try fixture.attack("203.0.113.8")
    try fixture.round(after: 600)
    try fixture.attack("203.0.113.9")
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 2)
    try fixture.round(after: 86_400)
    try fixture.attack()
    try fixture.attack("203.0.113.10")
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.filter { $0.to == ["postmaster@victim.example"] }.count == 4)
  }

  @Test("a mail that cannot be written is put away, and does not count as a bounce")
  func impossible() throws {
    let fixture = try RoundFixture("bounce_minimum = 1\n")
    fixture.mail.state.withLock { $0.isImpossible = true }
    try fixture.attack()
    #expect(try fixture.round(after: 600).contains { $0.hasPrefix("warning: cannot be sent") })
    #expect(try fixture.spool.sent().map(\.state) == [.withdrawn])
    try fixture.round(after: 600)
    #expect(try fixture.spool.notes().pause == nil)
  }

  @Test("a rehearsal says what would be, and changes nothing")
  func rehearsal() throws {
    let fixture = try RoundFixture()
    try fixture.attack()
    let events = try fixture.round(after: 600, rehearsal: true)
    #expect(events.contains { $0.contains("would be sent to postmaster@victim.example") })
    #expect(fixture.mail.mails == [])
    #expect(try fixture.spool.queue().isEmpty && fixture.spool.openCases().isEmpty)
    try fixture.round(after: 1)
    #expect(fixture.mail.mails.count == 1)
  }

  @Test("a hook hears of what nobody else can be told, and a mail does not wait for it for ever")
  func hooks() throws {
    let fixture = try RoundFixture()
    fixture.mail.state.withLock {
      $0.hasHook = true
      $0.standard = .nobody(code: "no-name", words: "no PTR", mayHook: true)
    }
    try fixture.attack()
    try fixture.round(after: 600)
    #expect(fixture.mail.state.withLock { $0.hooks.count } == 1)
    #expect(try fixture.spool.sent().map(\.state) == [.sent])
    fixture.mail.state.withLock {
      $0.standard = .mail(["postmaster@v.example"], domain: nil, hostName: nil, reason: "x")
      $0.hookProblem = "exit status 1"
    }
    try fixture.attack("203.0.113.9")
    try fixture.round(after: 600)
    #expect(fixture.mail.mails.count == 1)
    try fixture.round(after: 900)
    #expect(fixture.mail.mails.count == 1)
    #expect(fixture.mail.state.withLock { $0.hooks.count } == 3)
    fixture.mail.state.withLock { $0.standard = .nobody(code: "own", words: "ours", mayHook: false) }
    try fixture.attack("203.0.113.10")
    try fixture.round(after: 600)
    #expect(try fixture.known("203.0.113.10").closed[0].outcome == .untold(code: "own", words: "ours"))
  }
}
