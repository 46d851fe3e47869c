import Doctor
import ProgramTesting
import Sysroot
import Testing

@Suite("The servers that a client sends mail to")
struct ClientRouteTests {
  /// What is found, with a table of passwords that has one key, and tables of routes.
  ///
  /// - Parameter key: What a password is found by.
  private func client(
    _ settings: [String: String], key: String = "[smtp.test]:587", tables: [String: String] = [:],
    own: [String: String] = [:]
  ) throws -> (found: ClientExamination, findings: [Finding], asked: [String]) {
    let main = [
      "smtp_sasl_auth_enable": "yes", "smtp_sasl_security_options": "noanonymous",
      "smtp_sasl_tls_security_options": "noanonymous", "smtp_tls_security_level": "encrypt", "relayhost": "",
      "default_transport": "smtp", "smtp_sasl_password_maps": "texthash:/etc/postfix/passwd",
    ]
    let machine = try PlayedMachine(
      main.merging(settings) { $1 }, services: [("smtp", "n", own), ("out", "n", own)], type: "unix",
      command: "smtp")
    try machine.file("etc/postfix/passwd", "\(key) joe:pass\n", mode: 0o600)
    for (name, text) in tables { try machine.file("etc/postfix/" + name, text) }
    machine.commands.answer("postmap", status: 1)
    let found = try ClientExamination(machine: Tree(root: machine.scratch.path), commands: machine.commands)
    let asked = machine.commands.runs.filter { $0.program == "postmap" }.compactMap {
      $0.arguments.dropFirst().first
    }
    return (found, found.findings(), asked)
  }

  @Test(
    "are those of every setting that names one, each with the keys of its password",
    arguments: [
      (["default_transport": "smtp:[smtp.test]:587"], ["[smtp.test]:587"], ["smtp.test", "[smtp.test]:587"]),
      (["default_transport": "out:[smtp.test]"], ["[smtp.test]"], ["smtp.test", "[smtp.test]"]),
      (["relay_transport": "smtp:smtp.test"], ["smtp.test"], ["smtp.test"]),
      (
        ["default_transport": "lmtp:[smtp.test]", "relayhost": "[a.test]"], ["[a.test]"],
        ["a.test", "[a.test]"]
      ),
      (
        ["sender_dependent_relayhost_maps": "texthash:/etc/postfix/senders"], ["smtp.test", "[b.test]:465"],
        nil
      ),
      (
        ["sender_dependent_default_transport_maps": "texthash:/etc/postfix/transport"],
        ["[smtp.test]:587", "[c.test]"], nil
      ),
      (
        ["transport_maps": "texthash:/etc/postfix/transport", "relayhost": "[a.test]"],
        ["[a.test]", "[smtp.test]:587", "[c.test]"], nil
      ),
      (["transport_maps": "regexp:/etc/postfix/patterns"], ["[d.test]:26"], ["d.test", "[d.test]:26"]),
      (
        [
          "sender_dependent_relayhost_maps": "texthash:/etc/postfix/senders",
          "smtp_sender_dependent_authentication": "yes",
        ],
        ["smtp.test", "[b.test]:465"],
        ["@sample.test", "smtp.test", "joe@sample.test", "b.test", "[b.test]:465"]
      ),
      (["transport_maps": "hash:/etc/postfix/none"], [], []),
      (["relayhost": "[a.test]", "default_transport": "smtp"], ["[a.test]"], nil),
    ] as [([String: String], [String], [String]?)])
  func routes(settings: [String: String], servers: [String], keys: [String]?) throws {
    let (found, findings, asked) = try client(
      settings,
      tables: [
        "senders": "# senders\n@sample.test smtp.test\njoe@sample.test [b.test]:465\nx S3CR3T\n",
        "transport":
          "a.test smtp:[smtp.test]:587\nb.test out:[c.test]\nc.test local:\nd.test :\ne.test error:no mail\n",
        "patterns": "/@d\\.test$/ smtp:[d.test]:26\n",
      ])
    #expect(found.routes.compactMap(\.relayhost?.text) == servers)
    if let keys { #expect(asked == keys) }
    #expect(!findings.contains { $0.identifier == "client-no-relayhost" })
    #expect(!String(describing: findings).contains("S3CR3T"))
  }

  @Test("have keys that are nearly right, by whatever setting they are named")
  func mismatch() throws {
    for settings in [
      ["default_transport": "smtp:smtp.test:587"],
      ["sender_dependent_relayhost_maps": "texthash:/etc/postfix/senders"],
    ] {
      let (_, findings, _) = try client(
        settings, key: "[smtp.test]", tables: ["senders": "@sample.test smtp.test\n"],
        own: ["smtp_sender_dependent_authentication": "yes"])
      let faults = findings.filter { $0.severity == .fault }
      #expect(faults.map(\.identifier) == ["password-key-mismatch"])
      #expect(faults.first?.title.hasPrefix("the key '[smtp.test]' is spelled otherwise than ") == true)
      #expect(
        faults.first?.evidence.contains { $0.hasSuffix("smtp.test") || $0.hasSuffix("smtp.test:587") } == true
      )
    }
  }

  @Test("are not known where a database names them")
  func database() throws {
    let (_, findings, _) = try client(["transport_maps": "mysql:/etc/postfix/transport.cf"])
    #expect(findings.filter { $0.severity > .note }.map(\.identifier) == ["client-routes-unknown"])
    let (_, both, _) = try client([
      "transport_maps": "mysql:/etc/postfix/transport.cf", "relayhost": "[smtp.test]:587",
    ])
    #expect(both.contains { $0.identifier == "client-other-routes" })
  }

  @Test(
    "want types of tables that this Postfix may not have",
    arguments: ["mysql", "proxy:mysql", "hash", "lmdb"])
  func types(type: String) throws {
    let machine = try PlayedMachine(
      [
        "smtp_sasl_auth_enable": "yes", "relayhost": "[a.test]", "smtp_tls_security_level": "encrypt",
        "smtp_sasl_tls_security_options": "noanonymous",
        "smtp_sasl_password_maps": "\(type):/etc/postfix/passwd",
      ], services: [("smtp", "n", [:])], type: "unix", command: "smtp",
      tableTypes: ["static", "proxy", "lmdb", "texthash"])
    try machine.file("etc/postfix/passwd", "[a.test] joe:pass\n", mode: 0o600)
    try machine.file("etc/postfix/passwd.lmdb", "", mode: 0o600)
    machine.commands.answer(
      "postmap", status: 1, errors: "postmap: fatal: unsupported dictionary type: \(type)\n")
    let findings = try ClientExamination(
      machine: Tree(root: machine.scratch.path), commands: machine.commands
    ).findings()
    let faults = findings.filter { $0.identifier == "table-type-missing" }
    let name = String(type.split(separator: ":").last ?? "")
    #expect(
      faults.map(\.title) == (name == "lmdb" ? [] : ["this Postfix has no tables of the type '\(name)'"]))
    #expect(findings.contains { $0.identifier == "cannot-look" } == (name == "lmdb"))
    if name == "mysql" { #expect(faults.first?.cure.first == "apt-get install postfix-mysql") }
  }
}
