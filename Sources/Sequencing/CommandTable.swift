public import Commands
import Helpers
import PackageCommands

/// All commands: the names that the one binary answers to.
public let commands: [any Command.Type] =
  [Pkgh.self, BuildPackage.self] + (helpers + packageCommands).sorted { $0.name < $1.name }

/// The command of a name such as `pkgh-installdirs`.
public func command(named name: String) -> (any Command.Type)? {
  commands.first { $0.name == name }
}
