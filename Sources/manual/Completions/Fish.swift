/// A command's completions for fish.
struct Fish {
  let command: CommandDump

  var script: String {
    let isOrdered = command.positionals.contains { !$0.isRepeating }
    let lines =
      ["# Completions of \(command.commandName), written by 'manual completions'."]
      + (isOrdered ? [counter] : []) + ["complete -c \(command.commandName) -f"]
      + command.options.map(option) + command.positionals.enumerated().compactMap(positional)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The function that counts the words before the cursor that are not options and not their values.
  private var counter: String {
    let options = command.options.compactMap { option -> String? in
      let names = option.words.map { $0.drop { $0 == "-" } }.joined(separator: "/")
      return (names + (option.takesValue ? "=+" : "")).fishQuoted
    }
    return """
      function _\(command.functionName)_words
          set -l words (commandline -opc)
          argparse -i \(options.joined(separator: " ")) -- $words[2..] 2>/dev/null
          string match -v -- '-*' $argv | count
      end
      """
  }

  private func option(_ argument: CommandDump.Argument) -> String {
    let names = argument.words.map { $0.hasPrefix("--") ? "-l \($0.dropFirst(2))" : "-s \($0.dropFirst())" }
    let values = argument.takesValue ? value(argument.completionKind) : ""
    return "complete -c \(command.commandName) \(names.joined(separator: " "))\(values)"
      + " -d \((argument.abstract ?? "").fishQuoted)"
  }

  private func positional(_ index: Int, _ argument: CommandDump.Argument) -> String? {
    guard let kind = argument.completionKind else { return nil }
    let comparison = argument.isRepeating ? "-ge" : "-eq"
    let condition =
      argument.isRepeating && index == 0
      ? "" : " -n \("test (_\(command.functionName)_words) \(comparison) \(index)".fishQuoted)"
    return "complete -c \(command.commandName)\(condition)\(value(kind))"
  }

  /// The candidates for a value; `-x` is a value that is not a file's name.
  private func value(_ values: CommandDump.Values?) -> String {
    switch values {
    case nil: " -x"
    case .list(let values): " -x -a \(values.joined(separator: " ").fishQuoted)"
    case .shellCommand(let command): " -x -a \("(sh -c \(command.fishQuoted))".fishQuoted)"
    case .directory: " -x -a '(__fish_complete_directories)'"
    case .file(let extensions):
      if extensions.isEmpty {
        " -r -F"
      } else {
        // The function only sorts them before the others.
        " -x -a \("(__fish_complete_suffix .\(extensions[0]) | string match -r '.*(?:/|\\.\(extensions[0]))(?:\\t.*)?$')".fishQuoted)"
      }
    }
  }
}

extension String {
  /// The text as one word of fish, where a backslash is special between quotes, too.
  fileprivate var fishQuoted: String {
    "'" + replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
