import ProgramTesting
import SeededRandom
import Testing
@testable import Signatures

@Suite("Own signatures")
struct OwnSignaturesTests {
  private static let head = "[x]\ntitle = T\nexplanation = This is E.\nsource = S\n"

  @Test("are read and tried before the others")
  func reading() throws {
    let text = """
      # A comment: ä
      [wordpress-copy]
      title = Search for copies
      explanation = This request is for a copy = a file.\r
      source = https://example.org/
      path = */wp-config.php.bak
      path = */wp-config.php~

      [env-post]
        title=Env by POST
      explanation = This request is odd.
      source = S
      method = POST
      path = /.env
      query = *a=1*
      evidence = query
      mails = no
      """
    let own = try OwnSignatures.read(Array(text.utf8))
    let table = SignatureTable(own: own)
    func match(_ line: String) -> Match? { table.match(Request(line: line.utf8)) }
    #expect(own.map(\.name) == ["wordpress-copy", "env-post"])
    #expect(own.map(\.mails) == [true, false])
    #expect(own.first?.explanation == "This request is for a copy = a file.")
    #expect(match("GET /blog/wp-config.php%7e HTTP/1.1")?.signature.name == "wordpress-copy")
    #expect(match("POST /.env?a=1&b=2 HTTP/1.1")?.line == "POST /.env?a=1&b=2 HTTP/1.1")
    #expect(match("GET /.env?a=1&b=2 HTTP/1.1")?.signature.name == "env-file")
    #expect(match("GET /WP-CONFIG.PHP~ HTTP/1.1") == nil)
  }

  @Test("know header fields, and show them")
  func headers() throws {
    let text = Self.head + "agent = *evil\\*scanner*\nreferer = *x*\nevidence = header\n"
    let table = SignatureTable(own: try OwnSignatures.read(Array(text.utf8)))
    func line(_ agent: String, _ referer: String?) -> String? {
      table.match(
        Request(
          line: "GET / HTTP/1.1".utf8, agent: Array(agent.utf8), referer: referer.map { Array($0.utf8) }))?
        .line
    }
    #expect(line("an evil*scanner ä", "x") == "User-Agent: an%20evil*scanner%20%C3%A4")
    #expect(line("an evil*scanner", nil) == nil)
    #expect(line("an evilscanner", "x") == nil)
  }

  @Test("of Windows and raw ones are read as their servers do")
  func systems() throws {
    func matches(_ keys: String, _ line: String) throws -> Bool {
      let own = try OwnSignatures.read(Array((Self.head + keys).utf8))
      return SignatureTable(own: own).match(Request(line: line.utf8))?.signature.name == "x"
    }
    #expect(try matches("system = windows\npath = /Bad/File.asp", "GET /bad%5CFILE.asp"))
    #expect(try !matches("path = /Bad/File.asp", "GET /bad%5CFILE.asp"))
    #expect(try matches("system = raw\npath = */%2e%2e/*", "GET /a/%2E%2e/b"))
    #expect(try !matches("path = */%2e%2e/*", "GET /a/../b"))
  }

  @Test(
    "are refused with the line that is wrong",
    arguments: [
      ("x", "1: 'x' is neither '[NAME]' nor 'KEY = VALUE'"),
      ("a = b", "1: 'a' stands before the first '[NAME]'"),
      ("[X]", "1: '[X]' must be '[NAME]', up to 40 small letters, digits and hyphens"),
      ("[]", "1: '[]' must be '[NAME]', up to 40 small letters, digits and hyphens"),
      ("[a", "1: '[a' must be '[NAME]', up to 40 small letters, digits and hyphens"),
      ("[nimda]", "1: there is another signature with the name 'nimda'"),
      (head + "path = /ab\n[x]", "6: there is another signature with the name 'x'"),
      ("[x]\npaht = /a", "2: 'paht' is not a key of a signature"),
      ("[x]\npath =", "2: 'path' has no value"),
      ("[x]\npath = *", "2: '*' fits everything; leave 'path' out instead"),
      ("[x]\npath = /*/*", "2: '/*/*' fits everything; leave 'path' out instead"),
      ("[x]\npath = a", "2: 'a' must begin with '/' or '*'"),
      ("[x]\npath = /a?b", "2: '/a?b' has a '?', which is not in a path; what follows it goes into 'query'"),
      ("[x]\npath = /a\\q", "2: '/a\\q' has a backslash that is not '\\\\', '\\*' or '\\xHH'"),
      ("[x]\npath = /ä", "2: 'path = /ä' has other characters than ASCII has; write '\\xHH' in patterns"),
      ("[x]\nmethod = get", "2: 'get' is not a method such as 'POST'"),
      ("[x]\nmails = maybe", "2: 'maybe' is not one of 'yes', 'no'"),
      ("[x]\ntitle = a\ntitle = b", "3: 'title' stands twice in '[x]'"),
      ("[x]\npath = /ab", "1: '[x]' has no 'title'"),
      (head + "method = POST", "1: '[x]' has no 'path', 'query', 'agent' or 'referer'"),
      (head + "path = /ab\nevidence = header", "1: '[x]' shows a header, but has no 'agent' or 'referer'"),
      (head + "path = */index.*", "1: '[x]' fits ordinary requests, such as one for '/index.html'"),
      (head + "agent = *Mozilla*", "1: '[x]' fits ordinary requests, such as one for '/'"),
      (
        head + "system = windows\npath = *.PHP",
        "1: '[x]' fits ordinary requests, such as one for '/index.php'"
      ),
    ])
  func refused(text: String, message: String) {
    let problem = #expect(throws: OwnSignaturesProblem.self) { try OwnSignatures.read(Array(text.utf8)) }
    #expect(problem?.description(in: "f") == "f:\(message)")
  }

  @Test("are refused, or not, without harm, whatever the bytes")
  func hostile() {
    var random = SeededGenerator(seed: 3)
    let pieces = ["[", "]", "=", "\n", "path", "x", "*", "\\x4", " ", "\0", "title", "/", "#"]
    for _ in 0..<2000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        text += Array((pieces.randomElement(using: &random) ?? "").utf8)
        if Int.random(in: 0..<8, using: &random) == 0 {
          text.append(UInt8.random(in: 0...255, using: &random))
        }
      }
      _ = try? OwnSignatures.read(text)
    }
    #expect(throws: OwnSignaturesProblem.self) {
      try OwnSignatures.read([UInt8](repeating: 0x61, count: 1 << 20))
    }
  }
}
