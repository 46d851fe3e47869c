import Attacks
import Foundation
import Letters
import Secrecy
import Testing

@Suite("The XARF part")
struct XarfTests {
  /// The members by their names.
  static func members(of letter: Letter) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(letter.xarf.utf8)) as? [String: Any])
  }

  /// The evidence, after its hash and size have been compared.
  static func evidence(of letter: Letter) throws -> String {
    let items = try #require(try members(of: letter)["evidence"] as? [[String: Any]])
    let item = try #require(items.first)
    #expect(items.count == 1)
    #expect(Set(item.keys) == ["content_type", "description", "payload", "hash", "size"])
    let payload = try #require((item["payload"] as? String).flatMap { Data(base64Encoded: $0) })
    let hash = try #require(Hash.sha256.digest(Secret(payload)))
    #expect(item["hash"] as? String == "sha256:" + hash.withBytes { String(hexadecimal: $0) })
    #expect(item["size"] as? Int == payload.count)
    #expect(item["content_type"] as? String == "text/plain")
    return try #require(String(data: payload, encoding: .utf8))
  }

  private func letter(_ type: XarfType, _ change: (inout ReportFacts) -> Void = { _ in }) throws -> Letter {
    var facts = try Samples.facts()
    facts.signature.xarf = type
    change(&facts)
    return try Samples.letterhead().letter(facts)
  }

  /// The rules of `schemas/v4/xarf-core.json` and of the types' schemas, as far as they concern what is written.
  private func check(_ members: [String: Any], _ type: XarfType) throws {
    func text(_ name: String) throws -> String { try #require(members[name] as? String, "\(name)") }
    let date = #/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z/#
    #expect(try text("xarf_version").wholeMatch(of: #/4\.[0-9]+\.[0-9]+/#) != nil)
    #expect(UUID(uuidString: try text("report_id")) != nil)
    for name in ["timestamp", "first_seen", "last_seen"] {
      #expect(try text(name).wholeMatch(of: date) != nil)
    }
    for name in ["reporter", "sender"] {
      let party = try #require(members[name] as? [String: String])
      #expect(Set(party.keys) == ["org", "contact", "domain"])
      #expect((1...200).contains(party["org"]?.unicodeScalars.count ?? 0))
      #expect(party["contact"]?.wholeMatch(of: #/[^@\s]+@[a-z0-9.-]+/#) != nil)
      #expect(party["domain"]?.wholeMatch(of: #/[a-z0-9.-]+/#) != nil)
    }
    #expect(try !text("source_identifier").isEmpty)
    #expect(try text("category") == "connection")
    #expect(try text("type") == type.rawValue)
    #expect(try text("description").unicodeScalars.count <= 1000)
    #expect(try text("protocol") == "tcp")
    for name in ["source_port", "destination_port"] {
      if let port = members[name] { #expect((1...65535).contains(try #require(port as? Int))) }
    }
    #expect(members["_internal"] == nil)
    let types: Set<String>
    switch type {
    case .infectedHost:
      types = ["bot_type", "bot_name", "behavior_pattern", "total_requests", "destination_port"]
      #expect(try text("bot_type") == "malicious")
      #expect(try text("behavior_pattern") == "vulnerability_probing")
    case .vulnerabilityScan:
      types = ["scan_type", "total_requests", "targeted_ports", "vulnerabilities_probed"]
      #expect(try text("scan_type") == "web_vuln_scan")
      if let ports = members["targeted_ports"] { #expect((ports as? [Int])?.allSatisfy { $0 > 0 } == true) }
    case .reconnaissance:
      types = ["probed_resources", "total_probes", "destination_port"]
      #expect(members["probed_resources"] is [String])
    }
    for name in ["total_requests", "total_probes"] {
      if let count = members[name] { #expect(try #require(count as? Int) >= 1) }
    }
    let core: Set<String> = [
      "xarf_version", "report_id", "timestamp", "reporter", "sender", "source_identifier", "source_port",
      "category",
      "type", "evidence_source", "evidence", "description", "destination_ip", "protocol", "first_seen",
      "last_seen",
    ]
    #expect(Set(members.keys).isSubset(of: core.union(types)))
  }

  @Test("follows the schema of its type", arguments: XarfType.allCases)
  func schema(type: XarfType) throws {
    let full = try letter(type) { $0.signature.vulnerabilities = ["CVE-2001-0333"] }
    try check(Self.members(of: full), type)
    let bare = try letter(type) {
      $0.target = .init(port: 0)
      $0.signature.explanation = String(repeating: "x\u{301}", count: 3000)
    }
    try check(Self.members(of: bare), type)
    #expect(try Self.members(of: bare)["destination_port"] == nil)
  }

  @Test("tells the time of the very connection whose port it gives")
  func port() throws {
    var attack = try Samples.attack(lines: ["GET /a HTTP/1.0"], port: nil)
    attack.add(
      Hit(
        address: attack.address, port: 4711, time: 1_795_359_900, signature: "nimda", line: "GET /b HTTP/1.0")
    )
    let members = try Self.members(of: try letter(.infectedHost) { $0.attack = attack })
    #expect(members["source_port"] as? Int == 4711)
    #expect(members["timestamp"] as? String == "2026-11-22T15:05:00Z")
    #expect(members["first_seen"] as? String == "2026-11-22T15:04:05Z")
    let without = try Samples.attack(port: nil)
    let bare = try Self.members(of: try letter(.infectedHost) { $0.attack = without })
    #expect(bare["source_port"] == nil)
    #expect(bare["timestamp"] as? String == "2026-11-22T15:04:05Z")
  }

  @Test("names what was looked for, without queries")
  func resources() throws {
    let lines = [
      "GET /.env?password=x HTTP/1.1", "GET /.env HTTP/1.1", "HEAD /.git/config HTTP/1.1", "nonsense",
    ]
    let attack = try Samples.attack(lines: lines)
    let members = try Self.members(of: try letter(.reconnaissance) { $0.attack = attack })
    #expect(members["probed_resources"] as? [String] == ["/.env", "/.git/config", "nonsense"])
    #expect(members["total_probes"] as? Int == 4)
  }

  @Test("has the quoted requests as evidence")
  func evidence() throws {
    #expect(
      try Self.evidence(of: letter(.infectedHost)) == """
        2026-11-22T15:04:05Z 192.0.2.7 port 4097 \(Samples.nimda[0])
        2026-11-22T15:04:06Z 192.0.2.7 port 4098 \(Samples.nimda[1])
        2026-11-22T15:04:07Z 192.0.2.7 port 4099 \(Samples.nimda[2])

        """)
  }
}
