import Foundation
import ProgramTesting
import RealServers
import SeededRandom
import Testing

@Suite(
  "A process that is killed at any moment",
  .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
  .enabled(if: Requirement.smtpSink.isMet, "\(Requirement.smtpSink.reason)"))
struct KillTests {
  /// A series of kills on one spool; the ten of them are 200.
  struct Series: CustomTestStringConvertible {
    let seed: Int
    static let kills = 20

    /// Whether mail leaves by a sendmail command instead of SMTP.
    var usesSendmail: Bool { seed % 2 == 1 }

    /// Each series has attackers of its own.
    var hosts: ArraySlice<NameRecords.PoolHost> { NameRecords.pool[seed * 50..<seed * 50 + 50] }

    var testDescription: String { "\(usesSendmail ? "sendmail" : "SMTP"), seed \(seed)" }
  }

  @Test(
    "leaves no report unsent, none sent twice that nobody says may be, and counts each hit once",
    arguments: (0..<10).map { Series(seed: $0) })
  func series(_ series: Series) async throws {
    let names = try await NameServer.shared()
    let fixture =
      try series.usesSendmail ? KilledInstallation.bySendmail(names) : KilledInstallation.bySMTP(names)
    var random = SeededGenerator(seed: UInt64(series.seed))
    var fresh = series.hosts
    let always = fresh.removeFirst()
    var hits: [String: Int] = [:]
    var kills = 0
    // How long a round takes that is not killed.
    var duration = 0.0
    for number in 0..<(10 * Series.kills) where kills < Series.kills {
      let attackers = [always] + Array(fresh.prefix(2))
      fresh = fresh.dropFirst(2)
      for host in attackers { hits[host.address, default: 0] += 1 }
      // Hits come in while the round that works on them is killed.
      let input = try fixture.takeIn(attackers.map(\.address))
      let begin = Date()
      let round = try fixture.installation.start(["run", "--now", "--quiet"])
      if number > 0 {
        usleep(UInt32.random(in: 0..<UInt32(duration * 1_000_000), using: &random))
        round.send(SIGKILL)
      }
      let end = round.finish()
      if end.status == 0 {
        let seconds = Date().timeIntervalSince(begin)
        duration = duration == 0 ? seconds : (duration + seconds) / 2
      }
      kills += end.status == -SIGKILL ? 1 : 0
      // The signal may come when the round is over.
      #expect([0, -SIGKILL].contains(end.status), "\(end)")
      #expect(input.finish() == Outcome())
    }
    #expect(kills == Series.kills)
    // What is left over is done by whoever comes next.
    #expect(try fixture.installation.run(["run", "--now", "--quiet"]).status == 0)
    #expect(fixture.installation.names(in: "queue") == [] && fixture.installation.names(in: "open") == [])

    let mails = try fixture.mails()
    #expect(Set(mails.keys) == Set(hits.keys))
    for (address, count) in hits {
      #expect(try fixture.hits(of: address) == count, "\(address)")
      // A kill between handing a mail over and noting that leaves a second mail, and the note that there may be one.
      guard mails[address] != 1 else { continue }
      let known = try fixture.installation.dossier(address)
      #expect(known.reports.count == 1 && known.confessesDoubt, "\(address): \(mails[address] ?? 0) mails")
    }
  }
}

/// An installation whose rounds are killed.
struct KilledInstallation {
  let installation: Installation

  /// Where the way out leaves a file for each mail.
  private let directory: String

  private static let settings = "per_recipient = 1000\nper_day = 100000\n"

  static func bySMTP(_ names: NameServer) throws -> KilledInstallation {
    let sink = try MailSink()
    return KilledInstallation(
      installation: try Installation(settings, names: names, sink: sink, inMemory: true),
      directory: sink.directory)
  }

  /// The command gives its file a name at the end, as a real one has a mail in its queue when it has read all of it.
  static func bySendmail(_ names: NameServer) throws -> KilledInstallation {
    let installation = try Installation(settings, names: names, inMemory: true)
    let directory = installation.scratch.path + "/mail"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    let command = """
      #!/bin/sh
      file=$(mktemp '\(directory)/.XXXXXXXX') && cat >"$file" && mv "$file" "\(directory)/${file##*/.}"

      """
    try installation.configure("sendmail = \(installation.scratch.file("sendmail", command, mode: 0o755))\n")
    return KilledInstallation(installation: installation, directory: directory)
  }

  /// Begins to take a hit of each address in.
  func takeIn(_ addresses: [String]) throws -> Running {
    let lines = addresses.map { Installation.line($0, "/scripts/root.exe?/c+dir") + "\n" }
    return try installation.start(["log", installation.scratch.file("log-\(UUID())", lines.joined())])
  }

  /// How many mails there are about each address.
  ///
  /// What is not a whole mail stands under `broken`: a sink forgets what was not finished, a command must not get it.
  func mails() throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
      let text = try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
      let subject = text.split(separator: "\n").first { $0.hasPrefix("Subject: ") }?.dropFirst(9)
      let address = subject.map { String($0.prefix { $0 != ":" }) } ?? "none"
      let isWhole = text.hasSuffix("--\n") || text.hasSuffix("--\n\n")
      counts[isWhole ? address : "broken", default: 0] += 1
    }
    return counts
  }

  /// How many hits the case of an address has.
  func hits(of address: String) throws -> Int {
    struct Case: Decodable { var hits: Int }
    let file = "\(installation.spool)/cases/\(address).json"
    return try JSONDecoder().decode(Case.self, from: Data(contentsOf: URL(fileURLWithPath: file))).hits
  }
}
