import ArgumentParser
import FoundationEssentials
import Commands

/// What ArgumentParser tells of a command, as far as a manual page needs it.
struct CommandDump: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let shouldDisplay: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
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
