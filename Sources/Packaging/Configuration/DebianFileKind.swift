/// Kinds of files in a `debian/` directory that no program of ours reads, and what to do with each.
///
/// Source: the manual pages of debhelper 13 and dpkg.
enum DebianFileKind {
  /// What is said of a kind after "no program reads 'FILE'; "; PACKAGE stands for the package's name and a point.
  static func advice(_ kind: Substring) -> String? {
    if let advice = table[String(kind)] { return advice }
    // Names in the middle, as in PACKAGE.NAME.init, and versions at the end, as in cron.daily.
    if let last = kind.split(separator: ".").last, kind.contains("."), let advice = table[String(last)] {
      return advice
    }
    return families.first { kind.hasPrefix($0.prefix) }?.advice
  }

  static var names: [String] { table.keys.sorted() }

  private static let asFile = "install it with 'PACKAGE.install'"
  private static let noSuchThing = "System V packages have no such thing: delete it"

  private static let families: [(prefix: String, advice: String)] = [
    ("cron.", "no program of ours installs jobs of cron yet: install it with 'PACKAGE.install'"),
    ("crontab.", "no program of ours installs jobs of cron yet: install it with 'PACKAGE.install'"),
    ("doc-base.", "System V has no register of documents: delete it"),
    ("logcheck.", "install it with 'PACKAGE.install', or delete it"),
    ("symbols.", "System V packages have no dependencies on symbols: delete it"),
    ("ppp.", "install it with 'PACKAGE.install'"),
  ]

  private static let table = [
    "postinst": "System V calls it postinstall: write 'PACKAGE.postinstall'",
    "preinst": "System V calls it preinstall: write 'PACKAGE.preinstall'",
    "prerm": "System V calls it preremove: write 'PACKAGE.preremove'",
    "postrm": "System V calls it postremove: write 'PACKAGE.postremove'",
    "config": "System V has no debconf: ask in 'PACKAGE.request'",
    "templates": "System V has no debconf: ask in 'PACKAGE.request'",
    "maintscript": "System V has no dpkg-maintscript-helper: write what it does into 'PACKAGE.preinstall'",
    "triggers": "System V has no triggers: delete it",
    "conffiles": "give these files the class of configuration files in 'PACKAGE.prototype'",
    "shlibs":
      "System V packages have no dependencies on shared libraries: delete it, and name packages in 'Depends'",
    "symbols": "System V packages have no dependencies on symbols: delete it",
    "lintian-overrides": "lintian does not read System V packages: delete it",
    "examples": "name them in 'PACKAGE.docs', or install them with 'PACKAGE.install'",
    "NEWS": "name it in 'PACKAGE.docs'",
    "TODO": "name it in 'PACKAGE.docs'",
    "README.Debian": "name it in 'PACKAGE.docs'",
    "README": "name it in 'PACKAGE.docs'",
    "init":
      "no program of ours installs init scripts yet: install it with 'PACKAGE.install', and link it with 'PACKAGE.links'",
    "default": "no program of ours installs it yet: install it with 'PACKAGE.install'",
    "service":
      "System V has no systemd: write an init script or a manifest of SMF, and install it with 'PACKAGE.install'",
    "socket": "System V has no systemd: delete it",
    "target": "System V has no systemd: delete it",
    "timer": "System V has no systemd: write a job of cron, and install it with 'PACKAGE.install'",
    "mount": "System V has no systemd: delete it",
    "path": "System V has no systemd: delete it",
    "tmpfile": "System V has no systemd: make the directories with 'PACKAGE.dirs' and 'PACKAGE.modes'",
    "tmpfiles": "System V has no systemd: make the directories with 'PACKAGE.dirs' and 'PACKAGE.modes'",
    "sysusers": "System V has no systemd: make the users in 'PACKAGE.preinstall'",
    "users": "no program of ours makes users yet: make them in 'PACKAGE.preinstall'",
    "user": "no program of ours makes users yet: make them in 'PACKAGE.preinstall'",
    "conf": "give these files the class of configuration files in 'PACKAGE.prototype'",
    "smf": "no program of ours installs manifests of SMF yet: install it with 'PACKAGE.install'",
    "logadm": "no program of ours installs it yet: install it with 'PACKAGE.install'",
    "logrotate": "no program of ours installs it yet: install it with 'PACKAGE.install'",
    "cron": "no program of ours installs jobs of cron yet: install it with 'PACKAGE.install'",
    "pam": "no program of ours installs it yet: install it with 'PACKAGE.install'",
    "response": "pkgask(1) makes the response file where the package is installed: delete it",
    "info": "no program of ours installs it yet: install it with 'PACKAGE.install'",
    "bash-completion": "install it with 'PACKAGE.install'",
    "udev": "System V has no udev: delete it",
    "modprobe": "System V has no modprobe: delete it",
    "modules": "System V has no modprobe: delete it",
    "if-up": "System V has no ifupdown: delete it",
    "if-down": "System V has no ifupdown: delete it",
    "if-pre-up": "System V has no ifupdown: delete it",
    "if-post-down": "System V has no ifupdown: delete it",
    "apparmor": "System V has no AppArmor: delete it",
    "upstart": "System V has no upstart: delete it",
    "runit": noSuchThing,
    "doc-base": "System V has no register of documents: delete it",
    "menu": "System V has no menu of Debian's: delete it",
    "menu-method": "System V has no menu of Debian's: delete it",
    "mime": "System V has no register of types: delete it",
    "sharedmimeinfo": asFile,
    "gconf-defaults": noSuchThing,
    "emacsen-compat": noSuchThing,
    "emacsen-install": noSuchThing,
    "emacsen-remove": noSuchThing,
    "emacsen-startup": asFile,
    "sgmlcatalogs": noSuchThing,
    "xmlcatalogs": noSuchThing,
    "wm": noSuchThing,
    "ucf": noSuchThing,
    "alternatives": "System V has no alternatives: link one of them with 'PACKAGE.links'",
    "compress": "documentation is not compressed: delete it",
    "bug-control": "reportbug does not read System V packages: delete it",
    "bug-presubj": "reportbug does not read System V packages: delete it",
    "bug-script": "reportbug does not read System V packages: delete it",
    "apport": "apport does not read System V packages: delete it",
    "compat": "the level stands in the control file, 'Build-Depends: pkgh-compat (= 1)': delete it",
    "files": "dpkg writes it in a build: delete it",
    "debhelper-build-stamp": "debhelper writes it in a build: delete it",
    "debhelper.log": "debhelper writes it in a build: delete it",
  ]
}
