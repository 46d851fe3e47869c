import Commands
import Sequencing

/// README's table of the programs, in Markdown.
enum ProgramTable {
  static var text: String {
    var rows: [(purpose: String, names: [String])] = []
    for group in commandGroups {
      let names = group.commands.map { "`\($0.name)`" }
      if let last = rows.last, last.purpose == group.purpose {
        rows[rows.count - 1].names += names
      } else {
        rows.append((group.purpose, names))
      }
    }
    let lines = rows.map { "| \($0.purpose) | \($0.names.joined(separator: " ")) |" }
    return (["| for | programs |", "|---|---|"] + lines).joined(separator: "\n") + "\n"
  }
}
