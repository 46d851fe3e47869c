import Foundation
import Glibc
import ProgramTesting
import ServerTesting

/// The files that the servers find when they start.
struct Layout {
  let places: Places

  func write() throws {
    for name in ["etc/sasl", "queue", "data", "log", "tls", "pam", "pam-noaccount", "gone", "passwords"] {
      try FileManager.default.createDirectory(
        atPath: "\(places.root)/\(name)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: name == "passwords" ? 0o700 : 0o755])
    }
    guard let postfix = getpwnam("postfix") else { throw POSIXError(.ENOENT) }
    chown(places.root + "/data", postfix.pointee.pw_uid, 0)
    try writePostfix()
    try writePAM()
    try writeAccounts()
    try makeCertificate()
    leaveSocketBehind(places.root + "/gone/mux")
  }

  private func writePostfix() throws {
    let configuration = PostfixConfiguration(places: places)
    try file("etc/main.cf", configuration.main)
    try file("etc/master.cf", configuration.master)
    for serverCase in ServerCase.allCases {
      guard let text = serverCase.saslConfiguration(in: places) else { continue }
      // Read by root before smtpd gives its rights up, so nobody else needs to see the database's password.
      try file("etc/sasl/\(serverCase.name).conf", text, mode: text.contains("sql_passwd") ? 0o600 : 0o644)
    }
  }

  private func writePAM() throws {
    let options = """
      user=postfix passwd=secret host=127.0.0.1:\(places.databasePort) db=postfixdb table=users \
      usercolumn=id passwdcolumn=password crypt=0
      """
    let auth = "auth required pam_mysql.so \(options)\n"
    try file("pam/smtp", auth + "account required pam_mysql.so \(options)\n", mode: 0o600)
    try file("pam-noaccount/smtp", auth, mode: 0o600)
  }

  private func writeAccounts() throws {
    for account in Account.all {
      try file("passwords/\(account.user)", account.password, mode: 0o600)
    }
    let rows = Account.all.map { "('\($0.user)', '\($0.password)')" }.joined(separator: ", ")
    try file(
      "passwords/accounts.sql",
      """
      CREATE DATABASE postfixdb;
      CREATE TABLE postfixdb.users (id VARCHAR(64) PRIMARY KEY, password VARCHAR(255) NOT NULL);
      INSERT INTO postfixdb.users VALUES \(rows);
      CREATE USER 'postfix'@'127.0.0.1' IDENTIFIED BY 'secret';
      GRANT SELECT ON postfixdb.* TO 'postfix'@'127.0.0.1';

      """, mode: 0o600)
  }

  private func makeCertificate() throws {
    let names = "subjectAltName=DNS:localhost,DNS:mail.sample.test,IP:127.0.0.1"
    let outcome = try Running(
      [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "30", "-subj", "/CN=mail.sample.test", "-addext", names, "-keyout", places.key, "-out",
        places.certificate,
      ], in: places.root
    ).finish()
    guard outcome.status == 0 else { throw ServerGuard.Failed(description: "openssl: \(outcome)") }
  }

  /// Makes a socket that nobody listens on, as a server that was killed leaves it.
  private func leaveSocketBehind(_ path: String) {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    chmod(path, 0o777)
  }

  private func file(_ name: String, _ text: String, mode: Int = 0o644) throws {
    let path = "\(places.root)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    // Postfix waits for two seconds when a file is so new that somebody may still be writing it.
    let past = Date(timeIntervalSinceNow: -60)
    try FileManager.default.setAttributes(
      [.posixPermissions: mode, .modificationDate: past], ofItemAtPath: path)
  }
}
