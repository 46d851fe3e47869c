import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite(
  "A real Apache, from the request to the mail",
  .enabled(if: Requirement.wholeWay.isMet, "\(Requirement.wholeWay.reason)"))
struct ApacheInputTests {
  /// Code Red's request as it was captured: two blanks, lines without CR, a folded header.
  private static let codeRed =
    "GET /default.ida?" + String(repeating: "N", count: 224)
    + "%u9090%u6858%ucbd3%u7801%u9090%u6858%ucbd3%u7801%u9090%u6858%ucbd3%u7801%u9090%u9090%u8190%u00c3%u0003"
    + "%u8b00%u531b%u53ff%u0078%u0000%u00=a  HTTP/1.0\nContent-type: text/xml\nHOST:www.worm.com\n Accept: */*\n"
    + "Content-length: 3569 \r\n\r\n"

  private static let codeRedSource = "127.0.0.10"

  /// Starts everything, and gives the worms that will come.
  private static func start(
    pipesLog: Bool
  ) throws -> (worms: [WormLine], installation: Installation, apache: AttackedApache, names: NameServer) {
    let worms = try WormLine.all()
    let records = [
      "host-record=infected.red.example,\(codeRedSource)", "mx-host=red.example,mail.victim.example,10",
    ]
    let names = try NameServer(records: records + worms.flatMap(\.records))
    let installation = try Installation(names: names, sink: try MailSink())
    return (worms, installation, try AttackedApache(installation, pipesLog: pipesLog), names)
  }

  @Test(
    "each worm of the list comes from one source, is known by its name, and makes one mail",
    arguments: [true, false])
  func everyLine(pipesLog: Bool) throws {
    let (worms, installation, apache, names) = try Self.start(pipesLog: pipesLog)
    defer { withExtendedLifetime(names) {} }
    for worm in worms {
      #expect(try apache.get(worm.target, source: worm.address) == worm.status, "\(worm.target)")
    }
    if pipesLog {
      // The last in the log: when it is in the spool, all others have been read.
      _ = try apache.server.send(Array(Self.codeRed.utf8), source: Self.codeRedSource)
    }
    let senders = worms.filter { $0.signature != nil }.map(\.address) + (pipesLog ? [Self.codeRedSource] : [])
    #expect(installation.eventually { installation.names(in: "in").count >= senders.count })
    #expect(installation.names(in: "in") == senders.sorted())

    // The program was shown by the rule what the rule is about, and nothing else by it.
    let byRule = apache.noted.filter { $0.hasPrefix("rule ") }.map { $0.dropFirst(5) }
    #expect(byRule == worms.filter(\.isRewritten).map { Substring($0.target) })
    // The other source has the rest, each line once.
    let others = worms.filter { !$0.isRewritten }.map(\.target)
    if pipesLog {
      let logged = apache.piped.map { $0.split(separator: "\"")[1].dropFirst(4).dropLast(9) }
      #expect(logged.dropLast() == others.map { Substring($0) })
      #expect(apache.noted.count == byRule.count)
    } else {
      let shown = apache.noted.filter { !$0.hasPrefix("rule ") }.map { $0.dropFirst(4) }
      #expect(shown == others.filter { $0 != "/index.html" }.map { Substring($0) })
    }

    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    for worm in worms {
      let known = try installation.dossier(worm.address)
      #expect(known.attacks?.map(\.signature) == worm.signature.map { [$0] }, "\(worm.target)")
      #expect(known.requests == (worm.signature == nil ? nil : 1), "\(worm.target)")
    }
    let mails = try installation.mails()
    var expected = worms.filter { $0.signature != nil }.map { "postmaster@\($0.domain)" }
    if pipesLog {
      expected.append("postmaster@red.example")
      #expect(try installation.dossier(Self.codeRedSource).attacks?.map(\.signature) == ["code-red"])
    }
    #expect(mails.flatMap(\.recipients).sorted() == expected.sorted())
    // Nothing that is not an attack remains to be told later.
    #expect(installation.names(in: "open") == [] && installation.names(in: "queue") == [])
    #expect(installation.names(in: "cases").count == senders.count)
  }

  @Test(
    "Nimda's burst of 16 requests makes one mail to the postmaster of the right domain",
    arguments: [true, false])
  func burst(pipesLog: Bool) throws {
    let (worms, installation, apache, names) = try Self.start(pipesLog: pipesLog)
    defer { withExtendedLifetime(names) {} }
    let burst = worms.prefix(16)
    DispatchQueue.concurrentPerform(iterations: burst.count) { number in
      _ = try? apache.get(burst[number].target, source: "127.0.0.7")
    }
    let file = installation.spool + "/in/127.0.0.7"
    // A line of the file's own, and one for each request.
    #expect(
      installation.eventually {
        (try? String(contentsOfFile: file, encoding: .utf8))?.split(separator: "\n").count == 17
      })
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    let mails = try installation.mails()
    #expect(mails.map(\.recipients) == [["postmaster@victim.example"]])
    let mail = try #require(mails.first)
    #expect(mail["Subject"].first?.hasPrefix("127.0.0.7: Nimda") == true)
    #expect(mail["Subject"].first?.contains("16 requests") == true)
    #expect(mail.sender == "")
    // The next round has nothing to add.
    #expect(try installation.run(["run", "--now"]) == Outcome())
    #expect(try installation.mails().count == 1)
  }

  @Test("a request that cannot be kept waits with the log's reader, and is kept once when it can be")
  func noRoom() throws {
    let (_, installation, apache, names) = try Self.start(pipesLog: true)
    defer { withExtendedLifetime(names) {} }
    let hits = installation.spool + "/in"
    #expect(
      installation.eventually { FileManager.default.fileExists(atPath: installation.spool + "/positions") })
    #expect(chmod(hits, 0o550) == 0)
    #expect(try apache.get("/scripts/root.exe?/c+dir", source: "127.0.0.7") == "404")
    let said = { (text: String) in apache.server.errorLog().contains { $0.contains(text) } }
    #expect(
      said("worm-mailer: a request of 127.0.0.7 (nimda) was not kept: \(hits)/127.0.0.7: Permission denied"))
    #expect(installation.eventually { said("the user to whom the spool belongs; 1 request waits") })
    #expect(chmod(hits, 0o2770) == 0)
    // Whatever comes next has the reader try again.
    #expect(
      try installation.eventually {
        _ = try apache.get("/index.html", source: "127.0.0.8")
        return installation.names(in: "in") == ["127.0.0.7"]
      })
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    #expect(try installation.mails().map(\.recipients) == [["postmaster@victim.example"]])
    #expect(try installation.dossier("127.0.0.7").requests == 1)
  }
}
