import Reporting

extension WeeklyFigures {
  /// The page as HTML that needs nothing else: no script, no font, no picture from anywhere.
  public var html: String {
    let name = shown(host).escapedForHTML
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Attacks on \(name), \(Self.day(from))</title>
      <style>
      \(PageStyle.sheet)</style>
      </head>
      <body>
      <main>
      <header>
      <h1>Attacks on \(name)</h1>
      <p class="sub">\(period)</p>
      \(notices.map { "<p class=\"notice\">\($0.escapedForHTML)</p>\n" }.joined())<ul class="tiles">\(tiles)</ul>
      </header>
      \(DayChart(days).html)<div class="tables">
      \(tables.map { html(of: $0) }.joined())</div>
      <footer>
      <p>Made by worm-mailer. Attacks are counted by address; times are in UTC.</p>
      </footer>
      </main>
      </body>
      </html>

      """
  }

  private var tiles: String {
    let tiles = [
      (attacks, "attacks", "plain"), (mails.sent, "mails sent", "plain"),
      (quiet.count, "networks stopped", quiet.isEmpty ? "plain" : "good"),
      (mails.bounced, "bounced", mails.bounced == 0 ? "plain" : "bad"),
      (suppressions, "get no mails", "plain"),
    ]
    return tiles.map { "<li class=\"\($2)\"><b>\($0)</b> \($1)</li>" }.joined()
  }

  private func html(of table: Table) -> String {
    let hasCounts = !table.heading.count.isEmpty
    let hasNotes = table.rows.contains { !$0.note.isEmpty }
    var text = "<section>\n<h2>\(table.title.escapedForHTML)</h2>\n"
    text += "<table\(hasNotes ? " class=\"noted\"" : "")>\n<thead><tr>"
    text += "<th scope=\"col\">\(table.heading.name)</th>"
    if hasCounts { text += "<th scope=\"col\" class=\"number\">\(table.heading.count)</th>" }
    if hasNotes { text += "<th scope=\"col\">\(table.heading.note)</th>" }
    text += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      text += "<tr><th scope=\"row\">\(row.name.escapedForHTML)"
      if hasCounts { text += bar(row.count, of: table.greatest) }
      text += "</th>"
      if hasCounts { text += "<td class=\"number\">\(row.count)</td>" }
      if hasNotes { text += "<td>\(row.note.escapedForHTML)</td>" }
      text += "</tr>\n"
    }
    text += "</tbody>\n</table>\n"
    if table.more > 0 { text += "<p class=\"more\">and \(table.more) more</p>\n" }
    return text + "</section>\n"
  }

  /// A line under a name, as long as its share of the greatest number.
  private func bar(_ count: Int, of greatest: Int) -> String {
    let width = count <= 0 ? 0 : max(1, Int(Double(count) / Double(greatest) * 100))
    return "<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      + "<rect class=\"track\" width=\"100\" height=\"4\"/><rect width=\"\(width)\" height=\"4\"/></svg>"
  }
}
