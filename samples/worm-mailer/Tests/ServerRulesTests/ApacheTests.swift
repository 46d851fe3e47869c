import Foundation
import ProgramTesting
import RealServers
import ServerRules
import Testing

/// Requests that the rewriting rule sends to the program, as Nimda and Code Red make them, and how the log has them.
private let rewritten = [
  "/scripts/root.exe?/c+dir", "/MSADC/root.exe?/c+dir", "/c/winnt/system32/cmd.exe?/c+dir",
  "/SCRIPTS/ROOT.EXE?/c+dir",
  "/scripts/..%5c../winnt/system32/cmd.exe?/c+dir", "/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+dir",
  "/scripts/..%255c../winnt/system32/cmd.exe?/c+dir", "/scripts/Admin.dll", "/default.ida?NNNN%u9090%u6858=a",
]

/// Worms' requests that Apache refuses before any rule.
private let refused = [
  "/scripts/..%c0%2f../winnt/system32/cmd.exe?/c+dir", "/scripts/..%%35%63../winnt/system32/cmd.exe?/c+dir",
  "/scripts/%00/root.exe", "/scripts/../../winnt/system32/cmd.exe?/c+dir",
]

/// What a rule for worms must leave alone.
private let innocent = [
  "/", "/index.html", "/scripts/site.js", "/docs/default.idaho.html", "/pretty/page", "/x?y=/cmd.exe",
]

@Suite("Apache with its rules", .enabled(if: Requirement.apache.isMet, "\(Requirement.apache.reason)"))
struct ApacheTests {
  /// A program that notes what it is given, and answers as worm-mailer does: 403 when it has noted a request.
  private static let cgi = """
    #!/bin/sh
    printf '%s %s port=%s peer=%s arguments=%s\\n' "${REDIRECT_STATUS:-source-1}" "$REQUEST_URI" "$REMOTE_PORT" \\
      "$WORM_MAILER_PEER" "$#" >>"${0%/*}/../run/noted"
    printf 'Status: 403\\r\\nContent-Type: text/plain\\r\\n\\r\\nnoted\\n'
    """

  /// A reader of the piped log that says who it is.
  private static let reader = """
    #!/bin/sh
    id -un >"${0%/*}/../run/reader"
    exec cat >>"${0%/*}/../run/piped"
    """

  private static func start(pipesLog: Bool = true) throws -> WebServer {
    try WebServer(programs: ["worm-mailer.cgi": cgi, "worm-mailer": reader]) { programs in
      let rules = try ServerRules(
        program: programs + "/worm-mailer", cgi: programs + "/worm-mailer.cgi", user: WebServer.user,
        pipesLog: pipesLog)
      return rules.text(for: .apache)
    }
  }

  @Test("shows the program each worm once: by the rewriting rule or by the log")
  func twoSources() throws {
    let server = try Self.start()
    for target in rewritten {
      let answer = try server.get(target)
      #expect(answer.hasPrefix("HTTP/1.1 403 "), "\(target)")
      #expect(answer.hasSuffix("noted\n"))
    }
    for target in refused {
      #expect(try !server.get(target).contains("noted"), "\(target)")
    }
    for target in innocent {
      _ = try server.get(target)
    }
    let noted = server.written("noted", until: { $0.count == rewritten.count })
    #expect(noted.map { $0.split(separator: " ")[1] } == rewritten.map { Substring($0) })
    #expect(noted.allSatisfy { $0.hasPrefix("source-1 ") && $0.hasSuffix(" arguments=0") })
    let piped = server.written("piped", until: { $0.count == refused.count + innocent.count })
    let targets = piped.map { $0.split(separator: "\"")[1].dropFirst(4).dropLast(9) }
    #expect(targets == (refused + innocent).map { Substring($0) })
    #expect(server.written("reader", until: { !$0.isEmpty }).first == WebServer.user ?? NSUserName())
  }

  @Test("logs host, address and port before the usual fields")
  func format() throws {
    let server = try Self.start()
    _ = try server.send(
      Array("GET /default.ida?N%u00=a  HTTP/1.0\r\nHost: www.worm.com\r\n\r\n".utf8), source: "127.0.0.7")
    _ = try server.get("/index.html", from: "192.0.2.7")
    let lines = server.written("piped", until: { $0.count == 2 })
    let red = try #require(lines.first).split(separator: " ")
    #expect(red.prefix(2) == ["worm.sample.test", "127.0.0.7"])
    // The kernel chooses the port.
    #expect((1024...65_535).contains(Int(red[2]) ?? 0))
    #expect(red[3...4] == ["-", "-"])
    #expect(lines[0].contains("] \"GET /default.ida?N%u00=a HTTP/1.0\" 400 "))
    // The proxy says whom it speaks for, but not from which port.
    #expect(lines[1].hasPrefix("www.sample.test 192.0.2.7 0 - - ["))
  }

  @Test("shows the program by error documents what it refuses or does not find")
  func errorDocuments() throws {
    let server = try Self.start(pipesLog: false)
    for target in rewritten + refused + ["/.env"] {
      #expect(try server.get(target).hasSuffix("noted\n"), "\(target)")
    }
    #expect(try server.get("/index.html").hasPrefix("HTTP/1.1 200 "))
    let noted = server.written("noted", until: { $0.count == rewritten.count + refused.count + 1 })
    #expect(
      noted.map { $0.split(separator: " ")[1] } == (rewritten + refused + ["/.env"]).map { Substring($0) })
    #expect(Set(noted.map { $0.prefix { $0 != " " } }) == ["source-1", "400", "404"])
    #expect(noted.allSatisfy { $0.hasSuffix(" arguments=0") })
  }

  @Test("tells the program who is connected, so that a proxy's port is not taken for the client's")
  func peer() throws {
    let server = try Self.start(pipesLog: false)
    _ = try server.get("/scripts/root.exe", from: "192.0.2.7")
    _ = try server.get("/nothing", from: "192.0.2.7")
    let noted = server.written("noted", until: { $0.count == 2 })
    #expect(noted.allSatisfy { $0.contains(" peer=127.0.0.1 ") })
  }

  @Test(
    "does not run the program by its own URL",
    arguments: [
      "/worm-mailer.cgi", "/worm-mailer.cgi?--config+/etc/passwd", "/worm-mailer%2ecgi?x",
      "/worm-mailer.cgi/x",
    ])
  func ownURL(_ target: String) throws {
    let server = try Self.start()
    let answer = try server.get(target)
    #expect(answer.hasPrefix("HTTP/1.1 403 ") && !answer.contains("noted"))
  }

  @Test("finds no fault with the rules", arguments: [true, false])
  func syntax(_ pipesLog: Bool) throws {
    let server = try Self.start(pipesLog: pipesLog)
    let outcome = try server.checkConfiguration()
    #expect(outcome == Outcome(errors: "Syntax OK\n"))
  }
}
