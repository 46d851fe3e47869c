import Addresses
import Attacks
import Processing
import ProgramTesting
import Settings
import Spool
import Synchronization
import SystemPackage
import Testing

/// A spool, its settings and a clock, on which rounds are done.
final class RoundFixture {
  let scratch: Scratch
  let spool: Spool
  let mail = PlayedMailService()
  var settings: Settings
  var now: Int64 = 1_764_000_000
  private(set) var events: [Event] = []

  init(_ text: String = "") throws {
    scratch = try Scratch(inMemory: true)
    spool = Spool(FilePath(scratch.path))
    let standard = "send = yes\nfrom = a@b.example\nadmin = root@b.example\nreview = 0\n"
    settings = try Settings(
      parsing: Array((text.contains("send = ") ? text : standard + text).utf8), file: "x.conf")
  }

  /// Has hits come in from an address, one a second.
  func attack(_ address: String = "203.0.113.7", hits: Int = 16, at time: Int64? = nil) throws {
    let address = try #require(IPAddress(address))
    let start = time ?? now
    var hits = (0..<hits).map {
      Hit(
        address: address, port: UInt16(1000 + $0 % 60_000), time: start + Int64($0) / 10,
        signature: "nimda",
        line: "GET /\($0 % 16) HTTP/1.0")
    }
    try spool.accept(&hits)
  }

  /// Does a round, after so many seconds have passed.
  @discardableResult
  func round(after seconds: Int64 = 0, all: Bool = false, rehearsal: Bool = false) throws -> [String] {
    now += seconds
    var texts: [String] = []
    var options = Round.Options()
    options.closesAll = all
    options.isRehearsal = rehearsal
    // A program that another test starts has what is open here, until it runs: the lock of the round before may be in it.
    let lock = try SpoolLock.take(of: spool, waiting: true)
    #expect(lock != nil)
    var round = try Round(settings, spool, mail, options: options, now: now) {
      texts.append("\($0.kind): \($0.text)")
    }
    try round.run()
    withExtendedLifetime(lock) {}
    return texts
  }

  /// What is known of an address.
  func known(_ address: String = "203.0.113.7") throws -> Case {
    let parsed = try #require(IPAddress(address))
    return try #require(try spool.case(of: parsed))
  }
}
