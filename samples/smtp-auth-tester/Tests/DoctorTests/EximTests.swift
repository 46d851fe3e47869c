import Doctor
import Foundation
import ProgramTesting
import ServerTesting
import Sysroot
import Testing

@Suite("An Exim")
struct EximTests {
  /// Debian's directory with one file of settings, and an Exim that runs.
  private func machine(_ text: String, file: String = "exim4.conf.template", split: Bool = false) throws
    -> PlayedMachine
  {
    let machine = try PlayedMachine()
    try machine.file(
      "etc/exim4/update-exim4.conf.conf", "dc_use_split_config='\(split)'\ndc_local_interfaces=''\n")
    try machine.file("etc/exim4/\(file)", text)
    try machine.file("proc/99/cmdline", "/usr/sbin/exim4\0-bd\0")
    let group = getegid()
    try machine.file("etc/passwd", "Debian-exim:x:\(PlayedMachine.stranger):\(group)::/:/bin/false\n")
    try machine.file("etc/group", "Debian-exim:x:\(group):\n")
    let identity = try TestCertificates.shared.get()[.good]
    try machine.file("etc/tls/good.pem", identity.certificate + identity.key, mode: 0o640)
    try machine.file("etc/tls/other.key", try TestCertificates.shared.get()[.ed25519].key, mode: 0o640)
    return machine
  }

  private func findings(_ machine: PlayedMachine) throws -> [Finding] {
    try EximExamination(machine: Tree(root: machine.scratch.path)).findings()
  }

  private func identifiers(_ machine: PlayedMachine) throws -> [String] {
    let found = try findings(machine)
    #expect(!String(describing: found).contains("S3CR3T"))
    return found.filter { $0.severity > .note }.map(\.identifier)
  }

  private static let main = "tls_certificate = /etc/tls/good.pem\n"

  private static let servers = """
    begin authenticators
    plain_server:
      driver = plaintext
      public_name = PLAIN
      server_condition = "${if crypteq{$auth3}{${extract{1}{:}{${lookup{$auth2}lsearch{CONFDIR/passwd}{$value}{*:*}}}}}{1}{0}}"
      server_set_id = $auth2
      server_prompts = :
      .ifndef AUTH_SERVER_ALLOW_NOTLS_PASSWORDS
      server_advertise_condition = ${if eq{$tls_in_cipher}{}{}{*}}
      .endif
    cram:
      driver = cram_md5
      public_name = CRAM-MD5
      server_secret = S3CR3TPW
    begin rewrite
    plain:
      driver = plaintext
      client_send = ^joe^S3CR3TPW

    """

  @Test("is well set up where it has authenticators for servers and can read its passwords")
  func good() throws {
    let machine = try machine(Self.main + Self.servers)
    try machine.file("etc/exim4/passwd", "joe:S3CR3TPW\n", mode: 0o640)
    #expect(try identifiers(machine) == [])
    let found = try findings(machine)
    #expect(found.contains { $0.title == "Exim has PLAIN, CRAM-MD5" })
    #expect(found.contains { $0.identifier == "exim-back-end" && $0.evidence == ["/etc/exim4/passwd"] })
    #expect(
      found.first { $0.identifier == "mechanisms" }?.evidence.first
        == "/etc/exim4/exim4.conf.template:3: authenticator 'plain_server', driver plaintext")
  }

  @Test("may have nothing but comments, or authenticators for itself as a client")
  func none() throws {
    let client = "begin authenticators\nplain:\n  driver = plaintext\n  client_send = ^joe^S3CR3TPW\n"
    for text in [
      "", "begin authenticators\n", client, "# " + Self.servers.replacing("\n", with: "\n# "),
      ".ifdef NO\n" + Self.servers + ".endif\n",
    ] {
      let machine = try machine(Self.main + text)
      #expect(try identifiers(machine) == ["auth-off"])
    }
    let split = try machine(Self.servers, file: "conf.d/auth/30_examples", split: true)
    try split.file("etc/exim4/passwd", "x:y\n", mode: 0o640)
    try split.file("etc/exim4/conf.d/auth/30_examples.dpkg-old", "nonsense")
    #expect(try identifiers(split) == [])
    // One whole file comes before all others.
    try split.file("etc/exim4/exim4.conf", "tls_certificate = /etc/tls/good.pem\n")
    #expect(try identifiers(split) == ["auth-off"])
  }

  @Test(
    "may not come to what checks its passwords, offer them in the clear, or have TLS that does not work",
    arguments: [
      ("CONFDIR/passwd", "/etc/none", ["exim-passwords-unreadable"]),
      ("tls_in_cipher", "other", ["cleartext-auth"]),
      (
        "begin authenticators", "AUTH_SERVER_ALLOW_NOTLS_PASSWORDS = 1\nbegin authenticators",
        ["cleartext-auth"]
      ),
      ("begin authenticators", "auth_advertise_hosts =\nbegin authenticators", ["auth-off"]),
      ("begin authenticators", "tls_advertise_hosts =\nbegin authenticators", ["auth-needs-tls-that-is-off"]),
      (
        "begin authenticators", "tls_privatekey = /etc/tls/other.key\nbegin authenticators",
        ["tls-key-mismatch"]
      ),
      (
        "begin authenticators", "KEY = /etc/tls/none.key\ntls_privatekey = KEY\nbegin authenticators",
        ["tls-key-missing"]
      ),
      ("public_name = PLAIN", "public_name = LOGIN", []),
      ("server_prompts = :", "hide server_prompts = :", []),
      ("server_prompts = :", "public_name = LOGIN", ["exim-login-without-prompts"]),
      (
        "server_secret = S3CR3TPW",
        "server_secret = x\ndove:\n  driver = dovecot\n  server_socket = /run/none\n  public_name = X",
        ["dovecot-not-listening"]
      ),
      ("${if crypteq{$auth3}", "${if saslauthd{{$auth2}{$auth3}}", ["saslauthd-not-running"]),
    ])
  func faults(old: String, new: String, expected: [String]) throws {
    let machine = try machine((Self.main + Self.servers).replacing(old, with: new))
    try machine.file("etc/exim4/passwd", "joe:S3CR3TPW\n", mode: 0o640)
    let found = try identifiers(machine)
    #expect(found == expected)
  }

  @Test("may not run, listen for this machine only, or have passwords that it may not read")
  func machine() throws {
    let machine = try machine(Self.main + Self.servers)
    try machine.file("etc/exim4/passwd", "joe:x\n", mode: 0o600)
    #expect(try identifiers(machine) == ["exim-passwords-unreadable"])
    #expect(
      try findings(machine).first { $0.severity == .fault }?.cure
        == ["chgrp Debian-exim /etc/exim4/passwd && chmod 640 /etc/exim4/passwd"])
    try machine.file("etc/exim4/update-exim4.conf.conf", "dc_local_interfaces='127.0.0.1 ; ::1'\n")
    try machine.file("etc/exim4/passwd", "joe:x\n", mode: 0o644)
    #expect(try identifiers(machine) == ["exim-loopback-only"])
    try FileManager.default.removeItem(atPath: machine.path("proc/99"))
    #expect(try identifiers(machine) == ["exim-not-running", "exim-loopback-only"])
  }

  @Test(
    "may have files of any text",
    arguments: [
      ".endif\n.else\n", ".ifdef\n", "begin\n", "=\n:\n", "A = A\nB = A B\ntls_certificate = A\n", "\\\n\\\n",
      "begin authenticators\n=x\n:\n",
    ])
  func hostile(text: String) throws {
    _ = try findings(machine(String(repeating: text, count: 500)))
  }
}
