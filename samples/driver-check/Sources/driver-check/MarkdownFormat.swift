import Reporting
import Verdicts

extension Report {
  /// For a wiki page or an issue: the table as GitHub's Markdown has it, in the order of the model file.
  var markdown: String {
    var text = "# \(Self.escaped(title))\n\n\(Self.escaped(subtitle))\n\n"
    if lines.isEmpty {
      text += "\(emptiness)\n"
    } else {
      text += "| Component | Status under Linux | Notes |\n|---|---|---|\n"
      for line in joined {
        let cells = [line.title, line.status.words, line.note].map(Self.escaped)
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    if !tasks.isEmpty {
      text += "\n## To do\n"
      for item in tasks {
        text += "\n\(Self.escaped(item.subject))\n\n"
        for step in item.steps { text += "* \(Self.listed(step))\n" }
      }
    }
    if !notes.isEmpty { text += "\n## Notes\n\n" + notes.map { "* \(Self.escaped($0))\n" }.joined() }
    return text
  }

  private static func listed(_ step: Step) -> String {
    switch step {
    case .command(let command): code(command.text)
    case .edit(let place, let text): "in \(code(place)): \(code(text))"
    case .advice(let text): escaped(text)
    }
  }

  /// A span of code, within more backticks than it has itself.
  private static func code(_ text: String) -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "\(fence)\(text)\(fence)" : "\(fence) \(text) \(fence)"
  }

  /// Text in which nothing is markup.
  private static func escaped(_ text: String) -> String {
    text.escaping { "\\`*_{}[]<>#|~&!".unicodeScalars.contains($0) ? "\\\($0)" : nil }
  }
}
