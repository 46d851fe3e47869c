import Commands
import Packaging

/// The helpers, in the order of the alphabet.
public let helpers: [any Helper.Type] = [
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
  Strip.self,
  TestDir.self,
]
