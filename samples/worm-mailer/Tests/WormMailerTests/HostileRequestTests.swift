import Foundation
import ProgramTesting
import RealServers
import SeededRandom
import Testing

@Suite("Requests that nobody sends in good faith")
struct HostileRequestTests {
  @Test(
    "whoever asks is known, or the request is not kept, and that is said",
    arguments: [
      ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("::FFFF:c000:0207", "192.0.2.7"),
      ("2001:DB8:0::7", "2001:db8::7"), ("fe80::1%eth0", "fe80::1"), (nil, nil), ("", nil), ("unknown", nil),
      ("192.0.2", nil), ("192.0.2.256", nil), ("0300.0.2.7", nil), ("192.0.2.7, 10.0.0.1", nil),
      ("192.0.2.7\n", nil), ("../../etc/passwd", nil),
      (TestText(String(repeating: "1", count: 100_000)), nil),
    ] as [(TestText?, String?)])
  func client(_ address: TestText?, kept: String?) throws {
    let installation = try Installation(names: nil)
    let request = CrowdTests.request("-").filter { !$0.hasPrefix("REMOTE_ADDR=") }
    let outcome = try installation.run(
      ["cgi"], environment: request + (address.map { ["REMOTE_ADDR=\($0.text)"] } ?? []))
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix(kept == nil ? "Status: 404" : "Status: 403"))
    #expect(installation.names(in: "in") == (kept.map { [$0] } ?? []))
    if kept == nil {
      let text = address?.text.replacing("\n", with: "\\n") ?? ""
      let shown = text.count > 100 ? "\(text.prefix(100))…" : text
      let reason = text.isEmpty ? "is missing" : "'\(shown)' is not an IP address"
      #expect(
        outcome.errors
          == "worm-mailer: nimda: not kept: REMOTE_ADDR \(reason): it is not known who asks\n")
    } else {
      #expect(outcome.errors == "")
    }
  }

  @Test("a query of 70 KiB is known and kept short, and a path of 70 KiB is answered")
  func longTarget() throws {
    let installation = try Installation(names: nil)
    let target = "/" + String(repeating: "a/../", count: 14_336) + "scripts/root.exe?/c+dir"
    let outcome = try installation.run(["cgi"], environment: CrowdTests.request("192.0.2.7", target))
    #expect(
      outcome.output.hasPrefix("Status: 404 Not Found\r\n") && outcome.errors == "" && outcome.status == 0)
    let other = "/scripts/root.exe?" + String(repeating: "A", count: 70 << 10)
    #expect(
      try installation.run(["cgi"], environment: CrowdTests.request("192.0.2.8", other)).output.hasPrefix(
        "Status: 403"))
    let kept = try String(contentsOfFile: installation.spool + "/in/192.0.2.8", encoding: .utf8)
    #expect(installation.names(in: "in") == ["192.0.2.8"])
    #expect(kept.split(separator: "\n").count == 2)
    #expect(
      kept.hasSuffix("\t31337\tnimda\twww.reporter.example\tGET /scripts/root.exe?[...] HTTP/1.0\n"),
      "\(kept)")
  }

  @Test(
    "lines with NULs, with what is not UTF-8, and of a megabyte do not end the log's reader, nor hide what is between them"
  )
  func lines() throws {
    let installation = try Installation(names: nil)
    var bytes: [UInt8] = []
    func add(_ line: [UInt8]) { bytes += line + [10] }
    let worm = { (address: String) in Array(Installation.line(address, "/scripts/root.exe?/c+dir").utf8) }
    add(worm("192.0.2.1"))
    add([0, 0, 0, 10])
    add(Array(Installation.line("192.0.2.2", "/scripts/root.exe?\u{0}").utf8))
    add(
      Array("192.0.2.3 - - [".utf8) + [0xFF, 0xFE, 0xC0, 0xAF]
        + Array("] \"GET /scripts/root.exe HTTP/1.0\" 404".utf8))
    add([UInt8](repeating: 0x41, count: 1 << 20))
    add(
      Array(
        Installation.line("192.0.2.4", "/scripts/root.exe?" + String(repeating: "A", count: 1 << 20)).utf8))
    add(
      Array("{\"request\":{\"remote_ip\":\"192.0.2.5\",\"uri\":".utf8)
        + [UInt8](repeating: 0x5B, count: 1 << 20))
    add(Array("\"\"\"\"\"\"\"[[[[[[\\\\\\\"".utf8))
    add(worm("192.0.2.9"))
    // A last line without its end is a line.
    bytes += worm("192.0.2.10")
    let outcome = try installation.run(["log"], input: bytes)
    #expect(outcome.status == 0 && outcome.output == "", "\(outcome)")
    let kept = Set(installation.names(in: "in"))
    #expect(kept.isSuperset(of: ["192.0.2.1", "192.0.2.9", "192.0.2.10"]))
    #expect(
      outcome.errors == """
        worm-mailer: 4 lines are in none of the formats that are known
        worm-mailer: 1 attack has a time that cannot be read; make the server log times with their zone

        """)
  }

  @Test("what is not certain when it was, or has not been yet, is not taken as of now")
  func times() throws {
    let installation = try Installation(names: nil)
    let caddy = { (address: String, time: String) in
      #"{\#(time)"request":{"remote_ip":"\#(address)","uri":"/.env"}}"#
    }
    let now = Date().timeIntervalSince1970
    let lines = [
      #"192.0.2.1 - - [01/Jan/2020 00:00:00] "GET /.env HTTP/1.0" 404 1"#,
      #"192.0.2.2 - - [31/Feb/2026:00:00:00 +0000] "GET /.env HTTP/1.0" 404 1"#,
      caddy("192.0.2.3", #""ts":"2020/01/01 10:00:00","#), caddy("192.0.2.4", #""ts":\#(now + 7200),"#),
      caddy("192.0.2.5", #""ts":\#(now + 1800),"#), caddy("192.0.2.6", #""ts":\#(now * 1000),"#),
      caddy("192.0.2.7", ""),
    ]
    let outcome = try installation.run(["log"], input: Array(lines.joined(separator: "\n").utf8))
    #expect(
      outcome.errors == """
        worm-mailer: 3 attacks have times that cannot be read; make the server log times with their zone
        worm-mailer: 1 attack has a time in the future; make the clocks agree

        """)
    #expect(installation.names(in: "in") == ["192.0.2.5", "192.0.2.6", "192.0.2.7"])
  }

  @Test("random bytes never end the log's reader before the lines end", arguments: 0..<8)
  func random(seed: Int) throws {
    let installation = try Installation(names: nil)
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes: [UInt8] = []
    let good = Array(Installation.line("192.0.2.7", "/scripts/root.exe?/c+dir").utf8)
    for _ in 0..<2000 {
      var line = good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: line[place] = UInt8.random(in: 0...255, using: &random)
        case 1: line.remove(at: place)
        default: line.insert(contentsOf: line.prefix(place), at: place)
        }
      }
      bytes += line + [10]
    }
    bytes += Array(Installation.line("192.0.2.99", "/scripts/root.exe?/c+dir").utf8) + [10]
    let outcome = try installation.run(["log"], input: bytes)
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(installation.names(in: "in").contains("192.0.2.99"))
  }

  @Test("a returned mail without an end is read as far as mails go")
  func endlessMail() throws {
    let installation = try Installation(names: nil)
    let outcome = try sample.run(
      ["bounce", "--dry-run"], input: "/dev/zero", environment: [installation.variable])
    #expect(outcome == Outcome("unreadable: no header fields\n"))
  }
}
