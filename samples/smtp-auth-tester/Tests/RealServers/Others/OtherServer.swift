import Foundation
import Glibc
import ProgramTesting

/// A real server beside the Postfix with Cyrus SASL that most tests use.
public enum OtherServer: String, CaseIterable, Sendable {
  case postfixWithDovecot = "postfix-dovecot"
  case dovecot, exim, sendmail, courier
  case openSMTPD = "opensmtpd"
  case aiosmtpd

  /// The mechanisms that it offers to those who try `Account.visitor`.
  public var mechanisms: [String] {
    switch self {
    case .postfixWithDovecot, .dovecot: ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"]
    case .sendmail: ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"]
    case .exim, .courier: ["PLAIN", "LOGIN", "CRAM-MD5"]
    // Under TLS only, which Debian 12's cannot do; see the test.
    case .openSMTPD: []
    case .aiosmtpd: ["PLAIN", "LOGIN"]
    }
  }

  /// Whether `make servers` unpacks it, because Debian installs only one mail server at a time.
  var isUnpacked: Bool { [.exim, .sendmail, .courier, .openSMTPD].contains(self) }

  /// What it needs of the machine, and the Debian packages that bring it.
  private var programs: [(path: String, package: String)] {
    switch self {
    case .postfixWithDovecot: [("/usr/sbin/dovecot", "dovecot-core"), ("/usr/sbin/postfix", "postfix")]
    case .dovecot: [("/usr/lib/dovecot/submission", "dovecot-submissiond")]
    case .aiosmtpd: [("/usr/lib/python3/dist-packages/aiosmtpd/smtp.py", "python3-aiosmtpd")]
    case .sendmail: [("/usr/sbin/saslpasswd2", "sasl2-bin")]
    default: []
    }
  }

  /// Why it cannot be started here, nil when it can.
  public var missing: String? {
    guard geteuid() == 0 else { return "\(rawValue) needs root" }
    let packages = programs.filter { !FileManager.default.fileExists(atPath: $0.path) }.map(\.package)
    if !packages.isEmpty { return "\(rawValue) needs the packages \(packages.joined(separator: ", "))" }
    guard isUnpacked else { return nil }
    if let obstacle = MountNamespace.obstacle { return "\(rawValue): \(obstacle)" }
    guard let directory, FileManager.default.fileExists(atPath: directory) else {
      return "\(rawValue) is not unpacked: make servers"
    }
    return nil
  }

  /// Where it is unpacked.
  var directory: String? {
    (try? SamplePackage(program: "smtp-auth-test").directory()).map {
      "\($0)/../../.build/servers/\(rawValue)"
    }
  }
}
