/// The steps of debhelper's sequences that have another name here, or no counterpart.
///
/// Source: the manual pages of debhelper 13.
enum DebhelperSteps {
  /// Steps by their names after `dh_`, with `-` for `_`, and ours after `pkgh-`.
  static let renamed = [
    "builddeb": "buildstream", "gencontrol": "genpkginfo", "installdeb": "installscripts",
  ]

  /// Why there is no such step, and what to do; nil for other names.
  static func advice(_ name: String) -> String? { table[name] }

  /// The names of all of them.
  static var names: [String] { (Array(renamed.keys) + table.keys).sorted() }

  private static let table = Dictionary(
    uniqueKeysWithValues: groups.flatMap { names, advice in
      names.map { ($0, advice.replacing("STEP", with: $0)) }
    })

  private static let groups: [(names: [String], advice: String)] = [
    (["md5sums"], "the pkgmap has the sums: delete it"),
    (
      ["compress"],
      "documentation is not compressed, as System V's man does not read it: delete it"
    ),
    (["testroot"], "packages are built without being root: delete it"),
    (
      ["autoreconf", "autoreconf-clean", "update-autotools-config", "update-autotools-config-clean"],
      "pkgh runs no autoreconf: run 'autoreconf -f -i' in 'execute_before_pkgh-auto-configure'"
    ),
    (
      [
        "usrlocal", "installdebconf", "installsystemd", "installsystemduser", "systemd-enable",
        "systemd-start",
        "installtmpfiles", "installsysusers", "installudev", "installmodules", "installmenu", "installmime",
        "installifupdown", "installemacsen", "installcatalogs", "installgsettings", "installppp", "installwm",
        "installxfonts", "icons", "bugfiles", "lintian", "perl", "python3", "ucf", "installdocbase",
        "movetousr",
      ],
      "System V packages have no such step: delete it, or do it in 'execute_after_pkgh-install'"
    ),
    (
      [
        "shlibdeps", "makeshlibs", "dwz", "installexamples", "installinfo", "installinit", "installcron",
        "installlogrotate", "installlogcheck", "installpam", "installalternatives", "installinitramfs",
        "strip-nondeterminism",
      ],
      "there is no step 'pkgh-STEP' yet: do it in 'execute_after_pkgh-install'"
    ),
  ]
}
