import Doctor
import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite("Real servers", .enabled(if: Requirement.isMet, "\(Requirement.reason)"))
struct RealServerTests {
  @Test("answer", .timeLimit(.minutes(2)))
  func answer() async throws {
    let servers = try await RealServers.shared()
    let start = Date()
    let examination = try Examination(directory: servers.postfixDirectory, pamDirectory: servers.pamDirectory)
    print("read", Date().timeIntervalSince(start))
    let findings = examination.findings()
    print("found", Date().timeIntervalSince(start))
    let names = Dictionary(uniqueKeysWithValues: ServerCase.allCases.map { (servers.service($0), $0.name) })
    for f in findings {
      print(
        "\(f.severity) \(f.identifier) [\(f.services.map { names[$0] ?? $0 }.joined(separator: " "))] \(f.title)"
      )
      for e in f.evidence { print("     e: \(e)") }
      if f.severity == .fault { print("     c: \(f.cause)"); for e in f.cure { print("     > \(e)") } }
    }
  }
}
