import FileSystem
import SystemPackage

/// Kinds of files in a `debian/` directory that no program of ours reads, and what to do with each.
///
/// Source: the manual pages of debhelper 13 and dpkg.
enum DebianFileKind {
  /// What is said of a kind after "no program reads 'FILE'; ".
  ///
  /// - Parameters:
  ///   - kind: What stands in the file's name after the package's: `postinst`, `server.init`, `cron.daily`.
  ///   - package: The package that the file is for.
  ///   - file: The name of the file.
  static func advice(_ kind: Substring, package: String, file: Substring) -> String? {
    var found = entry(kind)
    var name = Substring(package)
    if found == nil {
      // Names in the middle: PACKAGE.NAME.init.
      for point in kind.indices where kind[point] == "." && found == nil {
        found = entry(kind[kind.index(after: point)...])
        name = kind[..<point]
      }
    }
    return found?.replacing("FILE", with: "\(SourceTree.packaging)/\(file)").replacing(
      "PACKAGE", with: package
    )
    .replacing("NAME", with: name).replacing("KIND", with: kind)
  }

  static var names: [String] { table.keys.sorted() }

  private static func entry(_ kind: Substring) -> String? {
    table[String(kind)] ?? families.first { kind.hasPrefix($0.prefix) && kind != $0.prefix }?.advice
  }

  private static func installed(as place: String) -> String {
    "no program of ours installs it yet: write 'FILE => \(place)' into 'PACKAGE.install'"
  }
  private static let installed = "write 'FILE DIRECTORY' into 'PACKAGE.install'"
  private static let documentation = "name 'FILE' in 'PACKAGE.docs'"
  private static let noSystemd = "System V has no systemd: "
  private static let noSymbols = "System V packages have no dependencies on symbols: delete it"
  private static let noDocuments = "System V has no register of documents: delete it"
  private static let noDebconf = "System V has no debconf: ask in 'PACKAGE.request'"
  private static let noInterfaces = "System V has no ifupdown: delete it"
  private static let noReports = "reportbug does not read System V packages: delete it"
  private static let noUsers = "no program of ours makes users yet: make them in 'PACKAGE.preinstall'"
  private static let noDirectories =
    noSystemd + "make the directories with 'PACKAGE.dirs' and 'PACKAGE.modes'"
  private static let ofBuilds = "debhelper writes it in a build: delete it"
  private static let noSuchThing = "System V packages have no such thing: delete it"

  private static let families: [(prefix: String, advice: String)] = [
    ("cron.", installed(as: "etc/KIND/NAME")),
    ("crontab.", installed(as: "etc/cron.d/NAME")),
    ("doc-base.", noDocuments),
    ("logcheck.", installed),
    ("symbols.", noSymbols),
    ("shlibs.", noSuchThing),
    ("ppp.", installed),
    ("README.", documentation),
    ("NEWS.", documentation),
  ]

  private static let table = [
    "postinst": "System V calls it postinstall: write 'PACKAGE.postinstall'",
    "preinst": "System V calls it preinstall: write 'PACKAGE.preinstall'",
    "prerm": "System V calls it preremove: write 'PACKAGE.preremove'",
    "postrm": "System V calls it postremove: write 'PACKAGE.postremove'",
    "config": noDebconf,
    "templates": noDebconf,
    "maintscript": "System V has no dpkg-maintscript-helper: write what it does into 'PACKAGE.preinstall'",
    "triggers": "System V has no triggers: delete it",
    "conffiles": "give these files the class of configuration files in 'PACKAGE.prototype'",
    "shlibs":
      "System V packages have no dependencies on shared libraries: delete it, and name packages in 'Depends'",
    "symbols": noSymbols,
    "lintian-overrides": "lintian does not read System V packages: delete it",
    "examples": "no program of ours installs examples yet: name what it lists in 'PACKAGE.docs'",
    "NEWS": documentation,
    "TODO": documentation,
    "README": documentation,
    "init": installed(as: "etc/init.d/NAME") + ", and link it with 'PACKAGE.links'",
    "default": installed(as: "etc/default/NAME"),
    "service":
      noSystemd + "write an init script or a manifest of SMF, and install it with 'PACKAGE.install'",
    "socket": noSystemd + "delete it",
    "target": noSystemd + "delete it",
    "timer": noSystemd + "write a job of cron, and install it with 'PACKAGE.install'",
    "mount": noSystemd + "delete it",
    "path": noSystemd + "delete it",
    "tmpfile": noDirectories,
    "tmpfiles": noDirectories,
    "sysusers": noSystemd + "make the users in 'PACKAGE.preinstall'",
    "users": noUsers,
    "user": noUsers,
    "smf": "no program of ours installs manifests of SMF yet: " + installed,
    "logadm": "no program of ours installs it yet: " + installed,
    "logrotate": installed(as: "etc/logrotate.d/NAME"),
    "cron": installed(as: "etc/cron.d/NAME"),
    "crontab": installed(as: "etc/cron.d/NAME"),
    "pam": installed(as: "etc/pam.d/NAME"),
    "response": "pkgask(1) makes the response file where the package is installed: delete it",
    "info":
      "no program of ours installs pages of info yet: write 'PAGE usr/share/info' into 'PACKAGE.install'",
    "bash-completion": installed,
    "udev": "System V has no udev: delete it",
    "modprobe": "System V has no modprobe: delete it",
    "modules": "System V has no modprobe: delete it",
    "dkms": "System V has no dkms: delete it",
    "if-up": noInterfaces,
    "if-down": noInterfaces,
    "if-pre-up": noInterfaces,
    "if-post-down": noInterfaces,
    "apparmor": "System V has no AppArmor: delete it",
    "upstart": "System V has no upstart: delete it",
    "runit": noSuchThing,
    "runscript": noSuchThing,
    "doc-base": noDocuments,
    "menu": "System V has no menu of Debian's: delete it",
    "menu-method": "System V has no menu of Debian's: delete it",
    "mime": "System V has no register of types: delete it",
    "sharedmimeinfo": installed,
    "gconf-defaults": noSuchThing,
    "gsettings-override": noSuchThing,
    "nss": noSuchThing,
    "emacsen-compat": noSuchThing,
    "emacsen-install": noSuchThing,
    "emacsen-remove": noSuchThing,
    "emacsen-startup": installed,
    "sgmlcatalogs": noSuchThing,
    "xmlcatalogs": noSuchThing,
    "wm": noSuchThing,
    "ucf": noSuchThing,
    "pydist": noSuchThing,
    "pyinstall": "pkgh-install installs modules as it does other files: write them into 'PACKAGE.install'",
    "pyremove": "remove the files in 'execute_after_pkgh-install'",
    "bcep": noSuchThing,
    "alternatives": "System V has no alternatives: link one of them with 'PACKAGE.links'",
    "compress": "documentation is not compressed: delete it",
    "bug-control": noReports,
    "bug-presubj": noReports,
    "bug-script": noReports,
    "apport": "apport does not read System V packages: delete it",
    "autoreconf": "pkgh runs no autoreconf: run 'autoreconf -f -i' in 'execute_before_pkgh-auto-configure'",
    "compat": "the level stands in the control file, 'Build-Depends: pkgh-compat (= 1)': delete it",
    "files": "dpkg writes it in a build: delete it",
    "debhelper": ofBuilds,
    "debhelper-build-stamp": ofBuilds,
    "debhelper.log": ofBuilds,
  ]

  /// Directories of Debian's packaging, and what to do with each.
  static let directories = ["po": "System V has no debconf: delete it"]
}
