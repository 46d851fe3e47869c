public import Commands

/// The commands that take packages.
public let packageCommands = CommandGroup(
  "looking and checking", folder: "PackageCommands", [Show.self, Verify.self])
