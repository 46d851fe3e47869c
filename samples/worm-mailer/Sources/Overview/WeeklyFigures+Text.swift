import Reporting

extension WeeklyFigures {
  /// The page as plain text of at most 80 columns, fit to be mailed.
  public var text: String {
    let wrapping = Wrapping(width: 78)
    var text = "worm-mailer on \(shown(host))\n\(period)\n\n"
    for notice in notices { text += wrapping.paragraph(notice) + "\n" }
    text += wrapping.paragraph(summary) + "\n"
    if !days.isEmpty { text += dayLines + "\n" }
    for table in tables { text += Self.lines(of: table) + "\n" }
    return Self.folded(text)
  }

  /// The week in a sentence or two.
  var summary: String {
    func number(_ count: Int, _ one: String, _ several: String) -> String {
      count == 1 ? "1 \(one)" : "\(count) \(several)"
    }
    var sentence = "\(number(attacks, "attack", "attacks")), \(number(mails.sent, "mail", "mails")) sent, "
    sentence += "\(mails.bounced) bounced. "
    sentence += "\(number(quiet.count, "network", "networks")) stopped after a report. "
    return sentence + "\(number(suppressions, "entry", "entries")) in the list of those who get no mails."
  }

  private var dayLines: String {
    let greatest = max(1, days.map(\.attacks).max() ?? 1)
    let lines = days.map { day in
      let bar = Self.bar(day.attacks, of: greatest, width: 40)
      let numbers = "\(day.attacks.right(in: 9))  \(day.mails.right(in: 7))"
      return "\(Self.day(day.start))  \(numbers)  \(bar)".trimmedRight + "\n"
    }
    return "\("Day".left(in: 10))  \("Attacks".right(in: 9))  \("Mails".right(in: 7))\n" + lines.joined()
  }

  private static func lines(of table: Table) -> String {
    var text = "\(table.title)\n"
    for row in table.rows {
      let count = table.heading.count.isEmpty ? "" : row.count.right(in: 8) + "  "
      let first = "  " + count + row.name
      let isShort = max(first.count, 36) + 2 + row.note.count <= 80
      if row.note.isEmpty {
        text += first + "\n"
      } else if isShort {
        text += first.left(in: 36) + "  " + row.note + "\n"
      } else {
        text += first + "\n" + String(repeating: " ", count: 4 + count.count) + row.note + "\n"
      }
    }
    return text + (table.more > 0 ? "  and \(table.more) more\n" : "")
  }

  /// Lines in pieces of at most 80 columns: names may be longer than any line, and have no blanks.
  private static func folded(_ text: String) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = line
      while rest.count > 80 {
        result += rest.prefix(80) + "\n"
        rest = rest.dropFirst(80)
      }
      result += rest + "\n"
    }
    return String(result.dropLast())
  }

  /// As many marks as a share of the greatest number is of the width, at least one for anything.
  private static func bar(_ count: Int, of greatest: Int, width: Int) -> String {
    let share = Double(max(0, count)) / Double(greatest)
    return String(repeating: "#", count: count <= 0 ? 0 : max(1, Int(share * Double(width))))
  }
}

extension CustomStringConvertible {
  /// The text with blanks before it, at the right of a column.
  fileprivate func right(in width: Int) -> String {
    String(repeating: " ", count: max(0, width - description.count)) + description
  }
}

extension String {
  /// The text with blanks behind it, at the left of a column.
  fileprivate func left(in width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// Without blanks at its end.
  fileprivate var trimmedRight: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
