public import Commands
import Helpers
import PackageCommands

/// The commands that run others.
private let drivers = CommandGroup("the whole", folder: "Sequencing", [Pkgh.self, BuildPackage.self])

/// All commands, by what they are for; groups for the same purpose are beside each other.
public let commandGroups = [drivers] + helperGroups + [packageCommands]

/// All commands: the names that the one binary answers to.
///
/// They are not sorted: every start looks for one of them, and a command's name comes from its whole configuration.
public let commands = commandGroups.flatMap { $0.commands }

/// The command of a name such as `pkgh-installdirs`.
public func command(named name: String) -> (any Command.Type)? {
  commands.first { $0.name == name }
}
