/// Every command but the sequencer: the names the binary answers to.
public let commands: [any Command.Type] = [
  TestDir.self,
  ListPackages.self,
  Prep.self,
  Clean.self,
  AutoBuild.self,
  AutoClean.self,
  AutoConfigure.self,
  AutoInstall.self,
  AutoTest.self,
  InstallDirs.self,
  Install.self,
  InstallDocs.self,
  InstallChangelogs.self,
  InstallMan.self,
  Link.self,
  FixPerms.self,
  Strip.self,
  Missing.self,
]

/// The command of a name such as `pkgh-installdirs`.
public func command(named name: String) -> (any Command.Type)? {
  commands.first { $0.name == name }
}
