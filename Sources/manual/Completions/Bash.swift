/// A command's completions for bash.
///
/// Bash separates the words of a line at '=' as well, and tells neither options from other words nor which option
/// a value belongs to. Candidates are compared as texts: `compgen -W` would expand what is in them.
struct Bash {
  let command: CommandDump

  var script: String {
    let name = command.commandName
    let before = [
      "# Completions of \(name), written by 'manual completions'.", "\(command.functionName)() {",
    ]
    let after = ["}", "complete -F \(command.functionName) \(name)\n"]
    return (before + (words + values).map { "    " + $0 } + after).joined(separator: "\n")
  }

  /// Finds out what is asked for: `word` is its beginning, `option` the option that it belongs to, `-` where it is one
  /// itself, and `position` the number of words before it that are not options.
  private var words: [String] {
    let valued = command.options.filter(\.takesValue).flatMap(\.words)
    let passing = [
      "    \(valued.joined(separator: " | ")))",
      "        option=${COMP_WORDS[index++]}",
      "        [[ ${COMP_WORDS[index]} != = ]] || ((index++)) ;;",
    ]
    let letters = valued.filter { !$0.hasPrefix("--") }.map { $0.dropFirst() }.joined()
    let joined = ["    -[\(letters)]?*) option=${word:0:2} prefix=$option word=${word:2} ;;"]
    let before = [
      "local word=${COMP_WORDS[COMP_CWORD]} option= prefix= position=0 index=1 candidates= candidate",
      "COMPREPLY=()",
      "while ((index < COMP_CWORD)); do",
      "    option=",
      "    case ${COMP_WORDS[index]} in",
      "    --) return ;;",
    ]
    let between = [
      "    -*) ;;",
      "    *) ((position++)) ;;",
      "    esac",
      "    ((index++))",
      "done",
      "((index > COMP_CWORD)) || option=",
      "[[ $word != = ]] || word=",
      "if [[ -z $option ]]; then",
      "    case $word in",
    ]
    let after = [
      "    --*=*) option=${word%%=*} prefix=$option= word=${word#*=} ;;",
      "    -*) option=- ;;",
      "    esac",
      "fi",
    ]
    return before + (valued.isEmpty ? [] : passing) + between + (letters.isEmpty ? [] : joined) + after
  }

  /// Offers what begins with `word`.
  private var values: [String] {
    let positionals = command.positionals.enumerated().map { index, argument in
      entry(argument.isRepeating ? "*" : String(index), argument.completionKind)
    }
    let options = command.options.filter(\.takesValue).map { option in
      entry(option.words.joined(separator: " | "), option.completionKind)
    }
    let before = ["case $option in", "-) candidates=\(assigned(command.options.flatMap(\.words))) ;;"]
    let after = [
      "    esac ;;",
      "esac",
      "while IFS= read -r candidate; do",
      "    [[ -z $candidate || $candidate != \"$word\"* ]] || COMPREPLY+=(\"$prefix$candidate\")",
      "done <<<\"$candidates\"",
    ]
    return before + options + ["'')", "    case $position in"] + positionals.map { "    " + $0 } + after
  }

  /// A case of the values that are asked for.
  private func entry(_ pattern: String, _ values: CommandDump.Values?) -> String {
    let files = "compopt -o filenames 2>/dev/null; candidates="
    let action =
      switch values {
      case nil: ":"
      case .list(let values): "candidates=\(assigned(values))"
      case .shellCommand(let command): "candidates=$(sh -c \(command.shellQuoted))"
      case .directory: files + "$(compgen -d -- \"$word\")"
      case .file(let extensions):
        extensions.isEmpty
          ? files + "$(compgen -f -- \"$word\")"
          : files + "$(compgen -d -- \"$word\""
            + extensions.map { "; compgen -f -X '!*.\($0)' -- \"$word\"" }.joined() + ")"
      }
    return "\(pattern)) \(action) ;;"
  }

  private func assigned(_ values: [String]) -> String {
    "$(printf '%s\\n' \(values.map(\.shellQuoted).joined(separator: " ")))"
  }
}
