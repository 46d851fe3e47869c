/// Every command but the sequencer: the names the binary answers to.
public let commands: [any Command.Type] = [
  AutoBuild.self,
  AutoClean.self,
  AutoConfigure.self,
  AutoInstall.self,
  AutoTest.self,
  BuildStream.self,
  GenDepend.self,
  GenPkginfo.self,
  GenPrototype.self,
  InstallDirs.self,
  InstallScripts.self,
  Show.self,
  Verify.self,
]

/// The command of a name such as `pkgh-installdirs`.
public func command(named name: String) -> (any Command.Type)? {
  commands.first { $0.name == name }
}
