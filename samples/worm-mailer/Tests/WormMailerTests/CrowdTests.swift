import Foundation
import ProgramTesting
import Testing

@Suite("Many CGI programs at once")
struct CrowdTests {
  /// What a web server tells the program of a request.
  static func request(_ address: String, _ target: String = "/scripts/root.exe?/c+dir") -> [String] {
    [
      "GATEWAY_INTERFACE=CGI/1.1", "REQUEST_METHOD=GET", "REQUEST_URI=\(target)", "SERVER_PROTOCOL=HTTP/1.0",
      "REMOTE_ADDR=\(address)", "REMOTE_PORT=31337", "HTTP_HOST=www.reporter.example",
    ]
  }

  @Test(
    "50 CGI processes, five for each address, lose nothing and double nothing while the spool is worked on")
  func processes() throws {
    let installation = try Installation("send = no\n", names: nil)
    let program = try installation.scratch.program(
      "worm-mailer.cgi", copyOf: try sample.binaries() + "/worm-mailer")
    let addresses = (1...10).map { "192.0.2.\($0)" }
    let processes = try (0..<50).map { number in
      try Running(
        [program], in: "/", environment: [installation.variable] + Self.request(addresses[number % 10]))
    }
    // Several rounds at once do no harm either.
    let rounds = try (0..<3).map { _ in try installation.start(["run", "--now", "--quiet"]) }
    for process in processes {
      let end = process.finish()
      #expect(
        end.output.hasPrefix("Status: 403 Forbidden\r\n") && end.errors == "" && end.status == 0, "\(end)")
    }
    for round in rounds { #expect(round.finish().status == 0) }
    #expect(try installation.run(["run", "--now", "--quiet"]).status == 0)
    for address in addresses {
      #expect(try installation.dossier(address).requests == 5)
    }
    #expect(installation.names(in: "in") == [])
  }
}
