import Commands

/// A command's page in man(7): what `--help` says, then sections written by hand.
struct CommandPage {
  let command: CommandDump
  let usage: String
  /// The sections after OPTIONS, as roff.
  let sections: String
  let date: String

  var text: String {
    let name = command.commandName
    var page = """
      .TH \(name.uppercased()) 1 "\(date)" "pkghelper \(version)" "pkghelper"
      .SH NAME
      \(roff(name)) \\- \(roff(lowerStart(command.abstract ?? "")))
      .SH SYNOPSIS
      .nf
      \(usage.split(separator: "\n").map { roff(String($0)) }.joined(separator: "\n"))
      .fi
      .SH DESCRIPTION
      \(paragraphs(command.discussion ?? command.abstract ?? ""))

      """
    let options = (command.arguments ?? []).filter(\.shouldDisplay)
    if !options.isEmpty { page += ".SH OPTIONS\n" + options.map(entry).joined() }
    return page + sections + "\n".suffix(sections.isEmpty || sections.hasSuffix("\n") ? 0 : 1)
  }

  private func entry(_ argument: CommandDump.Argument) -> String {
    let value = argument.valueName.map { "\\fI\(roff($0))\\fR" } ?? ""
    let names = (argument.names ?? []).map { "\\fB\(roff($0.word))\\fR" }
    let heading =
      switch argument.kind {
      case "positional": value + (argument.isRepeating ? " ..." : "")
      case "flag": names.joined(separator: ", ")
      default: names.joined(separator: ", ") + " " + value
      }
    return ".TP\n\(heading)\n\(roff(argument.abstract ?? ""))\n"
  }

  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ".PP" : roff(String($0)) }.joined(separator: "\n")
  }

  /// Text in which roff sees nothing special.
  private func roff(_ text: String) -> String {
    let escaped = text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      default: result.append(character)
      }
    }
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }

  /// `Make directories.` as the NAME section has it: `make directories`.
  private func lowerStart(_ sentence: String) -> String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
