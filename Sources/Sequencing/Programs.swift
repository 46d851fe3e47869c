public import Helpers

/// Every program of the project, by its name.
public let programs: [any Command.Type] = [SequencerCommand.self, BuildPackage.self] + commands

/// The program that a name of the binary stands for.
public func program(named name: String) -> (any Command.Type)? {
  programs.first { $0.name == name }
}
