import Doctor
import Foundation
import ProgramTesting
import Testing

@Suite("The file of accounts, sasldb2")
struct SasldbTests {
  /// The beginning of a Berkeley DB hash table, and what else a table may have.
  private static func table(_ contents: String) -> [UInt8] {
    [UInt8](repeating: 0, count: 12) + [0x61, 0x15, 0x06, 0x00] + Array(contents.utf8)
  }

  private func machine(
    chroot: String, path: String = "/etc/sasldb2", main: [String: String] = [:]
  ) throws -> PlayedMachine {
    let machine = try PlayedMachine(main, services: [("submission", chroot, [:])])
    try machine.file(
      "etc/postfix/sasl/smtpd.conf",
      "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: \(path)\n")
    machine.commands.answer("sasldblistusers2", output: "joe@sample.test: userPassword\n")
    return machine
  }

  @Test(
    "is read by the file's group, or by nobody who should",
    arguments: [(0o644, true), (0o640, false), (0o604, true)])
  func mode(mode: Int, isReadable: Bool) throws {
    let machine = try machine(chroot: "n")
    try machine.scratch.file("etc/sasldb2", Self.table("a"), mode: mode)
    #expect(try machine.identifiers() == (isReadable ? [] : ["sasldb-unreadable"]))
    #expect(try machine.identifiers(.warning).contains("sasldb-readable-by-all") == isReadable)
  }

  @Test("is read by a group that Postfix's user is in")
  func group() throws {
    let machine = try machine(chroot: "n")
    try machine.scratch.file("etc/sasldb2", Self.table("a"), mode: 0o640)
    try machine.file("etc/group", "root:x:0:\nown:x:\(getegid()):daemon,postfix\n")
    #expect(try machine.identifiers(.warning) == [])
    try machine.file("etc/group", "root:x:0:\nown:x:\(getegid()):\n")
    let finding = try #require(try machine.findings().first { $0.identifier == "sasldb-unreadable" })
    // The cure for a file of root's group is another one.
    #expect(
      finding.cure.first
        == (getegid() == 0
          ? "chgrp postfix /etc/sasldb2 && chmod 640 /etc/sasldb2" : "adduser postfix own"))
  }

  @Test("cannot be reached through a closed directory")
  func directory() throws {
    let machine = try machine(chroot: "n", path: "/var/private/sasldb2")
    try machine.scratch.file("var/private/sasldb2", Self.table("a"), mode: 0o644)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: machine.path("var/private"))
    let finding = try #require(try machine.findings().first { $0.identifier == "sasldb-unreadable" })
    #expect(finding.evidence.contains { $0.hasPrefix("/var/private: 0700 ") })
  }

  @Test("outside of the chroot is not there for smtpd")
  func chroot() throws {
    let machine = try machine(chroot: "y")
    #expect(try machine.identifiers() == ["sasldb-missing"])
    try machine.scratch.file("etc/sasldb2", Self.table("a"), mode: 0o644)
    let finding = try #require(try machine.findings().first { $0.identifier == "sasldb-not-in-chroot" })
    #expect(finding.evidence.contains("/var/spool/postfix/etc: no such file"))
    #expect(
      finding.cure.last == "install -D -o root -g postfix -m 640 /etc/sasldb2 /var/spool/postfix/etc/sasldb2")
    try machine.scratch.file("var/spool/postfix/etc/sasldb2", Self.table("a"), mode: 0o644)
    #expect(try machine.identifiers() == [])
    // A link to the original leads nowhere there, or to itself.
    try FileManager.default.removeItem(atPath: machine.path("var/spool/postfix/etc/sasldb2"))
    try FileManager.default.createSymbolicLink(
      atPath: machine.path("var/spool/postfix/etc/sasldb2"), withDestinationPath: "/etc/sasldb2")
    #expect(try machine.identifiers() == ["sasldb-not-in-chroot"])
  }

  @Test("in the chroot is compared with the original")
  func stale() throws {
    let machine = try machine(chroot: "y")
    try machine.scratch.file("etc/sasldb2", Self.table("new"), mode: 0o644)
    let copy = try machine.scratch.file("var/spool/postfix/etc/sasldb2", Self.table("old"), mode: 0o644)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -500)], ofItemAtPath: copy)
    #expect(try machine.identifiers() == ["sasldb-stale"])
    try machine.scratch.file("var/spool/postfix/etc/sasldb2", Self.table("new"), mode: 0o644)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -500)], ofItemAtPath: copy)
    #expect(try machine.identifiers() == [])
  }

  @Test("must be a database", arguments: ["", "joe:secret\n", TestText(String(repeating: "x", count: 5000))])
  func damaged(contents: TestText) throws {
    let machine = try machine(chroot: "n")
    try machine.file("etc/sasldb2", contents.text)
    #expect(try machine.identifiers() == ["sasldb-damaged"])
  }

  @Test("must have the user, in the realm that Postfix asks for")
  func users() throws {
    let machine = try machine(chroot: "n")
    try machine.scratch.file("etc/sasldb2", Self.table("a"), mode: 0o644)
    func faults(_ user: String?) throws -> [String] {
      try machine.findings(user: user).filter { $0.severity == .fault }.map(\.identifier)
    }
    #expect(try faults(nil) == [])
    #expect(try faults("joe") == [])
    #expect(try faults("joe@sample.test") == [])
    #expect(try faults("joe@other.test") == ["sasldb-user-missing"])
    #expect(try faults("jim") == ["sasldb-user-missing"])
    machine.commands.answer("sasldblistusers2", output: "joe@elsewhere: userPassword\n")
    #expect(try faults(nil) == ["realm-mismatch"])
    #expect(try faults("joe") == ["sasldb-user-missing"])
    machine.commands.answer("sasldblistusers2", output: "")
    #expect(try faults(nil) == ["sasldb-empty"])
  }

  @Test(
    "are in no realm whose name is not shown, and that is said",
    arguments: [
      ("myhostname", "hunter"), ("smtpd_sasl_local_domain", "S3CR3TPW:x"),
    ])
  func unknownRealm(setting: String, value: String) throws {
    let machine = try machine(
      chroot: "n", main: ["smtpd_sasl_local_domain": ""].merging([setting: value]) { $1 })
    try machine.scratch.file("etc/sasldb2", Self.table("a"), mode: 0o644)
    for (user, identifier) in [
      (nil, "sasldb-realm-unknown"), ("joe", "sasldb-realm-unknown"), ("joe@sample.test", "sasldb-user"),
      ("jim", "sasldb-user-missing"),
    ] {
      let findings = try machine.findings(user: user)
      let names = ["sasldb-realm-unknown", "sasldb-user", "sasldb-user-missing", "realm-mismatch"]
      #expect(findings.map(\.identifier).filter(names.contains) == [identifier])
      #expect(!String(describing: findings).contains(value))
    }
  }

  @Test("in a chroot are added outside of it, and copied")
  func userInChroot() throws {
    let machine = try machine(chroot: "y")
    for place in ["etc/sasldb2", "var/spool/postfix/etc/sasldb2"] {
      try machine.scratch.file(place, Self.table("a"), mode: 0o644)
    }
    let finding = try #require(
      try machine.findings(user: "jim").first { $0.identifier == "sasldb-user-missing" })
    #expect(
      finding.cure == [
        "saslpasswd2 -c -f /etc/sasldb2 -u sample.test jim",
        "install -o root -g postfix -m 640 /etc/sasldb2 /var/spool/postfix/etc/sasldb2",
      ])
  }
}
