/// Commands with something in common, as a list of all programs shows them.
public struct CommandGroup: Sendable {
  /// What they are for, in a few words.
  public let purpose: String
  /// The folder below `Sources` that has them.
  public let folder: String
  /// The commands, in the order in which they are usually run.
  public let commands: [any Command.Type]

  public init(_ purpose: String, folder: String, _ commands: [any Command.Type]) {
    self.purpose = purpose
    self.folder = folder
    self.commands = commands
  }
}
