/// Kinds of files in a `debian/` directory that no program of ours reads, and what we have in place of each.
///
/// Source: the manual pages of debhelper 13 and dpkg.
enum DebianFileKind {
  /// What we have in place of a kind, by what stands in the file's name after the package's: `postinst`, `cron.daily`.
  static func counterpart(of kind: Substring) -> Counterpart? {
    table[String(kind)] ?? families.first { kind.hasPrefix($0.prefix) && kind != $0.prefix }?.counterpart
  }

  static var names: [String] { table.keys.sorted() }

  private static let noSystemd = "System V has no systemd"
  private static let noSymbols = Counterpart.nothing("System V packages have no dependencies on symbols")
  private static let noDocuments = Counterpart.nothing("System V has no register of documents")
  private static let noMenu = Counterpart.nothing("System V has no menu of Debian's")
  private static let noModprobe = Counterpart.nothing("System V has no modprobe")
  private static let noInterfaces = Counterpart.nothing("System V has no ifupdown")
  private static let noReports = Counterpart.nothing("reportbug does not read System V packages")
  private static let noSuchThing = Counterpart.nothing("System V packages have no such thing")
  private static let ofBuilds = Counterpart.nothing("debhelper writes it in a build")
  private static let questions = Counterpart.work("System V has no debconf: ask in", in: .request)
  private static let users = Counterpart.work(
    "no program of ours makes users yet: make them in", in: .preinstall)
  private static let madeDirectories = Counterpart.work(
    "\(noSystemd): name the directories, with their modes and owners, in", in: .prototype)

  /// Kinds that have a name of their own at the end.
  private static let families: [(prefix: String, counterpart: Counterpart)] = [
    ("crontab.", .installed(in: "etc/cron.d")),
    ("doc-base.", noDocuments),
    ("logcheck.", .installable),
    ("symbols.", noSymbols),
    ("shlibs.", noSuchThing),
    ("ppp.", .installable),
    ("README.", .documentation),
    ("NEWS.", .documentation),
  ]

  private static let table: [String: Counterpart] = [
    "postinst": .renamed(.postinstall),
    "preinst": .renamed(.preinstall),
    "prerm": .renamed(.preremove),
    "postrm": .renamed(.postremove),
    "config": questions,
    "templates": questions,
    "maintscript": .work(
      "System V has no dpkg-maintscript-helper: write what it does into", in: .preinstall),
    "triggers": .nothing("System V has no triggers"),
    "conffiles": .work("give these files the class of configuration files in", in: .prototype),
    "shlibs": .other(
      "System V packages have no dependencies on shared libraries: delete it, and name packages in 'Depends'"),
    "symbols": noSymbols,
    "lintian-overrides": .nothing("lintian does not read System V packages"),
    "examples": .work("no program of ours installs examples yet: name what it lists in", in: .docs),
    "NEWS": .documentation,
    "TODO": .documentation,
    "README": .documentation,
    "init": .installed(in: "etc/init.d", linked: true),
    "default": .installed(in: "etc/default"),
    "service": .work(
      "\(noSystemd): write an init script or a manifest of SMF, and install it with", in: .install),
    "socket": .nothing(noSystemd),
    "target": .nothing(noSystemd),
    "timer": .work("\(noSystemd): write a job of cron, and install it with", in: .install),
    "mount": .nothing(noSystemd),
    "path": .nothing(noSystemd),
    "tmpfile": madeDirectories,
    "tmpfiles": madeDirectories,
    "sysusers": .work("\(noSystemd): make the users in", in: .preinstall),
    "users": users,
    "user": users,
    "smf": .installable,
    "logadm": .installable,
    "logrotate": .installed(in: "etc/logrotate.d"),
    "cron": .installed(in: "etc/cron.d"),
    "cron.d": .installed(in: "etc/cron.d"),
    "cron.hourly": .installed(in: "etc/cron.hourly"),
    "cron.daily": .installed(in: "etc/cron.daily"),
    "cron.weekly": .installed(in: "etc/cron.weekly"),
    "cron.monthly": .installed(in: "etc/cron.monthly"),
    "cron.yearly": .installed(in: "etc/cron.yearly"),
    "crontab": .installed(in: "etc/cron.d"),
    "pam": .installed(in: "etc/pam.d"),
    "response": .nothing("pkgask(1) makes the response file where the package is installed"),
    "info": .work(
      "no program of ours installs pages of info yet: write 'PAGE usr/share/info' into", in: .install),
    "bash-completion": .installable,
    "udev": .nothing("System V has no udev"),
    "modprobe": noModprobe,
    "modules": noModprobe,
    "dkms": .nothing("System V has no dkms"),
    "if-up": noInterfaces,
    "if-down": noInterfaces,
    "if-pre-up": noInterfaces,
    "if-post-down": noInterfaces,
    "apparmor": .nothing("System V has no AppArmor"),
    "upstart": .nothing("System V has no upstart"),
    "runit": noSuchThing,
    "runscript": noSuchThing,
    "doc-base": noDocuments,
    "menu": noMenu,
    "menu-method": noMenu,
    "mime": .nothing("System V has no register of types"),
    "sharedmimeinfo": .installable,
    "gconf-defaults": noSuchThing,
    "gsettings-override": noSuchThing,
    "nss": noSuchThing,
    "emacsen-compat": noSuchThing,
    "emacsen-install": noSuchThing,
    "emacsen-remove": noSuchThing,
    "emacsen-startup": .installable,
    "sgmlcatalogs": noSuchThing,
    "xmlcatalogs": noSuchThing,
    "wm": noSuchThing,
    "ucf": noSuchThing,
    "pydist": noSuchThing,
    "pyinstall": .work("pkgh-install installs modules as it does other files: write them into", in: .install),
    "pyremove": .other("remove the files in 'execute_after_pkgh-install'"),
    "bcep": noSuchThing,
    "alternatives": .work("System V has no alternatives: link one of them with", in: .links),
    "compress": .nothing("documentation is not compressed"),
    "bug-control": noReports,
    "bug-presubj": noReports,
    "bug-script": noReports,
    "apport": .nothing("apport does not read System V packages"),
    "autoreconf": .other(
      "pkgh runs no autoreconf: run 'autoreconf -f -i' in 'execute_before_pkgh-auto-configure'"),
    "compat": .nothing("the level stands in the control file, 'Build-Depends: pkgh-compat (= 1)'"),
    "files": .nothing("dpkg writes it in a build"),
    "debhelper": ofBuilds,
    "debhelper-build-stamp": ofBuilds,
    "debhelper.log": ofBuilds,
  ]

  /// What we have in place of directories of Debian's packaging.
  static let directories: [String: Counterpart] = ["po": .nothing("System V has no debconf")]
}
