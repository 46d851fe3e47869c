/// Every command but the sequencer and pkgh-buildpackage: the names the binary answers to.
public let commands: [any Command.Type] = [
  AutoBuild.self,
  AutoClean.self,
  AutoConfigure.self,
  AutoInstall.self,
  AutoTest.self,
  BuildStream.self,
  Clean.self,
  FixPerms.self,
  GenDepend.self,
  GenPkginfo.self,
  GenPrototype.self,
  Install.self,
  InstallChangelogs.self,
  InstallDirs.self,
  InstallDocs.self,
  InstallMan.self,
  InstallScripts.self,
  Link.self,
  ListPackages.self,
  Missing.self,
  Prep.self,
  Show.self,
  Strip.self,
  TestDir.self,
  Verify.self,
]

/// The command of a name such as `pkgh-installdirs`.
public func command(named name: String) -> (any Command.Type)? {
  commands.first { $0.name == name }
}
