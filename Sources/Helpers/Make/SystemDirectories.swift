import FileSystem

/// Directories that belong to the system, on Solaris and on Linux.
///
/// A package that gives one of them an owner or a mode of its own changes the system: it must
/// leave their attributes open. Source: filesystem(5) of Solaris, the hier(7) of Linux.
enum SystemDirectories {
  private static let names: Set<ByteString> = [
    "/bin", "/boot", "/dev", "/etc", "/etc/cron.d", "/etc/default", "/etc/dt", "/etc/init.d", "/etc/logadm.d",
    "/etc/mail", "/etc/net", "/etc/opt", "/etc/pam.d", "/etc/profile.d", "/etc/rc0.d", "/etc/rc1.d",
    "/etc/rc2.d", "/etc/rc3.d", "/etc/rcS.d", "/etc/security", "/etc/skel", "/etc/ssl", "/etc/sysconfig",
    "/export", "/home", "/kernel", "/kernel/drv", "/lib", "/lib/svc", "/lib/svc/manifest", "/lib/svc/method",
    "/lib64", "/media", "/mnt", "/opt", "/platform", "/proc", "/root", "/run", "/sbin", "/srv", "/sys",
    "/system", "/tmp", "/usr", "/usr/bin", "/usr/ccs", "/usr/ccs/bin", "/usr/games", "/usr/include",
    "/usr/kernel", "/usr/lib", "/usr/lib/64", "/usr/lib/amd64", "/usr/lib/sparcv9", "/usr/lib/pkgconfig",
    "/usr/lib64", "/usr/libexec", "/usr/local", "/usr/local/bin", "/usr/local/lib", "/usr/local/share",
    "/usr/sadm", "/usr/sbin", "/usr/sfw", "/usr/share", "/usr/share/applications",
    "/usr/share/bash-completion", "/usr/share/bash-completion/completions", "/usr/share/doc",
    "/usr/share/fish", "/usr/share/fish/vendor_completions.d", "/usr/share/icons", "/usr/share/info",
    "/usr/share/lib", "/usr/share/locale", "/usr/share/man", "/usr/share/zsh",
    "/usr/share/zsh/site-functions", "/usr/share/zsh/vendor-completions", "/usr/src", "/usr/xpg4", "/var",
    "/var/adm", "/var/cache", "/var/lib", "/var/lock", "/var/log", "/var/mail", "/var/opt", "/var/run",
    "/var/sadm", "/var/spool", "/var/spool/cron", "/var/svc", "/var/svc/manifest", "/var/svc/method",
    "/var/tmp",
  ]

  /// Whether an absolute path is a system's directory; every section of the manual is one.
  static func contain(_ path: ByteString) -> Bool {
    if names.contains(path) { return true }
    let manual: ByteString = "/usr/share/man/"
    guard path.hasPrefix(manual) else { return false }
    let section = path.bytes.dropFirst(manual.count)
    return !section.contains(UInt8(ascii: "/"))
      && (section.starts(with: "man".utf8) || section.starts(with: "cat".utf8)
        || section.starts(with: "sman".utf8))
  }
}
