import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite("Real servers", .enabled(if: Requirement.isMet, "\(Requirement.reason)"))
struct RealServerTests {
  @Test("answer", .timeLimit(.minutes(2)))
  func answer() async throws {
    let servers = try await RealServers.shared()
    for c in ServerCase.allCases {
      let out = try Running(
        [
          "swaks", "--server", "127.0.0.1:\(servers.port(c))", "--quit-after", "AUTH", "--au", "user", "--ap",
          "pass", "-a", "PLAIN",
        ] + (c == .smtps ? ["--tls-on-connect"] : c.name.hasPrefix("tls") ? ["--tls"] : []), in: "/tmp"
      ).finish()
      let lines = out.output.split(separator: "\n").filter {
        $0.hasPrefix("<")
          && ($0.contains("AUTH") || $0.contains(" 235") || $0.contains(" 5") || $0.contains(" 4"))
          || $0.hasPrefix("***") || $0.hasPrefix("<**")
      }
      print("=== \(c.name) \(out.status)\n" + lines.joined(separator: "\n"))
    }
    print(String(decoding: FileManager.default.contents(atPath: servers.log)!, as: UTF8.self))
    print(
      String(
        decoding: FileManager.default.contents(
          atPath: servers.log.replacingOccurrences(of: "mail.log", with: "saslauthd.log"))!, as: UTF8.self))
  }
}
