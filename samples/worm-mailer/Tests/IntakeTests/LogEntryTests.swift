import Addresses
import ProgramTesting
import SeededRandom
import Signatures
import Testing
@testable import Intake

@Suite("Lines of a log")
struct LogEntryTests {
  /// What a line says, on one line.
  private func summary(_ line: String) throws -> String {
    let entry = try LogEntry(line: Array(line.utf8))
    let parts: [String?] = [
      entry.format.rawValue, entry.address?.description, entry.port.map { String($0) },
      entry.time.map { String($0) }, entry.status.map { String($0) }, entry.host,
      String(decoding: entry.request.method, as: UTF8.self),
      String(decoding: entry.request.target, as: UTF8.self),
      String(decoding: entry.request.version, as: UTF8.self),
      entry.request.agent.map { String(decoding: $0, as: UTF8.self) },
      entry.request.referer.map { String(decoding: $0, as: UTF8.self) },
    ]
    return parts.map { $0 ?? "nil" }.joined(separator: "|")
  }

  private static let time = "[10/Oct/2000:13:55:36 -0700]"

  @Test(
    "are read in the formats of Apache, nginx and Traefik",
    arguments: [
      (
        #"192.0.2.7 - frank \#(time) "GET /a.gif HTTP/1.0" 200 2326"#,
        "common|192.0.2.7|nil|971211336|200|nil|GET|/a.gif|HTTP/1.0|nil|nil"
      ),
      (
        #"192.0.2.7 - - \#(time) "GET /a HTTP/1.0" 200 2326 "http://r.example/" "Mozilla/4.08 [en] \"x\"""#,
        #"combined|192.0.2.7|nil|971211336|200|nil|GET|/a|HTTP/1.0|Mozilla/4.08 [en] "x"|http://r.example/"#
      ),
      (
        #"www.example.org:80 192.0.2.7 - - \#(time) "GET /a HTTP/1.0" 404 1 "-" "-""#,
        "vhost_combined|192.0.2.7|nil|971211336|404|www.example.org|GET|/a|HTTP/1.0|nil|nil"
      ),
      (
        #"www.example.org 2001:db8::7 41234 - - \#(time) "GET /a HTTP/1.1" 404 - "-" "curl/8""#,
        "worm_mailer|2001:db8::7|41234|971211336|404|www.example.org|GET|/a|HTTP/1.1|curl/8|nil"
      ),
      (
        #"- 192.0.2.7 1 - a b [c] \#(time) "-" 408 - "-" "-""#,
        "worm_mailer|192.0.2.7|1|971211336|408|nil||-||nil|nil"
      ),
      // As nginx 1.22 and Apache 2.4.71 have written them.
      (
        #" 192.0.2.7 42248 - - \#(time) "GET /default.ida?NN%u9090=a  HTTP/1.0" 400 157 "-" "-""#,
        "worm_mailer|192.0.2.7|42248|971211336|400|nil|GET|/default.ida?NN%u9090=a|HTTP/1.0|nil|nil"
      ),
      (
        #"y 192.0.2.7 42268 - x [01/Jan/2020 \#(time) "GET /.env HTTP/1.1" 404 153 "http://r/\x22" "a\x22b\x5Cc""#,
        #"worm_mailer|192.0.2.7|42268|971211336|404|y|GET|/.env|HTTP/1.1|a"b\c|http://r/""#
      ),
      (
        #"::1 192.0.2.7 45052 - - \#(time) "GET http://u:XXXXXXXX@evil HTTP/1.0" 400 266 "-" "-""#,
        "worm_mailer|192.0.2.7|45052|971211336|400|::1|GET|http://u:XXXXXXXX@evil|HTTP/1.0|nil|nil"
      ),
      (
        #"192.0.2.7 - - \#(time) "\x16\x03\x01" 400 157 "-" "-""#,
        "combined|192.0.2.7|nil|971211336|400|nil||\u{16}\u{3}\u{1}||nil|nil"
      ),
      (
        #"192.0.2.1 192.0.2.7 80 - - \#(time) "GET / HTTP/1.1" 200 1 "-" "-""#,
        "worm_mailer|192.0.2.7|80|971211336|200|192.0.2.1|GET|/|HTTP/1.1|nil|nil"
      ),
      (
        #"192.0.2.7 - - \#(time) "GET /x HTTP/1.1" 404 19 "-" "curl" 12 "web@file" "http://10.0.0.1:80" 3ms"#,
        "combined|192.0.2.7|nil|971211336|404|nil|GET|/x|HTTP/1.1|curl|nil"
      ),
      (#"fe80::1%eth0 - - \#(time) "GET /x" 404 19"#, "common|fe80::1|nil|971211336|404|nil|GET|/x||nil|nil"),
      (
        #"[2001:db8::1]:80 192.0.2.7 - - \#(time) "GET /x HTTP/1.0" 404 19 "-" "-""#,
        "vhost_combined|192.0.2.7|nil|971211336|404|2001:db8::1|GET|/x|HTTP/1.0|nil|nil"
      ),
      (
        #"192.0.2.7 - a\"b \#(time) "GET /x HTTP/1.0" 404 19"#,
        "common|192.0.2.7|nil|971211336|404|nil|GET|/x|HTTP/1.0|nil|nil"
      ),
      (
        #"192.0.2.7 - - [bad time] "GET /x HTTP/1.0" 404 19"#,
        "common|192.0.2.7|nil|nil|404|nil|GET|/x|HTTP/1.0|nil|nil"
      ),
      (
        #"192.0.2.7 - - \#(time) "GET /cut off"#,
        "common|192.0.2.7|nil|971211336|nil|nil|GET|/cut off||nil|nil"
      ),
      (
        #"  192.0.2.7 - - \#(time) "" 400 0 "-" "-"  "#, "combined|192.0.2.7|nil|971211336|400|nil||||nil|nil"
      ),
    ])
  func texts(line: String, expected: String) throws {
    #expect(try summary(line) == expected)
  }

  @Test(
    "are read in the formats of Caddy and Traefik in JSON",
    arguments: [
      (
        #"{"level":"info","ts":1646861401.5241024,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"192.0.2.7","remote_port":"41342","client_ip":"192.0.2.7","proto":"HTTP/2.0","method":"GET","host":"localhost:443","uri":"/.env?x=%41","headers":{"User-Agent":["curl/7.82.0"],"Referer":["r"],"Accept":["*/*"]},"tls":{"resumed":false}},"bytes_read":0,"user_id":"","duration":0.000929675,"size":10900,"status":404,"resp_headers":{"Server":["Caddy"]}}"#,
        "caddy|192.0.2.7|41342|1646861401|404|localhost|GET|/.env?x=%41|HTTP/2.0|curl/7.82.0|r"
      ),
      (
        #"{"ts":1646861401,"request":{"remote_ip":"10.0.0.1","remote_port":"41342","client_ip":"192.0.2.7","proto":"HTTP/1.1","method":"GET","host":"a.example","uri":"/","headers":{"X-Forwarded-For":["203.0.113.1, 192.0.2.7"]}},"status":200}"#,
        "caddy|192.0.2.7|nil|1646861401|200|a.example|GET|/|HTTP/1.1|nil|nil"
      ),
      (
        #"{"ts":"2022-03-09T21:30:01.524Z","request":{"remote_addr":"[2001:db8::7]:41342","proto":"HTTP/1.1","method":"GET","host":"a.example","uri":"/"},"status":"200"}"#,
        "caddy|2001:db8::7|41342|1646861401|200|a.example|GET|/|HTTP/1.1|nil|nil"
      ),
      (
        #"{"ts":1e300,"request":{"remote_ip":7,"remote_port":1e99,"headers":3,"uri":["x"]},"status":1e18}"#,
        "caddy|nil|nil|nil|nil|nil||||nil|nil"
      ),
      (
        #"{"ClientAddr":"192.0.2.7:41342","ClientHost":"192.0.2.7","ClientPort":"41342","DownstreamStatus":404,"RequestHost":"A.example","RequestMethod":"GET","RequestPath":"/.env?a","RequestProtocol":"HTTP/1.1","StartUTC":"2022-03-09T21:30:01.524102399Z","time":"2022-03-09T22:30:01+01:00","request_User-Agent":"curl","request_Referer":"r"}"#,
        "traefik|192.0.2.7|41342|1646861401|404|a.example|GET|/.env?a|HTTP/1.1|curl|r"
      ),
      (
        #"{"ClientAddr":"10.0.0.1:41342","ClientHost":"192.0.2.7","RequestPath":"/","time":"2022-03-09T22:30:01+01:00"}"#,
        "traefik|192.0.2.7|nil|1646861401|nil|nil||/||nil|nil"
      ),
      (
        #"{"ClientAddr":"10.0.0.1:41342","ClientHost":"192.0.2.7, 203.0.113.1","RequestPath":"/"}"#,
        "traefik|nil|nil|nil|nil|nil||/||nil|nil"
      ),
    ])
  func json(line: String, expected: String) throws { #expect(try summary(line) == expected) }

  @Test(
    "have the bytes that servers escape",
    arguments: [
      (#"/..\xc1\x9c.."#, [0x2F, 0x2E, 0x2E, 0xC1, 0x9C, 0x2E, 0x2E]),
      (#"\"\\\t\n\x22\x5C"#, [0x22, 0x5C, 9, 10, 0x22, 0x5C]),
      (#"\x4"#, Array(#"\x4"#.utf8)), (#"\x+1"#, Array(#"\x+1"#.utf8)), (#"\q\"#, Array(#"\q\"#.utf8)),
      (#"\x00\xfF"#, [0, 255]),
    ] as [(String, [UInt8])])
  func escapes(text: String, bytes: [UInt8]) {
    #expect(TextLogLine.unescaped(Array(text.utf8)[...]) == bytes)
  }

  @Test(
    "say whether a page led a browser to the request",
    arguments: [
      #"www.example.org 192.0.2.7 1 - - \#(time) "GET / HTTP/1.1" 404 1 "-" "a" "cross-site""#,
      #"{"request":{"remote_ip":"192.0.2.7","headers":{"Sec-Fetch-Site":["cross-site"]}}}"#,
      #"{"RequestPath":"/","request_Sec-Fetch-Site":"cross-site"}"#,
    ])
  func fetchSite(line: String) throws {
    #expect(try LogEntry(line: Array(line.utf8)).request.fetchSite == Array("cross-site".utf8))
  }

  @Test("give a request that a signature knows")
  func signature() throws {
    let line =
      #"192.0.2.7 - - \#(Self.time) "GET /scripts/..\xc1\x9c../winnt/system32/cmd.exe?/c+dir HTTP/1.0" 404 1"#
    let match = SignatureTable().match(try LogEntry(line: Array(line.utf8)).request)
    #expect(match?.line == "GET /scripts/..%C1%9C../winnt/system32/cmd.exe?/c+dir HTTP/1.0")
  }

  private static let written =
    "'client_ip' 192.0.2.7 is not what the proxy has added to X-Forwarded-For; the client may have written it"

  @Test(
    "without the client's address say why",
    arguments: [
      (
        #"client.example - - \#(time) "GET / HTTP/1.0" 200 1"#,
        "'client.example' is not an IP address; the server has to log addresses"
      ),
      (
        #"www.example.org:80 client.example - - \#(time) "GET / HTTP/1.0" 200 1"#,
        "'client.example' is not an IP address; the server has to log addresses"
      ),
      (
        #"x 198.51.100.1 1 192.0.2.7 41234 - - \#(time) "GET / HTTP/1.0" 200 1 "-" "-""#,
        "the line has more than one address, and which is the client's is not certain"
      ),
      (
        #"x:1 198.51.100.1 192.0.2.7 - - \#(time) "GET / HTTP/1.0" 200 1 "-" "-""#,
        "the line has more than one address, and which is the client's is not certain"
      ),
      (
        #"192.0.2.7, 203.0.113.1 - - \#(time) "GET / HTTP/1.0" 200 1"#,
        "'192.0.2.7,' is not an IP address; the server has to log addresses"
      ),
      (#"{"request":{"remote_ip":"@"}}"#, "'@' is not the IP address of one client"),
      (#"{"request":{"remote_ip":"10.0.0.1","client_ip":"192.0.2.7"}}"#, written),
      (
        #"{"request":{"remote_ip":"10.0.0.1","client_ip":"192.0.2.7","headers":{"X-Forwarded-For":["192.0.2.7, 203.0.113.1"]}}}"#,
        written
      ),
      (
        #"{"request":{"remote_ip":"10.0.0.1","client_ip":"192.0.2.7","headers":{"X-Forwarded-For":["192.0.2.7","203.0.113.1"]}}}"#,
        written
      ),
      (
        #"{"request":{"remote_ip":"10.0.0.1","client_ip":"192.0.2.7","headers":{"X-Forwarded-For":["192.0.2.7,"]}}}"#,
        written
      ),
    ])
  func remarks(line: String, remark: String) throws {
    let entry = try LogEntry(line: Array(line.utf8))
    #expect(entry.address == nil && entry.port == nil && entry.remark == remark)
  }

  @Test(
    "are refused where they are nothing",
    arguments: [
      "", " \r", "x", #""GET / HTTP/1.0""#, #"a b "GET / HTTP/1.0" 200"#, #"a [x] "GET /""#, "{", "{}",
      #"{"request":1}"#,
      #"{"level":"info","msg":"started"}"#, "[]", #"a b c [x] y "GET /""#,
      TestText(String(repeating: "[", count: 60_000)),
      TestText(String(repeating: "{\"request\":", count: 6000)),
    ])
  func refused(line: TestText) {
    #expect(throws: LogLineProblem.self) { try LogEntry(line: Array(line.text.utf8)) }
  }

  @Test(
    "tell a time that cannot be read from none at all",
    arguments: [
      (#"192.0.2.7 - - [01/Jan/2020 00:00:00] "GET / HTTP/1.0" 404 1"#, nil, true),
      (#"192.0.2.7 - - [31/Feb/2024:00:00:00 +0000] "GET / HTTP/1.0" 404 1"#, nil, true),
      (#"192.0.2.7 - - [] "GET / HTTP/1.0" 404 1"#, nil, true),
      (#"192.0.2.7 - - \#(time) "GET / HTTP/1.0" 404 1"#, 971_211_336, false),
      (#"{"request":{}}"#, nil, false), (#"{"ts":null,"request":{}}"#, nil, false),
      (#"{"ts":[1],"request":{}}"#, nil, true), (#"{"ts":-1,"request":{}}"#, nil, true),
      // The forms of Caddy's time_format.
      (#"{"ts":1646861401.524,"request":{}}"#, 1_646_861_401, false),
      (#"{"ts":1646861401524.1,"request":{}}"#, 1_646_861_401, false),
      (#"{"ts":1646861401524102399,"request":{}}"#, 1_646_861_401, false),
      (#"{"ts":"2022-03-09T22:30:01.524+0100","request":{}}"#, 1_646_861_401, false),
      (#"{"ts":"2022-03-09T21:30:01.524102399Z","request":{}}"#, 1_646_861_401, false),
      (#"{"ts":"09/Mar/2022:22:30:01 +0100","request":{}}"#, 1_646_861_401, false),
      (#"{"ts":"2020/01/01 10:00:00","request":{}}"#, nil, true),
      (#"{"ts":"2020/01/01 10:00:00.524","request":{}}"#, nil, true),
      (#"{"RequestPath":"/"}"#, nil, false), (#"{"RequestPath":"/","time":"now"}"#, nil, true),
    ] as [(String, Int64?, Bool)])
  func times(line: String, time: Int64?, isUnreadable: Bool) throws {
    let entry = try LogEntry(line: Array(line.utf8))
    #expect(entry.time == time && entry.timeIsUnreadable == isUnreadable)
  }

  @Test("do no harm, whatever they are made of")
  func hostile() {
    var random = SeededGenerator(seed: 5)
    let lines = [
      #"www.example.org 2001:db8::7 41234 - - \#(Self.time) "GET /a HTTP/1.1" 404 - "-" "curl/8""#,
      #"192.0.2.7 - - \#(Self.time) "GET /a\x41 HTTP/1.1" 404 - "-" "a\"b\\""#,
      #"{"ts":1646861401.52,"request":{"remote_ip":"192.0.2.7","remote_port":"41342","uri":"/a\u0000"},"status":404}"#,
      #"{"ClientAddr":"[::1]:1","ClientHost":"::1","RequestPath":"/\ud83d","StartUTC":"2022-03-09T21:30:01Z"}"#,
    ].map { Array($0.utf8) }
    var read = 0
    for round in 0..<8000 {
      var line = lines[round % lines.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) where !line.isEmpty {
        let place = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: line[place] = UInt8.random(in: 0...255, using: &random)
        case 1: line.remove(at: place)
        case 2: line.insert(contentsOf: line[place...].prefix(20), at: place)
        default: line = Array(line.prefix(place + 1))
        }
      }
      if let entry = try? LogEntry(line: line) {
        read += 1
        #expect(entry.clientText.utf8.allSatisfy { $0 >= 0x20 } && entry.clientText.utf8.count <= 500)
      }
    }
    // How many there are depends on how the standard library makes numbers of a generator.
    #expect(read > 1000)
  }
}

@Suite("Times in logs")
struct LogTimeTests {
  @Test(
    "are seconds since 1970",
    arguments: [
      ("01/Jan/1970:00:00:00 +0000", 0), ("29/Feb/2024:12:00:00 +0100", 1_709_204_400),
      ("31/Dec/2026:23:59:60 -0130", 1_798_767_000), ("01/jan/1970:00:00:00 +0100", -3600),
      ("1/Jan/1970:00:00:00 +0000", nil), ("01/Foo/1970:00:00:00 +0000", nil),
      ("01/Jan/1969:00:00:00 +0000", nil),
      ("01/Jan/1970:24:00:00 +0000", nil), ("00/Jan/1970:00:00:00 +0000", nil),
      ("01/Jan/1970:00:00:00 *0000", nil),
      ("01/Jan/1970:00:00:00 +00:0", nil), ("", nil), ("99/Jan/9999:00:00:00 +0000", nil),
      ("31/Feb/2024:00:00:00 +0000", nil), ("29/Feb/2023:00:00:00 +0000", nil),
      ("31/Apr/2024:00:00:00 +0000", nil),
      ("29/Feb/2100:00:00:00 +0000", nil), ("29/Feb/2000:00:00:00 +0000", 951_782_400),
    ] as [(String, Int64?)])
  func common(text: String, time: Int64?) { #expect(LogTime.common(Array(text.utf8)[...]) == time) }

  @Test(
    "may be in RFC 3339's form",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2022-03-09T21:30:01.524102399Z", 1_646_861_401),
      ("2022-03-09 22:30:01+01:00", 1_646_861_401),
      ("2022-03-09T22:30:01.+0100", 1_646_861_401), ("2022-03-09T22:30:01", nil),
      ("2022-03-09T22:30:01.1", nil),
      ("2022-13-09T22:30:01Z", nil), ("", nil), ("2022-03-09T22:30:01Zx", nil),
    ] as [(String, Int64?)])
  func rfc3339(text: String, time: Int64?) { #expect(LogTime.rfc3339(text) == time) }
}
