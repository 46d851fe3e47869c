import Doctor
import Foundation
import ProgramTesting
import Testing

@Suite("Accounts in a database")
struct SQLTests {
  private func machine(
    _ settings: [String: String] = [:], chroot: String = "n", main: [String: String] = [:]
  ) throws -> PlayedMachine {
    let machine = try PlayedMachine(main, services: [("submission", chroot, [:])])
    var all = [
      "pwcheck_method": "auxprop", "auxprop_plugin": "sql", "mech_list": "PLAIN", "sql_engine": "mysql",
      "sql_hostnames": "127.0.0.1:3307", "sql_user": "postfix", "sql_passwd": "a\"b\\c#d",
      "sql_database": "mail", "sql_select": "SELECT password FROM users WHERE id = '%u'",
    ]
    all.merge(settings) { $1 }
    let text = all.filter { !$0.value.isEmpty }.map { "\($0): \($1)\n" }.sorted().joined()
    try machine.file("etc/postfix/sasl/smtpd.conf", text, mode: 0o600)
    machine.commands.answer("mariadb", output: "0\n")
    return machine
  }

  private func runs(_ machine: PlayedMachine) -> [PlayedCommands.Run] {
    machine.commands.runs.filter { ["mariadb", "mysql"].contains($0.program) }
  }

  @Test("are asked for with the password in a pipe, and nowhere else")
  func password() throws {
    let machine = try machine()
    #expect(try machine.identifiers(.warning) == [])
    let run = try #require(runs(machine).first)
    #expect(run.secretFile == "[client]\nuser=\"postfix\"\npassword=\"a\\\"b\\\\c#d\"\n")
    #expect(run.arguments.contains("--defaults-file=/dev/fd/3"))
    #expect(
      run.arguments.suffix(4) == ["--protocol=tcp", "--host=127.0.0.1", "--port=3307", "--database=mail"])
    #expect(!run.arguments.joined().contains("b\\c"))
  }

  @Test(
    "are asked for by a statement into which no name can break",
    arguments: [
      ("joe", "6a6f65"), ("x' OR '1'='1", "7827204f52202731273d2731"), ("\\", "5c"), ("%r", "2572"), ("", ""),
    ])
  func statement(user: String, hexadecimal: String) throws {
    let machine = try machine()
    _ = try machine.findings(user: user)
    let expected =
      "SELECT COUNT(*) FROM (SELECT password FROM users WHERE id = _utf8mb4 X'\(hexadecimal)') AS doctor;\n"
    #expect(runs(machine).first?.input == expected)
  }

  @Test(
    "are not asked for by a statement that could do more than read",
    arguments: [
      "DELETE FROM users", "SELECT 1; DROP TABLE users", "SELECT 1 INTO OUTFILE '/tmp/x'", "SELECT \\! id",
      "SELECT password FROM users WHERE id = %u", "SELECT sleep(100)", "SELECT 'it''s %u'", "SELECT '%u",
      "SELECT 1 -- %u", "SELECT 1 /* */", "UPDATE users SET a = 1",
    ])
  func harmless(statement: String) throws {
    let machine = try machine(["sql_select": statement])
    _ = try machine.findings(user: "joe")
    #expect(runs(machine).map(\.input) == ["SELECT 0;\n"])
  }

  @Test(
    "are missed for a reason that the error number tells",
    arguments: [
      (1045, "sql-access-denied"), (1698, "sql-access-denied"), (1044, "sql-not-granted"),
      (1142, "sql-not-granted"), (1049, "sql-no-database"), (1146, "sql-no-table"), (1054, "sql-no-column"),
      (1064, "sql-bad-statement"), (2002, "sql-unreachable"), (2003, "sql-unreachable"), (9999, "sql-error"),
    ])
  func errors(number: Int, identifier: String) throws {
    let machine = try machine()
    machine.commands.answer(
      "mariadb", status: 1, errors: "warning\nERROR \(number) (HY000) at line 1: Something: is wrong\n")
    #expect(try machine.identifiers() == [identifier])
    let finding = try #require(try machine.findings().first { $0.identifier == identifier })
    #expect(finding.evidence.last == "127.0.0.1:3307: error \(number)")
  }

  @Test("of an unknown user are zero rows")
  func rows() throws {
    let machine = try machine()
    let faults = try machine.findings(user: "joe").filter { $0.severity == .fault }
    #expect(faults.map(\.identifier) == ["sql-user-missing"])
    machine.commands.answer("mariadb", output: "1\n")
    #expect(try machine.findings(user: "joe").filter { $0.severity == .fault } == [])
  }

  @Test("by localhost, which is a socket, are out of reach in a chroot; the cure has three ways")
  func socket() throws {
    let machine = try machine(["sql_hostnames": "localhost:3306"], chroot: "y")
    let finding = try #require(try machine.findings().first { $0.identifier == "sql-socket-in-chroot" })
    for way in [
      "postconf -F 'submission/inet/chroot = n'", "mount --bind /run/mysqld", "sql_hostnames: 127.0.0.1:3306",
    ] {
      #expect(finding.cure.contains { $0.contains(way) })
    }
    #expect(try self.machine(chroot: "y").identifiers() == [])
    #expect(try self.machine(["sql_hostnames": "localhost"]).identifiers() == [])
  }

  @Test("are looked for at each server in turn")
  func servers() throws {
    let machine = try machine(["sql_hostnames": "10.0.0.1, 10.0.0.2:3310"])
    machine.commands.answer("mariadb", status: 1, errors: "ERROR 2002 (HY000): Can't connect\n")
    let finding = try #require(try machine.findings().first { $0.identifier == "sql-unreachable" })
    #expect(finding.evidence.count == 3)
    #expect(runs(machine).count == 2)
  }

  @Test(
    "are not found where sql_hostnames has what the library takes for no host",
    arguments: ["/run/x.sock", "a.test b.test"])
  func badHosts(hosts: String) throws {
    let finding = try #require(
      try machine(["sql_hostnames": hosts]).findings().first { $0.identifier == "sql-bad-host" })
    #expect(finding.severity == .fault)
    #expect(finding.evidence.first?.hasSuffix("sql_hostnames: \(hosts)") == true)
  }

  @Test(
    "are not said to be out of reach where only the DNS may know the host's name",
    arguments: ["hunter", "hunter, 10.0.0.1", "10.0.0.1:3306,hunter"])
  func unknownHosts(hosts: String) throws {
    let machine = try machine(["sql_hostnames": hosts])
    #expect(try machine.identifiers(.unknown) == ["sql-not-tried"])
    #expect(try !String(describing: machine.findings()).contains("hunter"))
    #expect(runs(machine).isEmpty)
    try machine.file("etc/hosts", "10.0.0.1 hunter.sample.test\n")
    #expect(try machine.identifiers(.unknown) == [])
  }

  @Test("of a realm whose name is not shown are not counted")
  func unknownRealm() throws {
    let statement = "SELECT password FROM users WHERE id = '%u' AND realm = '%r'"
    let machine = try machine(["sql_select": statement], main: ["smtpd_sasl_local_domain": "S3CR3TPW:x"])
    #expect(try machine.findings(user: "joe").filter { $0.severity == .fault } == [])
    #expect(runs(machine).map(\.input) == ["SELECT 0;\n"])
  }

  @Test("in databases of other kinds, or without a client program, are not tried, and that is said")
  func untried() throws {
    #expect(try machine(["sql_engine": "pgsql"]).identifiers(.unknown) == ["sql-not-tried"])
    #expect(try machine(["sql_select": ""]).identifiers() == ["sql-incomplete"])
    let machine = try PlayedMachine()
    try machine.file(
      "etc/postfix/sasl/smtpd.conf",
      "auxprop_plugin: sql\nmech_list: PLAIN\nsql_hostnames: 127.0.0.1:1\nsql_select: SELECT '%u'\n")
    #expect(try machine.identifiers() == ["sql-unreachable"])
  }

  @Test("behind PAM are asked for by the options of pam_mysql")
  func pam() throws {
    let machine = try PlayedMachine()
    try machine.file("etc/postfix/sasl/smtpd.conf", "pwcheck_method: saslauthd\nmech_list: PLAIN\n")
    let options =
      "user=p passwd=top-secret host=127.0.0.1 db=d table=t usercolumn=u passwdcolumn=w where=active=1"
    try machine.file(
      "etc/pam.d/smtp", "auth required pam_mysql.so \(options)\naccount required pam_mysql.so \(options)\n",
      mode: 0o600)
    machine.commands.answer("mariadb", output: "1\n")
    _ = try machine.findings(user: "joe@sample.test")
    let run = try #require(runs(machine).first)
    #expect(
      run.input
        == "SELECT COUNT(*) FROM (SELECT w FROM t WHERE u = _utf8mb4 X'6a6f65' AND (active=1)) AS doctor;\n")
    #expect(run.secretFile.contains("password=\"top-secret\""))
  }
}
