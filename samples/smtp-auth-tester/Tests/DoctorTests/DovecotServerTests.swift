import Doctor
import ProgramTesting
import ServerTesting
import Sysroot
import Testing

@Suite("A Dovecot by itself")
struct DovecotServerTests {
  /// What is found where doveconf(1) says this.
  private func findings(_ text: String, isRunning: Bool = true) throws -> [Finding] {
    let machine = try PlayedMachine()
    if isRunning { try machine.file("proc/99/cmdline", "/usr/sbin/dovecot\0-F\0") }
    let identity = try TestCertificates.shared.get()[.good]
    try machine.file("etc/tls/good.pem", identity.certificate + identity.key)
    try machine.file("etc/tls/other.key", try TestCertificates.shared.get()[.ed25519].key)
    machine.commands.answer("doveconf", output: text)
    return try DovecotExamination(machine: Tree(root: machine.scratch.path), commands: machine.commands)
      .findings()
  }

  private static let good = """
    # 2.3.19.1
    auth_mechanisms = plain login
    base_dir = /run/dovecot
    disable_plaintext_auth = yes
    passdb {
      args = password=S3CR3TPW
      driver = pam
    }
    protocols = " imap submission"
    service auth {
      inet_listener {
        port = 0
      }
      unix_listener auth-client {
        mode = 0600
      }
    }
    ssl = yes
    ssl_cert = </etc/tls/good.pem
    ssl_key = </etc/tls/good.pem
    submission_relay_host = 127.0.0.1

    """

  @Test(
    "is found to be well set up, or not, by what doveconf says",
    arguments: [
      ("", "", []), ("protocols = \" imap submission\"", "protocols = ", []),
      ("driver = pam", "driver = passwd-file", []),
      (
        "auth_mechanisms = plain login", "auth_mechanisms = plain login cram-md5",
        ["warning mechanisms-need-passwords"]
      ),
      (
        "auth_mechanisms = plain login", "auth_mechanisms = CRAM-MD5 scram-sha-256",
        ["fault mechanisms-need-passwords"]
      ),
      (
        "submission_relay_host = 127.0.0.1", "submission_relay_host =",
        ["fault dovecot-submission-without-relay"]
      ),
      ("disable_plaintext_auth = yes", "disable_plaintext_auth = no", ["warning cleartext-auth"]),
      ("disable_plaintext_auth = yes", "auth_allow_cleartext = yes", ["warning cleartext-auth"]),
      ("ssl = yes", "ssl = no", ["warning auth-needs-tls-that-is-off"]),
      ("ssl_key = </etc/tls/good.pem", "ssl_key = </etc/tls/other.key", ["fault tls-key-mismatch"]),
      ("ssl_key = </etc/tls/good.pem", "ssl_key = # hidden, use -P to show it", []),
      (
        "ssl_cert = </etc/tls/good.pem", "ssl_server_cert_file = /etc/tls/none.pem",
        ["fault tls-certificate-missing"]
      ),
      ("passdb {", "passdb pam {", []), ("passdb {", "userdb {", ["fault dovecot-no-passdb"]),
      (
        "unix_listener auth-client", "unix_listener /var/spool/postfix/private/auth",
        ["fault dovecot-does-not-answer"]
      ),
      ("port = 0", "port = 1", ["fault dovecot-does-not-answer"]),
    ])
  func settings(old: String, new: String, identifiers: [String]) throws {
    let found = try findings(old.isEmpty ? Self.good : Self.good.replacing(old, with: new))
    #expect(
      found.filter { $0.severity > .note }.map { "\($0.severity.rawValue) \($0.identifier)" } == identifiers)
    #expect(!String(describing: found).contains("S3CR3T"))
  }

  @Test("may not run")
  func stopped() throws {
    #expect(try findings(Self.good, isRunning: false).first?.identifier == "dovecot-not-running")
  }

  @Test(
    "may have a configuration that it does not take, of which nothing is quoted",
    arguments: [
      (
        "doveconf: Fatal: Error in configuration file /etc/dovecot/conf.d/10-auth.conf line 12: Unknown setting: S3CR3TPW\n",
        "doveconf cannot read /etc/dovecot/dovecot.conf: file /etc/dovecot/conf.d/10-auth.conf, line 12, Unknown setting"
      ), ("S3CR3TPW\n", "doveconf cannot read /etc/dovecot/dovecot.conf: it says 'doveconf -c FILE' why"),
    ])
  func broken(errors: String, message: String) throws {
    let machine = try PlayedMachine()
    machine.commands.answer("doveconf", status: 89, errors: errors)
    let problem = #expect(throws: ConfigurationProblem.self) {
      try DovecotExamination(machine: Tree(root: machine.scratch.path), commands: machine.commands)
    }
    #expect(problem?.description == message)
  }

  @Test(
    "may say anything, with braces that do not fit",
    arguments: ["}", "{", "a {\n{\n{\n", "passdb {", "= =\n}\n}\nx", "\0"])
  func hostile(text: String) throws {
    _ = try findings(text)
    _ = try findings(String(repeating: text, count: 1000))
  }
}
