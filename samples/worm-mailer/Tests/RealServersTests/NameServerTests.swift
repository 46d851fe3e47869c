import Foundation
import ProgramTesting
import RealServers
import Testing

private let hasDig = FileManager.default.isExecutableFile(atPath: "/usr/bin/dig")

@Suite(
  "The tests' name server",
  .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
  .enabled(if: hasDig, "needs the package bind9-dnsutils"))
struct NameServerTests {
  /// Answers in their order, a line each; what dig says of the whole instead where there is none.
  private func asked(_ words: [String]) async throws -> [String] {
    let server = try await NameServer.shared()
    let all =
      ["dig", "@127.0.0.1", "-p", String(server.port), "+time=5", "+noall", "+answer", "+comments"] + words
    let lines = try Running(all, in: "/").finish().output.split(separator: "\n").map(String.init)
    let answers = lines.filter { !$0.hasPrefix(";") }.map { line in
      line.split(whereSeparator: \.isWhitespace).dropFirst(3).joined(separator: " ")
    }
    if !answers.isEmpty { return answers }
    let status = lines.first { $0.contains("status: ") }?.split(separator: ",").dropFirst().first
    return [String(status ?? "no answer")]
  }

  @Test(
    "knows attackers and the domains behind them",
    arguments: [
      (["-x", "192.0.2.7"], ["PTR dsl-7.pool.victim.example."]),
      (["dsl-7.pool.victim.example"], ["A 192.0.2.7"]),
      (["victim.example", "MX"], ["MX 10 mail.victim.example."]),
      (["-x", "192.0.2.9"], ["PTR host9.dsl.example.co.uk."]),
      (["-x", "192.0.2.10"], ["PTR www.innocent.example."]),
      (["www.innocent.example"], ["A 198.51.100.80"]),
      (["nomail.example", "MX"], ["MX 0 ."]),
      (["implicit.example", "MX"], [" status: NOERROR"]),
      (["implicit.example"], ["A 127.0.0.1"]),
      (["a.first.example"], ["A 192.0.2.13"]),
      (["-x", "192.0.2.14"], ["PTR localhost."]),
      (["-x", "192.0.2.16"], ["PTR bad_host\\032name.example."]),
      (["silent.example"], [" status: NOERROR"]),
      (["-x", "192.0.2.19"], ["CNAME 19.16-31.2.0.192.in-addr.arpa.", "PTR h19.delegated.example."]),
      (["-x", "2001:db8::7"], ["PTR v6.victim.example."]),
      (["7.2.0.192.abuse-contacts.example", "TXT"], ["TXT \"abuse@victim.example\""]),
      (["-x", "203.0.113.1"], [" status: NXDOMAIN"]),
      (["www.debian.org"], [" status: NXDOMAIN"]),
      (["-x", "198.18.1.250"], ["PTR h499.dsl.isp49.example."]),
      (["h499.dsl.isp49.example"], ["A 198.18.1.250"]),
      (["isp49.example", "MX"], ["MX 10 mail.victim.example."]),
    ])
  func records(_ question: [String], _ answers: [String]) async throws {
    #expect(try await asked(question) == answers)
  }

  @Test("has a crowd of names for one address, which is cut short by UDP and whole by TCP")
  func crowd() async throws {
    #expect(try await asked(["-x", "192.0.2.17", "+tcp"]).count == NameRecords.crowd)
    #expect(
      try await asked(["-x", "192.0.2.17", "+notcp", "+ignore", "+noedns"]).count < NameRecords.crowd)
  }

  @Test("says of its pool where each host belongs")
  func pool() {
    let pool = NameRecords.pool
    #expect(Set(pool.map(\.address)).count == 500)
    #expect(Set(pool.map(\.domain)).count == 50)
    #expect(pool.allSatisfy { $0.name.hasSuffix("." + $0.domain) })
  }
}
