public import Commands

/// The commands that take packages, in the order of the alphabet.
public let packageCommands: [any Command.Type] = [
  Show.self,
  Verify.self,
]
