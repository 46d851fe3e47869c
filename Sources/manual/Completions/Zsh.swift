/// A command's completions for zsh: the arguments of its function `_arguments`.
struct Zsh {
  let command: CommandDump

  var script: String {
    let specifications = command.options.map(option) + command.positionals.enumerated().map(positional)
    return """
      #compdef \(command.commandName)
      # Written by 'manual completions'.
      _arguments -s -S \\
        \(specifications.joined(separator: " \\\n  "))

      """
  }

  /// A specification such as `'(-v --verbose)'{-v,--verbose}'[Show each action.]'`.
  private func option(_ argument: CommandDump.Argument) -> String {
    let words = argument.words
    let typed = words.map { word in
      argument.takesValue ? word + (word.hasPrefix("--") ? "=" : "+") : word
    }
    let names = typed.count == 1 ? typed[0] : "{\(typed.joined(separator: ","))}"
    let others = argument.isRepeating ? "'*'" : words.count == 1 ? "" : "'(\(words.joined(separator: " ")))'"
    let help = "[\(escaped(argument.abstract ?? "", "[]:"))]"
    return others + names + (help + (argument.takesValue ? value(argument) : "")).shellQuoted
  }

  private func positional(_ index: Int, _ argument: CommandDump.Argument) -> String {
    ((argument.isRepeating ? "*" : String(index + 1)) + value(argument)).shellQuoted
  }

  /// The part of a specification that is about the value: `:directory:_files -/`.
  private func value(_ argument: CommandDump.Argument) -> String {
    let action =
      switch argument.completionKind {
      case nil: " "
      case .list(let values): "(\(values.joined(separator: " ")))"
      case .directory: "_files -/"
      case .file(let extensions):
        extensions.isEmpty
          ? "_files" : "_files -g \"\(extensions.map { "*.\($0)" }.joined(separator: " "))\""
      case .shellCommand(let command):
        "{compadd \"$expl[@]\" -- ${(f)\"$(sh -c \(escaped(command, ":").shellQuoted))\"}}"
      }
    return ":\(escaped(argument.valueName ?? "", ":")):\(action)"
  }

  private func escaped(_ text: String, _ special: String) -> String {
    text.map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
