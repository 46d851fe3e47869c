/// The steps of debhelper's sequences that have another name here, or no counterpart.
///
/// Source: the manual pages of debhelper 13.
enum DebhelperSteps {
  /// Steps by their names after `dh_`, with `-` for `_`, and ours after `pkgh-`.
  static let renamed = [
    "builddeb": "buildstream", "gencontrol": "genpkginfo", "installdeb": "installscripts",
    "testroot": "testdir",
    "update-autotools-config": "auto-configure", "autoreconf": "auto-configure",
  ]

  /// Why there is no such step, and what to do with what the hook does; nil for other names.
  static func advice(_ name: String) -> String? {
    switch name {
    case "md5sums": "the pkgmap has the sums: delete it"
    case "compress": "documentation is not compressed, as System V's man does not read it: delete it"
    case "usrlocal", "installdebconf", "installsystemd", "installsystemduser", "systemd-enable",
      "systemd-start",
      "installtmpfiles", "installsysusers", "installudev", "installmodules", "installmenu", "installmime",
      "installifupdown", "installemacsen", "installcatalogs", "installgsettings", "installppp", "installwm",
      "installxfonts", "icons", "bugfiles", "lintian", "perl", "python3", "ucf", "installdocbase":
      "System V packages have no such step: delete it, or do it after pkgh-install"
    case "shlibdeps", "makeshlibs", "dwz", "installexamples", "installinfo", "installinit", "installcron",
      "installlogrotate", "installlogcheck", "installpam", "installalternatives", "strip-nondeterminism":
      "there is no step 'pkgh-\(name)' yet: do it in 'execute_after_pkgh-install'"
    default: nil
    }
  }
}
