import Foundation
import Overview
import ProgramTesting
import Testing

@Suite("The weekly page")
struct WeeklyPageTests {
  @Test("is a text of at most 80 columns")
  func text() {
    let text = WeeklyFigures.example.text
    #expect(
      text.hasPrefix(
        """
        worm-mailer on web.reporter.example
        2026-02-23 to 2026-03-01 (UTC)

        241 attacks, 20 mails sent, 4 bounced. 2 networks stopped after a report. 17
        entries in the list of those who get no mails.

        Day           Attacks    Mails
        2026-02-23         12        2  ###
        2026-02-24         40        3  ############
        2026-02-25          7        1  ##
        2026-02-26          0        0
        2026-02-27        128        9  ########################################
        2026-02-28         33        3  ##########
        2026-03-01         21        2  ######

        Signatures
               121  dot-env
                64  nimda
                31  phpunit-eval-stdin
                14  code-red-ii
                11  log4shell

        """))
    #expect(
      text.contains(
        """
        Refusals
                 3  5.1.1                     no such mailbox
                 1  4.2.2                     the mailbox is full, for the time being
                 1  5.9.9

        Desks that want a form
          postmaster@victim.example
            https://abuse.victim.example/report?lang=en

        """))
  }

  @Test("says first what keeps mails from being sent")
  func notices() {
    var week = WeeklyFigures.example
    week.isDryRun = true
    week.pause = "12 % of the mails bounced"
    #expect(
      week.text.contains("\n\nNo mails are sent at present: 12 % of the mails bounced.\n\nThis is a dry run"))
    #expect(
      week.html.contains("<p class=\"notice\">No mails are sent at present: 12 % of the mails bounced.</p>"))
  }

  @Test("shows a week in which nothing happened")
  func empty() {
    let week = WeeklyFigures(host: "h.example", from: WeeklyFigures.monday, until: WeeklyFigures.monday + 1)
    #expect(
      week.text == """
        worm-mailer on h.example
        2026-02-23 to 2026-02-23 (UTC)

        0 attacks, 0 mails sent, 0 bounced. 0 networks stopped after a report. 0
        entries in the list of those who get no mails.


        """)
    #expect(!week.html.contains("<table") && !week.html.contains("<svg"))
  }

  @Test("holds whatever names are in it")
  func hostile() throws {
    let text = WeeklyFigures.hostile.text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(!text.contains("\u{202E}"))
    let html = WeeklyFigures.hostile.html
    #expect(!html.contains("<script") && !html.contains("href") && !html.contains("\u{202E}"))
    #expect(html.utf8.count < 400_000, "of 500 rows 20 are shown")
    _ = try JSONSerialization.jsonObject(with: Data(WeeklyFigures.hostile.json.utf8))
  }

  @Test("is HTML that needs nothing from anywhere")
  func selfContained() {
    let html = WeeklyFigures.example.html
    for part in ["<script", "src=", "href=", "url(", "@import", "<link", "<iframe"] {
      #expect(!html.contains(part))
    }
    #expect(html.contains("default-src 'none'; style-src 'unsafe-inline'"))
    #expect(html.contains("prefers-color-scheme: dark") && html.contains("@media print"))
  }

  /// Complains about an element that is not closed, or not open.
  private static let parser = """
    import html.parser, sys
    class Parser(html.parser.HTMLParser):
        open = []
        def handle_starttag(self, tag, attributes):
            if tag not in ("meta",):
                self.open.append(tag)
        def handle_startendtag(self, tag, attributes):
            pass
        def handle_endtag(self, tag):
            if self.open.pop() != tag:
                sys.exit("</%s> at %s:%s" % (tag, *self.getpos()))
    parser = Parser()
    parser.feed(open("page.html", encoding="utf-8").read())
    sys.exit(" ".join(parser.open) or 0)
    """

  @Test(
    "has elements that are closed in their order",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
      "python3 is not installed (package python3)"),
    arguments: [false, true])
  func wellFormed(isHostile: Bool) throws {
    let week = isHostile ? WeeklyFigures.hostile : WeeklyFigures.example
    let scratch = try Scratch()
    try scratch.file("page.html", week.html)
    try scratch.file("parse.py", Self.parser)
    #expect(try Running(["/usr/bin/python3", "parse.py"], in: scratch.path).finish() == Outcome())
  }

  @Test("is JSON for programs")
  func json() throws {
    let object = try JSONSerialization.jsonObject(with: Data(WeeklyFigures.example.json.utf8))
    let week = try #require(object as? [String: Any])
    #expect(week["attacks"] as? Int == 241)
    #expect(week["from"] as? String == "2026-02-23T00:00:00Z")
    #expect((week["days"] as? [[String: Any]])?.count == 7)
    #expect((week["mails"] as? [String: Int])?["given_up"] == 1)
    #expect((week["addresses"] as? [[String: Any]])?.last?["domain"] is NSNull)
  }
}
