import Doctor
import Foundation
import ProgramTesting
import Secrecy
import Sysroot
import Testing

@Suite("saslauthd and PAM")
struct SaslauthdTests {
  private func machine(chroot: String = "n", pam: String? = nil) throws -> PlayedMachine {
    let machine = try PlayedMachine(services: [("submission", chroot, [:])])
    try machine.file("etc/postfix/sasl/smtpd.conf", "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n")
    try machine.file("etc/pam.d/smtp", pam ?? "auth required pam_unix.so\naccount required pam_unix.so\n")
    for module in ["unix", "permit", "mysql"] {
      try machine.file("usr/lib/x86_64-linux-gnu/security/pam_\(module).so", "")
    }
    return machine
  }

  @Test("a daemon with another directory is told apart from none")
  func daemon() throws {
    let machine = try machine()
    #expect(try machine.identifiers() == ["saslauthd-not-running"])
    try machine.file("proc/99/cmdline", "/usr/sbin/saslauthd\0-a\0pam\0-m\0/elsewhere\0-r\0")
    let finding = try #require(try machine.findings().first { $0.identifier == "saslauthd-socket-missing" })
    #expect(finding.evidence.contains("saslauthd runs (process 99) with -a pam -m /elsewhere -r"))
  }

  @Test("a socket outside of the chroot is not there, however it is linked")
  func chroot() throws {
    let machine = try machine(chroot: "y")
    try machine.file("var/run/saslauthd/mux", "")
    #expect(try machine.identifiers() == ["saslauthd-not-in-chroot"])
    let directory = machine.path("var/spool/postfix/var/run")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let link = directory + "/saslauthd"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/var/run/saslauthd")
    let circle = try #require(try machine.findings().first { $0.identifier == "saslauthd-symlink" })
    #expect(circle.cause.contains("Too many levels of symbolic links"))
    #expect(
      circle.evidence.contains("/var/spool/postfix/var/run/saslauthd -> /var/run/saslauthd"), "\(circle)")
    #expect(circle.cure.first == "unlink /var/spool/postfix/var/run/saslauthd")
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../../../run/saslauthd")
    #expect(try machine.identifiers() == ["saslauthd-symlink"])
  }

  @Test("a directory for another group keeps smtpd out")
  func denied() throws {
    let machine = try machine()
    try machine.file("var/run/saslauthd/mux", "")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o710], ofItemAtPath: machine.path("var/run/saslauthd"))
    let finding = try #require(try machine.findings().first { $0.identifier == "saslauthd-forbidden" })
    #expect(finding.evidence.contains { $0.hasPrefix("/var/run/saslauthd: 0710 ") })
  }

  @Test(
    "PAM's file must have both groups and modules that exist",
    arguments: [
      ("auth required pam_unix.so\n", ["pam-account-missing"]),
      ("account required pam_unix.so\n", ["pam-auth-missing"]),
      ("# nothing\n", ["pam-auth-missing", "pam-account-missing"]),
      ("auth required pam_none.so\naccount required pam_unix.so\n", ["pam-module-missing"]),
      ("-auth required pam_none.so\nauth required pam_unix.so\naccount required pam_unix.so\n", []),
      (
        "@include nothing\nauth required pam_unix.so\naccount required pam_unix.so\n", ["pam-include-missing"]
      ),
      ("@include smtp\nauth required pam_unix.so\n", ["pam-account-missing"]),
      ("auth [success=1 default=ignore] pam_unix.so nullok\naccount include smtp\n", ["pam-account-missing"]),
      ("auth required \\\n  pam_unix.so\naccount required pam_unix.so\n", []),
      ("auth [default=ignore] pam_none.so\nauth required pam_unix.so\naccount required pam_unix.so\n", []),
      ("auth required pam_unix.so\r\naccount required pam_unix.so\r\n", ["pam-carriage-returns"]),
      ("# comment\r\n\r\nauth required pam_unix.so\naccount required pam_unix.so\n", []),
    ])
  func pam(text: String, faults: [String]) throws {
    #expect(try machine(pam: text).identifiers().filter { $0.hasPrefix("pam") } == faults)
  }

  @Test("files that PAM's file includes are read too")
  func include() throws {
    let machine = try machine(pam: "@include common-auth\naccount include common-account\n")
    try machine.file("etc/pam.d/common-auth", "auth\t[success=1 default=ignore]\tpam_unix.so nullok\n")
    try machine.file("etc/pam.d/common-account", "account required pam_unix.so\nauth required pam_none.so\n")
    #expect(try machine.identifiers() == ["saslauthd-not-running"])
  }

  @Test("pam_permit alone lets everybody in; at the end of a stack it does not")
  func permit() throws {
    let all = try machine(pam: "auth required pam_permit.so\naccount required pam_permit.so\n")
    #expect(try all.identifiers(.warning).contains("pam-permit"))
    let last = try machine(
      pam: "auth required pam_unix.so\nauth required pam_permit.so\naccount required pam_unix.so\n")
    #expect(try !last.identifiers(.warning).contains("pam-permit"))
  }

  @Test("a password in a file that all may read is warned of, and not shown")
  func readable() throws {
    let machine = try machine(
      pam: "auth required pam_mysql.so user=p passwd=top-secret db=d table=t\naccount required pam_mysql.so\n"
    )
    let findings = try machine.findings()
    #expect(findings.contains { $0.identifier == "pam-password-readable" })
    #expect(!String(describing: findings).contains("top-secret"))
  }

  @Test("pam_mysql's password may be in brackets, and its settings in a file that is not looked at")
  func pamMySQL() throws {
    let machine = try machine(
      pam:
        "auth required pam_mysql.so user=p [passwd=top \\] secret] db=d table=t\naccount required pam_mysql.so\n"
    )
    machine.commands.answer("mariadb", output: "0\n")
    _ = try machine.findings()
    let run = try #require(machine.commands.runs.first { $0.program == "mariadb" })
    #expect(run.secretFile.contains("password=\"top ] secret\""))
    try machine.file(
      "etc/x",
      "# comment\nusers.host = 127.0.0.1:3310;\nusers.database=m\nusers.db_user=p\nusers.db_passwd=a=b\n"
        + "users.table=t\nusers.user_column=id\nusers.password_column=password\n", mode: 0o644)
    try machine.file(
      "etc/pam.d/smtp",
      "auth required pam_mysql.so config_file=/etc/x\naccount required pam_mysql.so config_file=/etc/x\n")
    let findings = try machine.findings()
    let last = try #require(machine.commands.runs.last { $0.program == "mariadb" })
    #expect(last.secretFile.contains("password=\"a=b\""))
    #expect(last.arguments.suffix(3) == ["--host=127.0.0.1", "--port=3310", "--database=m"])
    #expect(findings.contains { $0.identifier == "sql" && $0.evidence[0].hasPrefix("/etc/x: user p") })
    #expect(
      findings.contains {
        $0.identifier == "pam-password-readable" && $0.cure == ["chmod 600 /etc/x"]
      }, "\(findings)")
    let other = try self.machine(
      pam: "auth required pam_mysql.so config_file=/etc/x\naccount required pam_mysql.so config_file=/etc/x\n"
    )
    #expect(try other.findings().first { $0.identifier == "sql-not-tried" }?.severity == .unknown)
    #expect(try !other.identifiers().contains("sql-incomplete"))
  }

  @Test(
    "is asked as smtpd asks it",
    arguments: [
      ("joe", "", "joe", ""), ("joe", "sample.test", "joe", "sample.test"),
      ("joe@a.test", "", "joe", "a.test"),
      ("joe@a@b", "sample.test", "joe@a", "b"),
    ])
  func question(user: String, domain: String, name: String, realm: String) async throws {
    let machine = try PlayedMachine(["smtpd_sasl_local_domain": domain])
    try machine.file(
      "etc/postfix/sasl/smtpd.conf", "pwcheck_method: saslauthd\nmech_list: PLAIN\nsaslauthd_path: /mux\n")
    let daemon = try PlayedSaslauthd(machine.path("mux"))
    let account = Examination.Account(user: user, password: Secret("pass".utf8))
    let findings = try Examination(
      machine: Tree(root: machine.scratch.path), commands: machine.commands, account: account
    ).findings()
    #expect(findings.contains { $0.identifier == "saslauthd-says-yes" }, "\(findings)")
    #expect(daemon.questions == [[name, "pass", "smtp", realm]])
  }

  @Test("that cannot be reached is not a fault where accounts are looked up too")
  func second() throws {
    let machine = try PlayedMachine()
    try machine.file("etc/pam.d/smtp", "auth required pam_unix.so\n")
    machine.commands.answer("mariadb", output: "0\n")
    try machine.file(
      "etc/postfix/sasl/smtpd.conf",
      "pwcheck_method: saslauthd auxprop\nauxprop_plugin: sql\nmech_list: PLAIN\nsql_hostnames: 127.0.0.1:1\n"
        + "sql_select: SELECT '%u'\n")
    #expect(try machine.identifiers() == [])
    #expect(try machine.identifiers(.warning) == ["saslauthd-not-running", "pam-account-missing"])
    machine.commands.answer("mariadb", status: 1, errors: "ERROR 2002 (HY000): Can't connect\n")
    #expect(try machine.identifiers() == ["saslauthd-not-running", "pam-account-missing", "sql-unreachable"])
  }

  @Test("another back end of saslauthd needs no PAM file")
  func otherBackEnd() throws {
    let machine = try machine(pam: "# nothing\n")
    try machine.file("proc/99/cmdline", "saslauthd\0-a\0shadow\0-m\0/var/run/saslauthd\0")
    #expect(try !machine.findings().contains { $0.identifier.hasPrefix("pam") })
  }
}
