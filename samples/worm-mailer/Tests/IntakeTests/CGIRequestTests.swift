import Addresses
import Intake
import ProgramTesting
import Signatures
import Testing

@Suite("A CGI request")
struct CGIRequestTests {
  private func request(_ variables: [String: String]) -> CGIRequest {
    CGIRequest { name in variables[name].map { Array($0.utf8) } }
  }

  @Test("has what the server says")
  func whole() {
    let request = request([
      "REMOTE_ADDR": "192.0.2.7", "REMOTE_PORT": "34873", "REQUEST_URI": "/scripts/root.exe?/c+dir",
      "REQUEST_METHOD": "GET", "SERVER_PROTOCOL": "HTTP/1.0", "HTTP_HOST": "WWW.Example.org:8080",
      "HTTP_USER_AGENT": "a b", "HTTP_REFERER": "c", "REDIRECT_STATUS": "404",
      "HTTP_SEC_FETCH_SITE": "d",
    ])
    #expect(request.address?.description == "192.0.2.7" && request.port == 34873 && request.status == 404)
    #expect(request.host == "www.example.org" && request.remarks == [])
    #expect(
      request.request
        == Request(
          line: "GET /scripts/root.exe?/c+dir HTTP/1.0".utf8, agent: Array("a b".utf8), referer: [0x63],
          fetchSite: [0x64]))
  }

  @Test("keeps bytes that are not UTF-8")
  func rawBytes() {
    let target: [UInt8] = [0x2F, 0x2E, 0x2E, 0xC1, 0x9C, 0x2E, 0x2E]
    let request = CGIRequest { $0 == "REQUEST_URI" ? target : nil }
    #expect(request.request.target == target)
  }

  @Test(
    "does not take a proxy's port for the client's",
    arguments: [("192.0.2.7", 34873), ("127.0.0.1", nil), ("", nil)] as [(String, UInt16?)])
  func proxy(peer: String, port: UInt16?) {
    let request = request([
      "REMOTE_ADDR": "192.0.2.7", "REMOTE_PORT": "34873", "WORM_MAILER_PEER": peer, "REQUEST_URI": "/",
    ])
    #expect(request.address?.description == "192.0.2.7" && request.port == port)
  }

  @Test(
    "says so when the client's address is odd, or missing",
    arguments: [
      ("::ffff:192.0.2.7", "192.0.2.7", "REMOTE_ADDR '::ffff:192.0.2.7' was taken for 192.0.2.7"),
      ("fe80::1%eth0", "fe80::1", "REMOTE_ADDR 'fe80::1%eth0' was taken for fe80::1"),
      ("[2001:db8::7]", "2001:db8::7", "REMOTE_ADDR '[2001:db8::7]' was taken for 2001:db8::7"),
      ("2001:db8::7", "2001:db8::7", nil),
      ("", nil, "REMOTE_ADDR is missing: it is not known who asks"),
      ("unix:", nil, "REMOTE_ADDR 'unix:' is not an IP address: it is not known who asks"),
      (
        "192.0.2.7\r\nx", nil, "REMOTE_ADDR '192.0.2.7\\r\\nx' is not an IP address: it is not known who asks"
      ),
      (
        "192.0.2.7, 10.0.0.1", nil,
        "REMOTE_ADDR '192.0.2.7, 10.0.0.1' is not an IP address: it is not known who asks"
      ),
    ] as [(String, String?, String?)])
  func client(text: String, address: String?, remark: String?) {
    let request = request(["REMOTE_ADDR": text, "REQUEST_URI": "/"])
    #expect(request.address?.description == address && request.remarks.first == remark)
  }

  @Test("falls back to what was there before a redirection, and says so when that is missing, too")
  func targets() {
    func target(_ variables: [String: String]) -> String {
      String(decoding: request(variables).request.target, as: UTF8.self)
    }
    #expect(target(["REDIRECT_URL": "/a", "REDIRECT_QUERY_STRING": "b"]) == "/a?b")
    #expect(target(["REDIRECT_URI": "/a"]) == "/a")
    #expect(target(["REQUEST_URI": "/c", "REDIRECT_URL": "/a"]) == "/c")
    let remarks = request(["REMOTE_ADDR": "192.0.2.7"]).remarks
    #expect(remarks == ["REQUEST_URI is missing: it is not known what was asked for"])
  }

  @Test(
    "has no port that is not one",
    arguments: ["", "0", "0x10", "65536", "-1", "+1", " 1", "99999999999999999999"])
  func ports(port: String) { #expect(request(["REMOTE_PORT": port]).port == nil) }

  @Test("is read from the environment of the process")
  func environment() { #expect(CGIRequest.current().remarks.count == 2) }
}

@Suite("Host names")
struct HostNameTests {
  @Test(
    "are cleaned, or refused",
    arguments: [
      ("Example.ORG", "example.org"), ("example.org:80", "example.org"), ("example.org.", "example.org"),
      ("192.0.2.7:8080", "192.0.2.7"), ("[2001:DB8::7]:80", "2001:db8::7"), ("2001:db8::7", "2001:db8::7"),
      ("a_b.example", "a_b.example"), ("localhost", "localhost"),
      ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
      ("-", nil), ("_", nil), ("", nil), (":80", nil), ("a..b", nil), ("a b", nil), ("a\r\nb", nil),
      ("ä.example", nil), ("\u{212A}.example", nil),
      ("a:b", nil), ("a:99999", nil), ("[::1", nil), ("[::1]x", nil), ("a/b", nil), ("<script>", nil),
      (".", nil),
      (TestText(String(repeating: "a", count: 64)), nil),
      (TestText(String(repeating: "a.", count: 126) + "a"), String(repeating: "a.", count: 126) + "a"),
      (TestText(String(repeating: "a.", count: 128)), nil),
      (TestText(String(repeating: "a", count: 5000)), nil),
    ] as [(TestText, String?)])
  func cleaning(text: TestText, expected: String?) {
    #expect(HostName.cleaned(Array(text.text.utf8)) == expected)
  }
}
