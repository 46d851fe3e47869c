import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite("A real server whose log the program follows")
struct FollowedServerTests {
  /// What a server's log shows of these, each with its sender: what it cannot read is not in every log.
  private struct Sent {
    let target: String
    let source: String
    var signature: String?
    var unseenBy: [FollowedServer.Kind] = []
  }

  private static let requests = [
    Sent(target: "/scripts/root.exe?/c+dir", source: "127.0.0.21", signature: "nimda"),
    Sent(
      target: "/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+dir", source: "127.0.0.22", signature: "nimda"),
    Sent(
      target: "/scripts/..%%35%63../winnt/system32/cmd.exe?/c+dir", source: "127.0.0.23", signature: "nimda",
      unseenBy: [.caddy]),
    Sent(target: "/default.ida?NNNNNNNNNNNNNNNN%u9090%u6858=a", source: "127.0.0.24", signature: "code-red"),
    Sent(target: "/.env", source: "127.0.0.25", signature: "env-file"),
    Sent(target: "/scripts/site.js", source: "127.0.0.26"),
    Sent(target: "/?q=%22quoted%22%0d%0a", source: "127.0.0.27"),
  ]

  @Test(
    "worms in its log are kept, visitors are not",
    arguments: FollowedServer.Kind.allCases.filter(\.requirement.isMet))
  func follow(kind: FollowedServer.Kind) throws {
    let installation = try Installation(names: nil)
    let server = try FollowedServer(kind) { log in
      let rules = try sample.run(["rules", kind.rawValue, "--log", log])
      try #require(rules.status == 0)
      return rules.output
    }
    let follower = try installation.start(["log", "--follow", "--from-start", server.log])
    let client = RawClient(port: server.port)
    for request in Self.requests.reversed() {
      let text = "GET \(request.target) HTTP/1.0\r\nHost: www.reporter.example\r\n\r\n"
      _ = try client.send(Array(text.utf8), source: request.source)
    }
    let expected = Self.requests.filter { $0.signature != nil && !$0.unseenBy.contains(kind) }
    let addresses = expected.map(\.source).sorted()
    #expect(installation.eventually { installation.names(in: "in").count >= addresses.count })
    #expect(installation.names(in: "in") == addresses)
    follower.send(SIGTERM)
    let end = follower.finish()
    #expect(end.status == 0, "\(end)")
    for request in expected {
      let lines = try String(contentsOfFile: "\(installation.spool)/in/\(request.source)", encoding: .utf8)
      let hits = lines.split(separator: "\n").dropFirst().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false)
      }
      #expect(hits.count == 1, "\(lines)")
      #expect(hits.first?[2] == request.signature.map { Substring($0) })
      // The port, without which nobody behind a shared address can be found.
      // The kernel chooses the port.
      #expect(hits.first.map { (1024...65_535).contains(Int($0[1]) ?? 0) } == true)
    }
    // Whoever follows it next does not count anything again.
    let next = try installation.start(["log", "--follow", server.log])
    #expect(next.poll { next.handles(SIGTERM) })
    _ = try client.send(Array("GET /scripts/root.exe HTTP/1.0\r\nHost: x\r\n\r\n".utf8), source: "127.0.0.28")
    #expect(installation.eventually { installation.names(in: "in").contains("127.0.0.28") })
    next.send(SIGTERM)
    #expect(next.finish().status == 0)
    let first = try String(contentsOfFile: "\(installation.spool)/in/127.0.0.21", encoding: .utf8)
    #expect(first.split(separator: "\n").count == 2)
  }
}
