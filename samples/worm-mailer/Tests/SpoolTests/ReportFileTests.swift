import Addresses
import Attacks
import Foundation
import ProgramTesting
import Spool
import Synchronization
import Testing

@Suite("Reports and what else is kept")
struct ReportFileTests {
  private func report(_ id: String, created: Int64 = 1_764_000_000) throws -> Report {
    Report(
      id: id, created: created, attack: Attack(try Hit.example()), recipients: ["postmaster@victim.example"],
      hostName: "dsl-7.pool.victim.example", domain: "victim.example", reason: "because", again: nil)
  }

  @Test("a report is queued, found by the beginning of its number, and is done at one move")
  func life() throws {
    let place = try ScratchSpool()
    let first = try report("aaaa-1")
    try place.spool.save(first)
    try place.spool.save(try report("aabb-2", created: 5))
    #expect(try place.spool.queue().map(\.id) == ["aabb-2", "aaaa-1"])
    #expect(try place.spool.report("aab")?.id == "aabb-2")
    #expect(try place.spool.report("aa")?.id == nil)
    var done = first
    done.state = .sent
    try place.spool.finish(done)
    #expect(try place.spool.queue().map(\.id) == ["aabb-2"])
    #expect(try place.spool.sent().map(\.id) == ["aaaa-1"])
    #expect(try place.spool.sent(since: 1_764_000_001).isEmpty)
    #expect(try place.spool.report("aaaa-1")?.state == .sent)
    #expect(try place.spool.reportNumbers() == ["aaaa-1", "aabb-2"])
  }

  @Test("a clock that was set back makes reports of the future reports of now")
  func redating() throws {
    let place = try ScratchSpool()
    var done = try report("a", created: 9_000_000_000)
    done.state = .sent
    done.left = 9_000_000_005
    try place.spool.save(done)
    try place.spool.finish(done)
    try place.spool.redate(done, to: 1000)
    let found = try #require(try place.spool.sent().first)
    #expect(try place.spool.sent().count == 1)
    #expect(found.created == 1000 && found.left == 1000)
  }

  @Test("a damaged file is named, and the others are read")
  func damaged() throws {
    let place = try ScratchSpool()
    try place.scratch.file("queue/000000000001-x.json", "{\"id\":")
    try place.scratch.file("cases/192.0.2.7.json", "[]")
    try place.spool.save(try report("a"))
    let warnings = Mutex<[String]>([])
    let spool = Spool(place.spool.path) { text in warnings.withLock { $0.append(text) } }
    #expect(try spool.queue().map(\.id) == ["a"])
    #expect(
      warnings.withLock { $0 } == [
        "\(place.scratch.path)/queue/000000000001-x.json: was not written by this program, or is damaged; move it away; it is ignored"
      ])
    let problem = #expect(throws: SpoolProblem.self) {
      try spool.case(of: try #require(IPAddress("192.0.2.7")))
    }
    #expect(problem?.status == 75)
  }

  @Test("one process at a time changes reports")
  func lock() throws {
    let place = try ScratchSpool()
    var first = try SpoolLock.take(of: place.spool)
    #expect(first != nil)
    #expect(try SpoolLock.take(of: place.spool) == nil)
    first = nil
    // A program that another test has just started may have the first one still, until it runs.
    let third = try SpoolLock.take(of: place.spool, waiting: true)
    #expect(third != nil)
  }

  @Test("the secret is made once, whoever asks first")
  func secret() throws {
    let place = try ScratchSpool()
    let spool = place.spool
    let key = try spool.secret()
    #expect(key.count == 32)
    #expect(try spool.secret() == key)
    try place.scratch.file("secret", "short")
    #expect(throws: SpoolProblem.self) { try spool.secret() }
  }
}

@Suite("Suppressions")
struct SuppressionTests {
  @Test(
    "are of these kinds",
    arguments: [
      ("all", "all"), ("192.0.2.7", "192.0.2.7"), ("192.0.2.7/24", "192.0.2.0/24"),
      ("2001:DB8::/32", "2001:db8::/32"),
      ("Postmaster@Victim.example", "postmaster@victim.example"), ("Victim.example", "victim.example"),
    ])
  func reading(text: String, shown: String) { #expect(Suppression.Subject(text)?.description == shown) }

  @Test(
    "are nothing else",
    arguments: [
      "", "victim", "../x", "a@b@c.example", "@victim.example", "a b@victim.example", ".victim.example",
      "a/b@c.example", "a@victim..example",
    ])
  func refusing(text: String) { #expect(Suppression.Subject(text) == nil) }

  @Test("are kept, found and removed")
  func keeping() throws {
    let place = try ScratchSpool()
    for text in ["192.0.2.0/24", "victim.example", "all", "2001:db8::/32"] {
      try place.spool.save(
        Suppression(try #require(Suppression.Subject(text)), reason: "asked", since: 1, until: 10))
    }
    #expect(
      Set(try place.spool.suppressions().map(\.subject.description)) == [
        "192.0.2.0/24", "victim.example", "all", "2001:db8::/32",
      ])
    #expect(try place.spool.removeSuppression(of: .all))
    #expect(!(try place.spool.removeSuppression(of: .all)))
    let list = try place.spool.suppressions()
    let now = Suppressions(list, at: 5)
    #expect(now.ban(on: try #require(IPAddress("192.0.2.99"))) != nil)
    #expect(now.ban(on: try #require(IPAddress("192.0.3.1"))) == nil)
    #expect(now.ban(on: "abuse@mail.VICTIM.example") != nil)
    #expect(now.ban(on: "abuse@notvictim.example") == nil)
    #expect(Suppressions(list, at: 10).ban(on: "abuse@victim.example") == nil)
  }
}
