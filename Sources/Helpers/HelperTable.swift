public import Commands
import Packaging

/// The helpers, by what they are for.
public let helperGroups = [
  CommandGroup(
    "the whole", folder: "Helpers/Drive", [ListPackages.self, TestDir.self, Prep.self, Clean.self]),
  CommandGroup(
    "the upstream build", folder: "Helpers/Upstream",
    [AutoConfigure.self, AutoBuild.self, AutoTest.self, AutoInstall.self, AutoClean.self]),
  CommandGroup(
    "filling packages", folder: "Helpers/Fill",
    [
      InstallDirs.self, Install.self, InstallDocs.self, InstallChangelogs.self, InstallMan.self, Link.self,
    ]),
  CommandGroup("finishing them", folder: "Helpers/Finish", [FixPerms.self, Strip.self, Missing.self]),
  CommandGroup(
    "making the .pkg", folder: "Helpers/Make",
    [InstallScripts.self, GenPkginfo.self, GenDepend.self, GenPrototype.self, BuildStream.self]),
]

/// All helpers.
public let helpers = helperGroups.flatMap { $0.commands }.compactMap { $0 as? any Helper.Type }

/// The programs that are not helpers, which a rules file may call as well; a test compares them with those there are.
private let otherPrograms = ["pkgh", "pkgh-buildpackage", "pkgh-show", "pkgh-verify"]

/// The names of all our programs.
public let programNames = helpers.map { $0.name } + otherPrograms
