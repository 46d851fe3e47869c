import Foundation
import Glibc

/// What the tests with real servers need: root, because master(8) and chroot(2) do, and the servers' programs.
public enum Requirement {
  /// The programs that are run, and the Debian packages that bring them.
  private static let programs = [
    ("/usr/sbin/postfix", "postfix"), ("/usr/sbin/saslauthd", "sasl2-bin"),
    ("/usr/sbin/saslpasswd2", "sasl2-bin"), ("/usr/sbin/mariadbd", "mariadb-server"),
    ("/usr/bin/mariadb-install-db", "mariadb-server"), ("/usr/bin/mariadb", "mariadb-client"),
    ("/usr/bin/openssl", "openssl"),
  ]

  /// Files of modules that nobody runs; any of the places will do.
  private static let modules = [
    ("sasl2/libplain.so", "libsasl2-modules"), ("sasl2/libsql.so", "libsasl2-modules-sql"),
    ("security/pam_mysql.so", "libpam-mysql"), ("libpam_wrapper.so", "libpam-wrapper"),
  ]

  /// Why the real servers cannot be started here, nil when they can.
  public static let missing: String? = {
    if geteuid() != 0 { return "real servers need root" }
    let files = FileManager.default
    var packages = programs.filter { !files.isExecutableFile(atPath: $0.0) }.map(\.1)
    for (name, package) in modules
    where !libraries.contains(where: { files.fileExists(atPath: "\($0)/\(name)") }) {
      packages.append(package)
    }
    if packages.isEmpty { return nil }
    return "real servers need the packages " + Set(packages).sorted().joined(separator: ", ")
  }()

  /// Whether the real servers can be started here.
  public static let isMet = missing == nil

  /// What a skipped test prints.
  public static let reason = missing ?? "all is there"

  /// Where libraries are, with and without the machine's name.
  private static let libraries: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    return ["/usr/lib", "/lib"] + names.filter { $0.hasSuffix("-linux-gnu") }.map { "/usr/lib/\($0)" }
  }()
}
