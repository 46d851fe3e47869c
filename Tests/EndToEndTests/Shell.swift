import FileSystem
import Glibc
import SystemPackage
import TestSupport

/// A shell that completes what is typed.
enum Shell: String {
  case bash
  case zsh
  case fish

  /// Whether its completions can be tried.
  ///
  /// In CI, which sets PKGH_THOROUGH, they always are, so that a shell that is not there is a failure.
  var isTried: Bool { getenv("PKGH_THOROUGH") != nil || isInstalled }

  private var isInstalled: Bool { (try? run("sh", ["-c", "command -v \(rawValue)"]).status) == 0 }

  /// The name of a program's completions.
  func fileName(_ program: String) -> String {
    switch self {
    case .bash: program
    case .zsh: "_" + program
    case .fish: program + ".fish"
    }
  }

  /// What the shell offers at the end of each line, in byte order; without the slash after a directory's name, and
  /// without the option that a value is written onto.
  ///
  /// - Parameter completions: A directory with the completions of all programs, which has one for each shell.
  func candidates(
    _ lines: [String], completions: FilePath, in directory: FilePath, environment: [String: String]
  ) throws -> [[String]] {
    let arguments = [completions.appending(rawValue).string] + lines
    let outcome =
      switch self {
      case .bash:
        try run(
          "bash", ["--norc", "-c", Self.bashDriver, "bash"] + arguments, in: directory,
          environment: environment)
      case .zsh:
        try run(
          "zsh", ["-f", "-c", Self.zshDriver, "zsh"] + arguments, in: directory, environment: environment)
      case .fish:
        try run(
          "fish", ["--no-config", "-c", Self.fishDriver] + arguments, in: directory, environment: environment)
      }
    guard outcome.status == 0, outcome.stderr.isEmpty else {
      throw Problem("\(rawValue) ended with \(outcome.status): \(outcome.stderr)")
    }
    // What is offered for a line comes before its end mark.
    let answers = outcome.stdout.split(separator: "\n").split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "=" }
    ).dropLast()
    guard answers.count == lines.count else { throw Problem("\(rawValue) printed: \(outcome.stdout)") }
    return zip(lines, answers).map { line, answer in
      // zsh offers options, too, where it has nothing else.
      let wantsOption = line.split(separator: " ", omittingEmptySubsequences: false).last?.first == "-"
      let offered = answer.map { candidate in
        let text = candidate.prefix { $0 != "\t" }
        let value = text.drop { $0 != "=" }.dropFirst()
        return String(value.isEmpty ? text : value).trimmingSuffix("/").trimmingSuffix(" ")
      }
      return Set(offered.filter { !$0.isEmpty && (wantsOption || !$0.hasPrefix("-")) }).sorted()
    }
  }

  /// Sets what bash sets, which separates the words of a line at '=', too, and calls the function.
  private static let bashDriver = """
    completions=$1; shift
    for line; do
      . "$completions/${line%% *}" || exit
      read -ra COMP_WORDS <<<"${line//=/ = }"
      [[ $line != *' ' ]] || COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      specification=($(complete -p "${line%% *}"))
      "${specification[2]}" "${line%% *}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" || exit
      printf '%s\\n' "${COMPREPLY[@]}" =
    done
    """

  private static let fishDriver = """
    for line in $argv[2..]
      source $argv[1]/(string split ' ' $line)[1].fish; or exit
      complete -C $line
      echo =
    end
    """

  /// Types each line and a tab into an interactive zsh whose `compadd` prints what it adds, and which inserts nothing.
  ///
  /// Calls of compadd with -O, -A or -D add nothing: they are between the functions of its completion system.
  private static let zshDriver = #"""
    zmodload zsh/zpty
    offered=$(mktemp) || exit
    zpty shell zsh -f -i
    zpty -w shell "PS1=; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D
    compadd() {
      if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd \"\$@\"; return; fi
      local -a hits; builtin compadd -A hits \"\$@\"; print -rl -- \$hits >>$offered
      builtin compadd \"\$@\"
    }
    capture() { _main_complete 2>>$offered.errors; print = >>$offered; compstate[insert]= compstate[list]=; print do''ne }
    zle -C capture complete-word capture; bindkey '^I' capture; print re''ady"
    zpty -r shell line '*ready*'
    shift
    for line; do
      zpty -w -n shell "$line"$'\t'
      zpty -r shell answer '*done*'
      zpty -w -n shell $'\x15'
    done
    cat $offered
    cat $offered.errors >&2
    rm -f $offered $offered.errors
    """#
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
