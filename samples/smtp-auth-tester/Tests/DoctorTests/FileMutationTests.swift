import Doctor
import Foundation
import ProgramTesting
import Reporting
import SeededRandom
import Sysroot
import Testing

@testable import smtp_auth_test

@Suite("Files with one or two wrong bytes")
struct FileMutationTests {
  private static let secret = "S3CR3TPWxq7Z"

  private static let server = """
    compatibility_level = 3.6
    config_directory = /etc/postfix
    queue_directory = /var/spool/postfix
    smtpd_sasl_auth_enable = yes
    smtpd_sasl_type = cyrus
    smtpd_sasl_path = smtpd

    """

  private static let client = """
    smtp_sasl_auth_enable = yes
    smtp_sasl_security_options = noanonymous
    smtp_tls_security_level = encrypt

    """

  /// A file to change, and the text of it.
  struct Subject: CustomStringConvertible, Sendable {
    let name: String
    let path: String
    let text: String
    var description: String { name }
  }

  static let subjects = [
    Subject(
      name: "relayhost", path: "etc/postfix/main.cf",
      text: server + "relayhost = joe:\(secret)@[127.0.0.1]:1\n" + client),
    Subject(
      name: "static", path: "etc/postfix/main.cf",
      text: server + "relayhost = [127.0.0.1]:1\nsmtp_sasl_password_maps = static:joe:\(secret)\n" + client),
    Subject(
      name: "inline", path: "etc/postfix/main.cf",
      text: server
        + "relayhost=[127.0.0.1]:1\nsmtp_sasl_password_maps=inline:{{[127.0.0.1]:1=joe:\(secret)}}\n" + client
    ),
    Subject(
      name: "master.cf", path: "etc/postfix/master.cf",
      text: """
        smtp inet n - y - - smtpd
          -o smtpd_sasl_auth_enable=yes
          -o smtp_sasl_password_maps=static:joe:\(secret)
        smtp unix - - n - - smtp
          -o relayhost=joe:\(secret)@[127.0.0.1]
          -o smtp_sasl_password_maps=static:joe:\(secret)

        """),
    Subject(
      name: "passwords", path: "etc/postfix/passwd",
      text: "# servers\n[192.0.2.1] ann:\(secret)\n[127.0.0.1]:1 joe:\(secret)\n127.0.0.1 joe:\(secret)\n"),
    Subject(
      name: "smtpd.conf", path: "etc/postfix/sasl/smtpd.conf",
      text: """
        pwcheck_method: saslauthd auxprop
        mech_list: PLAIN LOGIN
        auxprop_plugin: sql
        sql_engine: mysql
        sql_hostnames: 127.0.0.1
        sql_user: mail
        sql_passwd: \(secret)
        sql_database: m
        sql_select: SELECT p FROM u WHERE n = '%u' AND k = '\(secret)'
        ldapdb_pw: \(secret)

        """),
    Subject(
      name: "PAM", path: "etc/pam.d/smtp",
      text: """
        auth required pam_mysql.so user=mail passwd=\(secret) host=127.0.0.1 db=m table=t
        account required pam_mysql.so user=mail \\
          passwd=\(secret) host=127.0.0.1 db=m [where=a = 'b']
        @include common
        session [success=1 default=ignore] pam_mysql.so passwd=\(secret)

        """),
    Subject(
      name: "pam_mysql", path: "etc/pam_mysql.conf",
      text:
        "users.host=127.0.0.1;\nusers.db_user=mail;\nusers.db_passwd=\(secret);\nusers.database=m;\nusers.table=t;\n"
    ),
    Subject(
      name: "saslauthd", path: "etc/default/saslauthd",
      text: "START=yes\nMECHANISMS=\"rimap\"\nOPTIONS=\"-c -m /run/x -O \(secret)\"\nPW=\(secret)\n"),
    Subject(
      name: "log", path: "var/log/mail.log",
      text: """
        Nov 22 18:18:45 mail postfix/smtpd[1]: warning: unknown[192.0.2.7]: SASL LOGIN authentication failed: \(secret)
        Nov 22 18:18:45 mail postfix/smtpd[1]: warning: SASL sql_select failed: SELECT p WHERE pass='\(secret)'
        Nov 22 18:18:45 mail postfix/smtpd[1]: warning: SASL authentication failure: passwd=\(secret) user=joe
        Nov 22 18:18:45 mail postfix/smtpd[1]: fatal: SASL: AUTH PLAIN \(secret): password \(secret)

        """),
  ]

  /// A machine whose files all have the secret, so that a change of one shows what others say too.
  private func machine() throws -> Scratch {
    let scratch = try Scratch(inMemory: true)
    let main =
      Self.server + Self.client + "relayhost = [127.0.0.1]:1\n"
      + "smtp_sasl_password_maps = texthash:/etc/postfix/passwd\nmaillog_file = /var/log/mail.log\n"
    try scratch.file("etc/postfix/main.cf", main)
    for subject in Self.subjects where subject.path != "etc/postfix/main.cf" {
      try scratch.file(subject.path, subject.text)
    }
    try scratch.file("etc/debian_version", "12\n")
    try scratch.file("etc/pam.d/common", "auth required pam_mysql.so config_file=/etc/pam_mysql.conf\n")
    for module in ["plain", "login", "sql"] {
      try scratch.file("usr/lib/x86_64-linux-gnu/sasl2/lib\(module).so", "")
    }
    try scratch.file("usr/lib/x86_64-linux-gnu/security/pam_unix.so", "")
    return scratch
  }

  /// All that `doctor` and `client` say of a machine, in every format, and the command lines of what they start.
  private func said(of root: String) throws -> String {
    let commands = PlayedPostfix(root: root)
    let machine = Tree(root: root)
    func reports(_ findings: () throws(PostfixInstance.Problem) -> [Finding]) -> String {
      do throws(PostfixInstance.Problem) {
        let report = FindingsReport("Postfix", try findings(), isVerbose: true)
        return report.text(Wrapping(width: 80)) + report.json + report.nagios.text
      } catch {
        return "\(error)"
      }
    }
    let doctor = reports { () throws(PostfixInstance.Problem) in
      try Examination(machine: machine, commands: commands).findings()
    }
    let client = reports { () throws(PostfixInstance.Problem) in
      try ClientExamination(machine: machine, commands: commands).findings()
    }
    return doctor + client + commands.commandLines
  }

  @Test("never show the secret that is in them", arguments: subjects)
  func mutated(subject: Subject) throws {
    var random = SeededGenerator(seed: UInt64(subject.text.utf8.count))
    let scratch = try machine()
    let file = try scratch.file(subject.path, subject.text)
    for number in 0...Mutation.count(30) {
      let bytes =
        number == 0 ? Array(subject.text.utf8) : Mutation.mutated(Array(subject.text.utf8), using: &random)
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      let said = try said(of: scratch.path)
      if let piece = Mutation.piece(of: Self.secret, in: said) {
        let line = said.split(separator: "\n").first { $0.contains(piece) } ?? ""
        Issue.record(
          "\(piece) in '\(line.prefix(300))' of \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }
}
