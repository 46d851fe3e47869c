import Foundation
import ProgramTesting
import RealServers
import Testing

/// What makes a program believe in another time; the directory has the machine's name in it.
private let library: String? = {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
  let files = names.map { "/usr/lib/\($0)/faketime/libfaketime.so.1" }
  return files.first { FileManager.default.fileExists(atPath: $0) }
}()

@Suite(
  "A clock that is set back",
  .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
  .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"),
  .enabled(if: library != nil, "needs the package libfaketime"))
struct ClockTests {
  /// The environment of a program whose clock is off by so many days.
  private static func clock(days: Int) -> [String] {
    [
      "LD_PRELOAD=\(library ?? "")", "FAKETIME=\(days < 0 ? "" : "+")\(days)d",
      "FAKETIME_DONT_FAKE_MONOTONIC=1",
    ]
  }

  /// Has an attack come in and be worked on, by a clock that is off by so many days; gives the number of mails by then.
  private static func attack(_ installation: Installation, days: Int, from address: String = "192.0.2.7")
    throws -> Int
  {
    let request = CrowdTests.request(address)
    let input = try installation.run(["cgi"], environment: request + clock(days: days))
    #expect(input.output.hasPrefix("Status: 403"), "\(input)")
    let round = try installation.run(["run", "--now", "--quiet"], environment: clock(days: days))
    #expect(round.status == 0, "\(round)")
    return try installation.mails().count
  }

  @Test("causes no second mail about an address, and no silence that lasts", arguments: [1, 3, 400])
  func setBack(days: Int) async throws {
    let installation = try Installation(names: try await NameServer.shared(), sink: try MailSink())
    #expect(try Self.attack(installation, days: 0) == 1)
    // The same host again, in what is the past for the report.
    #expect(try Self.attack(installation, days: -days) == 1)
    // A day later by the clock as it is now, it is a case again.
    #expect(try Self.attack(installation, days: 2 - days) == 2)
  }

  @Test("that was wrong does not make the day's limits last", arguments: [1, 400])
  func limits(days: Int) async throws {
    let installation = try Installation(
      "per_day = 1\n", names: try await NameServer.shared(), sink: try MailSink())
    #expect(try Self.attack(installation, days: days) == 1)
    // Another one, by the right clock: the limit is reached, whenever that was.
    #expect(try Self.attack(installation, days: 0, from: "192.0.2.9") == 1 + 1)
    #expect(try installation.mails().flatMap(\.recipients).contains("postmaster@example.co.uk") == false)
    // And the day after, it is not.
    #expect(try Self.attack(installation, days: 2, from: "192.0.2.12") == 3)
    #expect(try installation.mails().flatMap(\.recipients).contains("postmaster@implicit.example"))
  }
}
