import ArgumentParser
import FileSystem
import Commands
import Packaging
import Sequencing
import SystemPackage

/// Writes what is installed beside the binary and made from the commands: links, pages, completions.
@main
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual pages and completions of all commands.",
    subcommands: [Names.self, Programs.self, Pages.self, Completions.self])

  static func main() { main(Array(ArgumentVector.words.dropFirst())) }

  /// Prints the names that the binary is to be linked to.
  struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the names of all commands.")

    func run() {
      for command in commands { printLine(command.name) }
    }
  }

  /// Prints the table of the programs that README has.
  struct Programs: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a table of all commands by what they are for.")

    func run() { printLines(ProgramTable.text) }
  }

  /// Writes a page for each command.
  struct Pages: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write the manual pages.")

    @Option(help: "The date in the pages, as YYYY-MM-DD.")
    var date: String

    @Argument(help: "The directory of the sections that are written by hand.")
    var sections: String

    @Argument(help: "The directory for the pages.")
    var output: String

    func run() throws {
      try FilePath(output).makeDirectories()
      for command in commands {
        let hand = FilePath(sections).appending("\(command.name).man")
        let page = CommandPage(
          command: try CommandDump.of(command), usage: command.configuration.usage ?? command.name,
          sections: GeneratedLists.filledIn(try hand.text()), date: date)
        try FilePath(output).appending("\(command.name).1").write(page.text.utf8)
      }
    }
  }

  /// Writes completion scripts for each command and shell.
  struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write the shell completions.")

    @Argument(help: "The directory for the scripts; each shell has one below it.")
    var output: String

    func run() throws {
      for command in commands {
        let dump = try CommandDump.of(command)
        let scripts = [
          ("bash/\(command.name)", Bash(command: dump).script),
          ("zsh/_\(command.name)", Zsh(command: dump).script),
          ("fish/\(command.name).fish", Fish(command: dump).script),
        ]
        for (name, script) in scripts {
          let file = FilePath(output).pushing(FilePath(name))
          try file.removingLastComponent().makeDirectories()
          try file.write(script.utf8)
        }
      }
    }
  }
}
