import ProgramTesting
import RealServers
import ServerRules
import Testing

@Suite("The rules for web servers")
struct ServerRulesTests {
  @Test("name the program, the log and the user that they were given", arguments: ServerRules.Server.allCases)
  func names(_ server: ServerRules.Server) throws {
    let rules = try ServerRules(
      program: "/opt/mail/worm-mailer", cgi: "/opt/mail/cgi/worm-mailer.cgi", user: "web",
      log: "/srv/log/web.log")
    let text = rules.text(for: server)
    if server == .apache {
      #expect(text.contains("--reuid=web --regid=web --clear-groups /opt/mail/worm-mailer log\""))
      #expect(text.contains("ScriptAlias \"/worm-mailer.cgi\" \"/opt/mail/cgi/worm-mailer.cgi\""))
      #expect(text.contains("<Directory \"/opt/mail/cgi\">"))
    } else {
      #expect(text.contains("/opt/mail/worm-mailer log --follow /srv/log/web.log\n"))
    }
    #expect(!text.contains("/usr/bin/worm-mailer"))
  }

  @Test("use one source for each request", arguments: [true, false])
  func oneSource(_ pipesLog: Bool) throws {
    let text = try ServerRules(pipesLog: pipesLog).text(for: .apache)
    #expect(text.contains("\nGlobalLog ") == pipesLog)
    #expect(text.contains("\nErrorDocument ") != pipesLog)
  }

  @Test("have lines that an editor shows whole", arguments: ServerRules.Server.allCases)
  func width(_ server: ServerRules.Server) throws {
    let lines = try ServerRules().text(for: server).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    #expect(lines.filter { $0.count > 120 } == [])
    #expect(lines.filter { $0.last == " " } == [])
  }

  @Test(
    "refuse names that a server could read otherwise",
    arguments: [
      "worm-mailer", "", "/", "/usr/bin/", "/a b", "/a\"b", "/a\nUser root", "/a'b", "/a$b", "/a;b", "/a{b}",
      "/a%b",
      "/ä", "/a\u{0}b", "/a\\b", TestText("/" + String(repeating: "a", count: 2000)),
    ])
  func refusedPaths(_ text: TestText) {
    let path = text.text
    #expect(throws: NameProblem.path(path)) { try ServerRules(program: path) }
    #expect(throws: NameProblem.path(path)) { try ServerRules(cgi: path) }
    #expect(throws: NameProblem.path(path)) { try ServerRules(log: path) }
  }

  @Test(
    "refuse users that are none",
    arguments: ["", "-x", "a b", "www-data\n", "a/b", String(repeating: "a", count: 33)])
  func refusedUsers(_ user: String) {
    #expect(throws: NameProblem.user(user)) { try ServerRules(user: user) }
  }
}
