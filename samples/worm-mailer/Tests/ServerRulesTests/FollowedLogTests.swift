import Foundation
import ProgramTesting
import RealServers
import ServerRules
import Testing

@Suite("A server whose log is followed")
struct FollowedLogTests {
  private static func start(_ kind: FollowedServer.Kind) throws -> FollowedServer {
    try FollowedServer(kind) { log in
      let server = try #require(ServerRules.Server(rawValue: kind.rawValue))
      return try ServerRules(log: log).text(for: server)
    }
  }

  /// The lines of a log, when there are enough of them or after a minute.
  private static func lines(_ path: String, count: Int) -> [String] {
    let end = Date(timeIntervalSinceNow: 60)
    while true {
      let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
      let lines = text.split(separator: "\n").map(String.init)
      if lines.count >= count || Date() > end { return lines }
      usleep(5000)
    }
  }

  /// What stands before the time in a line, with `PORT` for a port.
  private static func beginning(_ line: String) -> String {
    var words = line.prefix { $0 != "[" }.split(separator: " ").map(String.init)
    if words.count > 2, let port = Int(words[2]), port > 0 { words[2] = "PORT" }
    return words.joined(separator: " ")
  }

  @Test(
    "nginx: host, address and port, of all requests",
    .enabled(if: Requirement.nginx.isMet, "\(Requirement.nginx.reason)"))
  func nginx() throws {
    let server = try Self.start(.nginx)
    let client = RawClient(port: server.port)
    _ = try client.get("/scripts/root.exe?/c+dir")
    _ = try client.get("/scripts/..%%35%63../winnt/system32/cmd.exe", from: "192.0.2.7")
    _ = try client.send(Array("GET /default.ida?N%u00=a  HTTP/1.0\r\nHost: www.worm.com\r\n\r\n".utf8))
    _ = try client.get("/x", from: "192.0.2.7")
    let lines = Self.lines(server.log, count: 4)
    #expect(
      lines.map(Self.beginning) == [
        "www.sample.test 127.0.0.1 PORT - -", "- 127.0.0.1 PORT - -", "www.worm.com 127.0.0.1 PORT - -",
        "www.sample.test 192.0.2.7 0 - -",
      ])
    #expect(lines[1].contains("] \"GET /scripts/..%%35%63../winnt/system32/cmd.exe HTTP/1.0\" 400 "))
    #expect(lines[2].contains("] \"GET /default.ida?N%u00=a  HTTP/1.0\" "))
  }

  @Test(
    "lighttpd: host, address and port, of all requests that it can read",
    .enabled(if: Requirement.lighttpd.isMet, "\(Requirement.lighttpd.reason)"))
  func lighttpd() throws {
    let server = try Self.start(.lighttpd)
    let client = RawClient(port: server.port)
    _ = try client.get("/scripts/root.exe?/c+dir")
    _ = try client.get("/scripts/%00/root.exe")
    _ = try client.send(Array("GET /default.ida?N%u00=a  HTTP/1.0\r\nHost: www.worm.com\r\n\r\n".utf8))
    _ = try client.send(Array("GET /default.ida?N HTTP/1.0\nHost: www.worm.com\n\n".utf8))
    let lines = Self.lines(server.log, count: 4)
    #expect(
      lines.map(Self.beginning) == [
        "www.sample.test 127.0.0.1 PORT - -", "- 127.0.0.1 PORT - -", "www.worm.com 127.0.0.1 PORT - -",
        "- 127.0.0.1 PORT - -",
      ])
    #expect(lines[0].contains("] \"GET /scripts/root.exe?/c+dir HTTP/1.0\" 404 "))
    #expect(lines[1].contains("] \"GET /scripts/%00/root.exe HTTP/1.0\" 400 "))
    #expect(lines[3].contains("] \"  \" 400 "))
  }

  @Test(
    "Caddy: JSON with the client's port, of the requests that reach a site",
    .enabled(if: Requirement.caddy.isMet, "\(Requirement.caddy.reason)"))
  func caddy() throws {
    let server = try Self.start(.caddy)
    let client = RawClient(port: server.port)
    _ = try client.get("/scripts/..%%35%63../winnt/system32/cmd.exe")
    _ = try client.get("/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+dir")
    let lines = Self.lines(server.log, count: 1)
    try #require(lines.count == 1)
    struct Entry: Decodable {
      struct Request: Decodable {
        var remote_ip: String
        var remote_port: String
        var uri: String
      }
      var request: Request
    }
    let request = try JSONDecoder().decode(Entry.self, from: Data(lines[0].utf8)).request
    #expect(request.remote_ip == "127.0.0.1")
    #expect(Int(request.remote_port) != nil)
    #expect(request.uri == "/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+dir")
  }

  @Test("finds no fault with the rules", arguments: FollowedServer.Kind.allCases.filter(\.requirement.isMet))
  func syntax(_ kind: FollowedServer.Kind) throws {
    let outcome = try Self.start(kind).checkConfiguration()
    #expect(outcome.status == 0, "\(outcome)")
  }
}
