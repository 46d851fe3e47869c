import Doctor
import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("What nobody expects in a file's place")
struct HostileTests {
  /// The files that the doctor reads.
  private static let files = [
    "etc/postfix/sasl/smtpd.conf", "etc/pam.d/smtp", "etc/passwd", "etc/group", "etc/postfix/main.cf",
    "etc/postfix/master.cf", "var/log/mail.log", "var/spool/postfix/pid/master.pid", "etc/sasldb2",
    "etc/default/saslauthd", "var/run/saslauthd/mux", "proc/7/comm", "etc/ssl/mail.pem",
  ]

  private static let settings = "pwcheck_method: saslauthd auxprop\nmech_list: PLAIN LOGIN\n"

  private func machine(without file: String) throws -> PlayedMachine {
    let machine = try PlayedMachine(services: [("submission", "n", [:]), ("smtp", "y", [:])])
    try machine.file("etc/postfix/sasl/smtpd.conf", Self.settings)
    try machine.file("etc/pam.d/smtp", "auth required pam_unix.so\naccount required pam_unix.so\n")
    try? FileManager.default.removeItem(atPath: machine.path(file))
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: machine.path(file)).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    return machine
  }

  @Test("a pipe that nobody writes to does not stop the doctor", .timeLimit(.minutes(1)), arguments: files)
  func pipe(file: String) throws {
    let machine = try machine(without: file)
    #expect(mkfifo(machine.path(file), 0o644) == 0)
    #expect(try !machine.findings().isEmpty)
  }

  @Test("nor does a directory, a link to itself, or a dangling one", arguments: files)
  func directory(file: String) throws {
    let machine = try machine(without: file)
    try FileManager.default.createDirectory(atPath: machine.path(file), withIntermediateDirectories: true)
    #expect(try !machine.findings().isEmpty)
    for target in ["/" + file, "/nonexistent/x"] {
      try FileManager.default.removeItem(atPath: machine.path(file))
      try FileManager.default.createSymbolicLink(atPath: machine.path(file), withDestinationPath: target)
      #expect(try !machine.findings().isEmpty)
    }
  }

  @Test("nor do bytes that are not text, and lines without an end", arguments: files)
  func bytes(file: String) throws {
    let machine = try machine(without: file)
    var contents: [UInt8] = [0xFF, 0xFE, 0, 0x3A, 0x20, 0x0A, 0x5B, 0x0A, 0x80]
    contents += Array("a: %u [x\n@include smtp\n: \n=\nauth [ \n\"\u{1B}[2J".utf8)
    try machine.scratch.file(file, contents)
    #expect(try !machine.findings().isEmpty)
    try machine.scratch.file(file, [UInt8](repeating: 0x61, count: 6 << 20))
    #expect(try !machine.findings().isEmpty)
  }

  @Test("and postconf may say anything")
  func postconf() throws {
    for output in [
      "", "=", "a/b/c = d\n/ = \n = \n", "smtp/inet/service = x\nsmtp/inet/command = smtpd\n", "\u{0}\n\n",
    ] {
      let machine = try PlayedMachine()
      machine.commands.answer("postconf", output: output)
      #expect(try !machine.findings().isEmpty)
    }
  }

  @Test("a circle of links is known for one, in the chroot too")
  func circle() throws {
    let machine = try PlayedMachine(services: [("submission", "y", [:])])
    try machine.file("etc/postfix/sasl/smtpd.conf", "sasldb_path: /etc/a/sasldb2\nauxprop_plugin: sasldb\n")
    let directory = machine.path("var/spool/postfix/etc")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: directory + "/a", withDestinationPath: "/etc/b")
    try FileManager.default.createSymbolicLink(atPath: directory + "/b", withDestinationPath: "a")
    #expect(try machine.identifiers() == ["sasldb-missing"])
  }

  @Test("an ordinary user is told what cannot be seen, and nothing that is not so")
  func unprivileged() throws {
    let machine = try machine(without: "nothing")
    for closed in ["etc/postfix/sasl", "var/spool/postfix/pid"] {
      chmod(machine.path(closed), 0)
    }
    defer {
      for closed in ["etc/postfix/sasl", "var/spool/postfix/pid"] { chmod(machine.path(closed), 0o755) }
    }
    let found = try asOrdinaryUser { try machine.findings().filter { $0.severity > .note } }
    #expect(Set(found.map(\.identifier)) == ["cannot-look"])
  }
}

@Suite("Postfix's log")
struct LogTests {
  private func titles(_ log: String) throws -> [String] {
    let machine = try PlayedMachine(["smtpd_sasl_auth_enable": "yes"])
    try machine.file("var/log/mail.log", log)
    return try machine.findings().filter { $0.identifier == "log" }.map(\.title)
  }

  @Test("is told of by each line once, without clients and users")
  func lines() throws {
    let failed = "SASL PLAIN authentication failed: authentication failure, sasl_username="
    let log = """
      Nov 22 18:18:45 mail postfix/smtpd[1]: connect from unknown[127.0.0.1]
      Nov 22 18:18:45 mail postfix/smtpd[1]: warning: unknown[127.0.0.1]: \(failed)secret1
      2026-11-22T18:18:45.1+01:00 mail postfix/smtpd[2]: warning: mail.test[192.0.2.7]: \(failed)secret2
      Nov 22 18:18:46 mail postfix/smtpd[3]: warning: SASL authentication problem: unknown password verifier(s) pam
      Nov 22 18:18:46 mail postfix/master[4]: warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling
      Nov 22 18:18:46 mail postfix/smtpd[5]: warning: \u{1B}]0;SASL \u{7}x

      """
    let titles = try titles(log)
    #expect(
      Set(titles) == [
        "the log says, 2 times: warning: SASL PLAIN authentication failed: authentication failure",
        "the log says, once: warning: SASL authentication problem: unknown password verifier(s) pam",
        "the log says, once: warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling",
        "the log says, once: warning: (11 bytes, not shown)",
      ])
  }

  @Test("is read at its end only, and there are never too many lines of it")
  func long() throws {
    let line = "Nov 22 18:18:45 mail postfix/smtpd[1]: warning: SASL error "
    let log = (0..<60_000).map { "\(line)\(200 + $0 % 400)\n" }.joined()
    #expect(try titles(log).count == 12)
    #expect(try titles("\(line)early\n" + String(repeating: "x", count: 2 << 20)).isEmpty)
  }
}
