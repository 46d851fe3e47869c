public import Commands
import Helpers
import PackageCommands

/// The commands that run others.
private let drivers = CommandGroup("the whole", folder: "Sequencing", [Pkgh.self, BuildPackage.self])

/// All commands, by what they are for; groups for the same purpose are beside each other.
public let commandGroups = [drivers] + helperGroups + [packageCommands]

/// All commands: the names that the one binary answers to.
public let commands =
  drivers.commands + (helperGroups + [packageCommands]).flatMap { $0.commands }.sorted { $0.name < $1.name }

/// The command of a name such as `pkgh-installdirs`.
public func command(named name: String) -> (any Command.Type)? {
  commands.first { $0.name == name }
}
