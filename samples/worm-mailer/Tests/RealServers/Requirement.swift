import Foundation
import Glibc

/// What a test with a real server needs: the server's program, from a package that CI installs by `make servers`.
public struct Requirement: Sendable {
  /// Why the server cannot be started here, nil when it can.
  public let missing: String?

  /// Whether the server can be started here.
  public var isMet: Bool { missing == nil }

  /// What a skipped test prints.
  public var reason: String { missing ?? "everything is installed" }

  /// - Parameters:
  ///   - files: Programs and modules by their paths.
  ///   - package: The Debian package they are in.
  private init(_ files: String..., package: String) {
    let isThere = files.allSatisfy { FileManager.default.fileExists(atPath: $0) }
    missing = isThere ? nil : "needs the package \(package)"
  }

  private init(missing: String) { self.missing = missing }

  private init(all requirements: [Requirement]) {
    let reasons = requirements.compactMap(\.missing)
    missing = reasons.isEmpty ? nil : reasons.joined(separator: ", ")
  }

  /// Apache with the modules of its own package.
  public static let apache = Requirement(
    "/usr/sbin/apache2", "/usr/lib/apache2/modules/mod_cgid.so", "/usr/bin/setpriv", package: "apache2")

  public static let nginx = Requirement("/usr/sbin/nginx", package: "nginx-light")
  public static let lighttpd = Requirement("/usr/sbin/lighttpd", package: "lighttpd")
  public static let caddy = Requirement("/usr/bin/caddy", package: "caddy")

  /// dnsmasq, for `NameServer`.
  public static let dnsmasq = Requirement("/usr/sbin/dnsmasq", package: "dnsmasq-base")

  /// smtp-sink(1), for `MailSink`.
  public static let smtpSink = Requirement("/usr/sbin/smtp-sink", package: "postfix")

  /// Postfix, for `MailServer`, whose master(8) wants root.
  public static let postfix =
    geteuid() == 0
    ? Requirement("/usr/sbin/postfix", "/usr/lib/postfix/sbin/cleanup", package: "postfix")
    : Requirement(missing: "only root can start Postfix")

  /// All that a report goes through: Apache, dnsmasq and smtp-sink.
  public static let wholeWay = Requirement(all: [apache, dnsmasq, smtpSink])
}
