import ArgumentParser
import Commands
import FoundationEssentials

/// What ArgumentParser tells of a command, as far as a manual page and completions need it.
struct CommandDump: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed: `--verbose` or `-v`.
      var word: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let shouldDisplay: Bool
    let isRepeating: Bool
    let parsingStrategy: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let completionKind: Values?

    /// The names as they are typed, those of one letter first.
    var words: [String] {
      let all = (names ?? []).map(\.word)
      return all.filter { !$0.hasPrefix("--") } + all.filter { $0.hasPrefix("--") }
    }

    var takesValue: Bool { kind == "option" }
  }

  /// What a value may be, as far as it can be completed.
  enum Values: Decodable {
    case list(values: [String])
    case file(extensions: [String])
    case directory
    /// What a command for sh(1) prints, a value a line.
    case shellCommand(command: String)
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?

  private struct Document: Decodable { let command: CommandDump }

  /// Reads the description of a command.
  static func of(_ command: any Command.Type) throws -> CommandDump {
    try JSONDecoder().decode(Document.self, from: Data(command._dumpHelp().utf8)).command
  }
}

extension CommandDump {
  /// The options that a page and a shell show.
  var options: [Argument] { (arguments ?? []).filter { $0.shouldDisplay && $0.kind != "positional" } }

  /// The words before `--` that are not options.
  var positionals: [Argument] {
    (arguments ?? []).filter {
      $0.kind == "positional" && !["postTerminator", "allUnrecognized"].contains($0.parsingStrategy)
    }
  }

  /// A name for a function of a shell: `_pkgh_installdirs`.
  var functionName: String { "_" + commandName.map { $0 == "-" ? "_" : String($0) }.joined() }
}

extension String {
  /// The text as one word of sh, bash or zsh, whatever is in it.
  var shellQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }
}
