import Addresses
import Attacks
import Casework
import Couriers
import Settings
import Spool
import Synchronization
import Testing

@Suite("A round of work")
struct RoundTests {
  @Test("makes one mail of an attack, when its window is over")
  func oneMail() throws {
    let office = try Office()
    try office.attack()
    #expect(try office.round(after: 5).first?.contains("1 attack may go on") == true)
    #expect(office.desk.mails == [])
    try office.attack(hits: 3)
    try office.round(after: 595)
    #expect(office.desk.mails.map(\.to) == [["postmaster@victim.example"]])
    let report = try #require(try office.spool.sent().first)
    #expect(report.attack?.count == 19)
    #expect(report.attack?.quotations.count == 10)
    #expect(report.state == .sent && report.recipients[0].reply == "250 ok")
    try office.round(after: 60)
    #expect(office.desk.mails.count == 1)
    #expect(try office.known().closed.map(\.outcome) == [.reported(id: report.id)])
  }

  @Test("makes one mail of ten thousand hits")
  func manyHits() throws {
    let office = try Office()
    try office.attack(hits: 4000)
    try office.round(after: 100)
    try office.attack(hits: 6000, at: office.now - 90)
    try office.round(after: 600)
    try office.round(after: 600)
    #expect(office.desk.mails.count == 1)
    #expect(try office.known().hits == 10_000)
  }

  @Test("does not wait for the window when it is told so")
  func atOnce() throws {
    let office = try Office()
    try office.attack()
    try office.round(all: true)
    #expect(office.desk.mails.count == 1)
  }

  @Test("only counts further attacks of a day, and tells them with the next mail")
  func again() throws {
    let office = try Office()
    try office.attack()
    try office.round(after: 600)
    let first = try #require(office.desk.mails.first?.report)
    for _ in 0..<3 {
      try office.attack()
      try office.round(after: 3600)
    }
    #expect(office.desk.mails.count == 1)
    #expect(try office.known().counted == 3)
    office.now += 86_400
    try office.attack()
    try office.round(after: 600)
    #expect(office.desk.mails.count == 2)
    let second = try #require(try office.spool.sent().last)
    #expect(second.again == Report.Again(attacks: 3, since: first))
    #expect(try office.known().counted == 0)
  }

  @Test("has limits for each recipient and for the day, and one summary of what is beyond")
  func limits() throws {
    let office = try Office("per_day = 20\n")
    for number in 1...500 {
      let address = try #require(IPAddress("198.51.\(100 + number / 250).\(number % 250)"))
      try office.attack(address.description, hits: 1)
      office.desk.state.withLock {
        $0.answers[address] = .mail(
          ["postmaster@isp\(number % 5).example"], domain: nil, hostName: nil, reason: "because")
      }
    }
    try office.round(after: 600)
    // Five recipients, three mails each.
    #expect(office.desk.mails.count == 15)
    #expect(try office.spool.notes().overflow?.reports == 485)
    try office.round(after: 86_400)
    let summary = office.desk.mails.filter { $0.to == ["root@b.example"] }
    #expect(summary.count == 1)
    try office.round(after: 86_400)
    #expect(office.desk.mails.count == 16)
    let notice = try #require(try office.spool.sent().first { $0.kind == .notice })
    #expect(notice.text?.contains("about 485 attacks") == true)
  }

  @Test("sends no more than a day's mails, whatever has piled up")
  func piledUp() throws {
    let office = try Office("send = no\nadmin = root@b.example\nper_day = 4\nreview = 0\n")
    for day in 0..<3 {
      for number in 0..<4 {
        let name = "198.51.100.\(day * 4 + number)"
        let address = try #require(IPAddress(name))
        office.desk.state.withLock {
          $0.answers[address] = .mail(
            ["postmaster@\(day)-\(number).example"], domain: nil, hostName: nil, reason: "because")
        }
        try office.attack(name, hits: 1)
      }
      #expect(try office.round(after: 86_400).last?.contains("'send = yes' is not set") == true)
    }
    #expect(office.desk.mails == [])
    #expect(try office.spool.queue().count == 12)
    office.settings.send = true
    try office.round()
    #expect(office.desk.mails.count == 4)
    try office.round(after: 86_400)
    #expect(office.desk.mails.count == 8)
  }

  @Test("shows the first mails to the administrator only")
  func review() throws {
    let office = try Office("review = 2\nsend = yes\nfrom = a@b.example\nadmin = root@b.example\n")
    for number in 1...4 {
      try office.attack("198.51.100.\(number)")
      office.desk.state.withLock {
        $0.standard = .mail(["postmaster@v\(number).example"], domain: nil, hostName: nil, reason: "because")
      }
      try office.round(after: 600)
    }
    #expect(office.desk.mails.map(\.isReview) == [true, true, false, false])
    #expect(
      office.desk.mails.map { $0.to[0] } == [
        "root@b.example", "root@b.example", "postmaster@v3.example", "postmaster@v4.example",
      ])
  }

  @Test("tries again later, less and less often, and gives up at last")
  func retries() throws {
    let office = try Office()
    office.desk.state.withLock { $0.fates["postmaster@victim.example"] = .temporary }
    try office.attack()
    try office.round(after: 600)
    var tries: [Int64] = []
    let start = office.now
    for _ in 0..<(6 * 96) {
      let before = office.desk.mails.count
      try office.round(after: 900)
      if office.desk.mails.count > before { tries.append((office.now - start) / 900) }
    }
    #expect(tries == [1, 3, 7, 15, 31, 63, 127, 223, 319, 415])
    #expect(try office.spool.sent().map(\.state) == [.givenUp])
    #expect(try office.spool.queue().isEmpty)
  }

  @Test("a recipient who refuses is left alone, and so is his domain")
  func refused() throws {
    let office = try Office()
    office.desk.state.withLock { $0.fates["postmaster@victim.example"] = .permanent }
    try office.attack()
    try office.round(after: 600)
    #expect(try office.spool.sent().map(\.state) == [.refused])
    try office.attack("203.0.113.8")
    try office.round(after: 600)
    #expect(office.desk.mails.count == 1)
    guard case .untold(code: "recipient-suppressed", _) = try office.known("203.0.113.8").closed[0].outcome
    else {
      Issue.record("mailed in spite of the refusal")
      return
    }
    // The ban ends.
    office.now += 91 * 86_400
    try office.attack("203.0.113.9")
    try office.round(after: 600)
    #expect(office.desk.mails.count == 2)
  }

  @Test("what is suppressed between making and sending does not leave")
  func withdrawn() throws {
    let office = try Office("send = no\nadmin = root@b.example\nreview = 0\n")
    try office.attack()
    try office.round(after: 600)
    try office.spool.save(Suppression(.domain("victim.example"), reason: "STOP", since: office.now))
    office.settings.send = true
    try office.round()
    #expect(office.desk.mails == [])
    #expect(try office.spool.sent().map(\.state) == [.withdrawn])
  }

  @Test("what the DNS cannot say now is asked again, and nobody is told after too long")
  func later() throws {
    let office = try Office()
    office.desk.state.withLock { $0.standard = .later("SERVFAIL") }
    try office.attack()
    try office.round(after: 600)
    #expect(try office.spool.openCases().count == 1)
    try office.round(after: 60)
    #expect(try office.known().closed[0].tries == 1)
    office.desk.state.withLock {
      $0.standard = .mail(["postmaster@v.example"], domain: nil, hostName: nil, reason: "x")
    }
    try office.round(after: 900)
    #expect(office.desk.mails.count == 1)

    office.desk.state.withLock { $0.standard = .later("SERVFAIL") }
    try office.attack("203.0.113.9")
    try office.round(after: 600)
    try office.round(after: 6 * 86_400)
    guard case .untold(code: "too-old", _) = try office.known("203.0.113.9").closed[0].outcome else {
      Issue.record("still undecided")
      return
    }
  }

  @Test("stops by itself when too much comes back, and tells the administrator alone")
  func bounces() throws {
    let office = try Office("bounce_minimum = 4\nbounce_limit = 30\n")
    for number in 1...5 {
      office.desk.state.withLock {
        $0.standard = .mail(["postmaster@v\(number).example"], domain: nil, hostName: nil, reason: "because")
      }
      try office.attack("198.51.100.\(number)")
      try office.round(after: 600)
    }
    for report in try office.spool.sent().prefix(2) {
      try office.spool.save(
        StoredReply(
          time: office.now, report: report.id, kind: "bounce", isPermanent: true, recipients: [],
          text: "5.1.1"))
    }
    try office.attack("198.51.100.6")
    let events = try office.round(after: 600)
    #expect(events.contains { $0.hasPrefix("warning: paused: 2 of 5 mails") })
    #expect(office.desk.mails.last?.to == ["root@b.example"])
    #expect(office.desk.mails.count == 6)
    #expect(try office.spool.queue().count == 1)
    try office.round(after: 3600)
    #expect(office.desk.mails.count == 6)
    var notes = try office.spool.notes()
    notes.pause = nil
    notes.resumed = office.now
    try office.spool.save(notes)
    try office.round(after: 3600)
    #expect(office.desk.mails.count == 7)
  }

  @Test(
    "a clock that goes back, however far, causes no further mail and no lasting silence", arguments: [2, 400])
  func clockBack(days: Int64) throws {
    let office = try Office("per_day = 2\n")
    try office.attack()
    try office.round(after: 600)
    #expect(office.desk.mails.count == 1)
    office.now -= days * 86_400
    try office.attack()
    try office.round(after: 600)
    #expect(office.desk.mails.count == 1)
    #expect(try office.known().counted == 1)
    // What was made in the future counts for the limits of today, and not longer.
    try office.attack("203.0.113.8")
    try office.round(after: 600)
    try office.attack("203.0.113.9")
    try office.round(after: 600)
    #expect(office.desk.mails.count == 2)
    try office.round(after: 86_400)
    try office.attack()
    try office.attack("203.0.113.10")
    try office.round(after: 600)
    #expect(office.desk.mails.filter { $0.to == ["postmaster@victim.example"] }.count == 4)
  }

  @Test("a mail that cannot be written is put away, and does not count as a bounce")
  func impossible() throws {
    let office = try Office("bounce_minimum = 1\n")
    office.desk.state.withLock { $0.isImpossible = true }
    try office.attack()
    #expect(try office.round(after: 600).contains { $0.hasPrefix("warning: cannot be sent") })
    #expect(try office.spool.sent().map(\.state) == [.withdrawn])
    try office.round(after: 600)
    #expect(try office.spool.notes().pause == nil)
  }

  @Test("a rehearsal says what would be, and changes nothing")
  func rehearsal() throws {
    let office = try Office()
    try office.attack()
    let events = try office.round(after: 600, rehearsal: true)
    #expect(events.contains { $0.contains("would be sent to postmaster@victim.example") })
    #expect(office.desk.mails == [])
    #expect(try office.spool.queue().isEmpty && office.spool.openCases().isEmpty)
    try office.round(after: 1)
    #expect(office.desk.mails.count == 1)
  }

  @Test("a hook hears of what nobody else can be told, and a mail does not wait for it for ever")
  func hooks() throws {
    let office = try Office()
    office.desk.state.withLock {
      $0.hasHook = true
      $0.standard = .nobody(code: "no-name", words: "no PTR", mayHook: true)
    }
    try office.attack()
    try office.round(after: 600)
    #expect(office.desk.state.withLock { $0.hooks.count } == 1)
    #expect(try office.spool.sent().map(\.state) == [.sent])
    office.desk.state.withLock {
      $0.standard = .mail(["postmaster@v.example"], domain: nil, hostName: nil, reason: "x")
      $0.hookProblem = "exit status 1"
    }
    try office.attack("203.0.113.9")
    try office.round(after: 600)
    #expect(office.desk.mails.count == 1)
    try office.round(after: 900)
    #expect(office.desk.mails.count == 1)
    #expect(office.desk.state.withLock { $0.hooks.count } == 3)
    office.desk.state.withLock { $0.standard = .nobody(code: "own", words: "ours", mayHook: false) }
    try office.attack("203.0.113.10")
    try office.round(after: 600)
    #expect(try office.known("203.0.113.10").closed[0].outcome == .untold(code: "own", words: "ours"))
  }
}
