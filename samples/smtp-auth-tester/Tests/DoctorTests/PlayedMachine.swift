import ChildProcess
import Doctor
import Foundation
import ProgramTesting
import Secrecy
import ServerTesting
import Synchronization
import Sysroot

/// A directory tree that stands for a machine with a Postfix, whose programs are played.
final class PlayedMachine: Sendable {
  let scratch: Scratch
  let commands: PlayedCommands

  /// - Parameters:
  ///   - main: Settings of main.cf, in place of the usual ones.
  ///   - services: Services of master.cf: name, chroot column, and their own settings.
  ///   - type: Of the services, and the program that they run.
  ///   - tableTypes: What postconf says of the types of tables that there are.
  init(
    _ main: [String: String] = [:],
    services: [(name: String, chroot: String, own: [String: String])] = [("submission", "n", [:])],
    type: String = "inet", command: String = "smtpd", tableTypes: [String] = []
  ) throws {
    scratch = try Scratch()
    var settings = [
      "compatibility_level": "3.6", "config_directory": "/etc/postfix",
      "queue_directory": "/var/spool/postfix",
      "mail_owner": "postfix", "myhostname": "mail.sample.test", "inet_interfaces": "all",
      "smtpd_sasl_auth_enable": "yes", "smtpd_sasl_type": "cyrus", "smtpd_sasl_path": "smtpd",
      "smtpd_sasl_local_domain": "sample.test", "smtpd_sasl_security_options": "noanonymous",
      "smtpd_sasl_tls_security_options": "noanonymous", "smtpd_tls_auth_only": "yes",
      "smtpd_tls_security_level": "may", "smtpd_tls_cert_file": "/etc/ssl/mail.pem",
      "broken_sasl_auth_clients": "yes", "mynetworks": "127.0.0.0/8",
      "smtpd_relay_restrictions": "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination",
      "maillog_file": "/var/log/mail.log",
    ]
    let known = Set(settings.keys)
    settings.merge(main) { $1 }
    commands = PlayedCommands(
      settings: settings, known: known, services: services, type: type, command: command,
      tableTypes: tableTypes)
    let identity = try TestCertificates.shared.get()[.good]
    for (path, text) in [
      ("etc/debian_version", "12\n"), ("etc/postfix/master.cf", ""),
      ("etc/ssl/mail.pem", identity.certificate + identity.key),
      ("etc/postfix/main.cf", settings.map { "\($0) = \($1)" }.sorted().joined(separator: "\n") + "\n"),
      ("etc/passwd", "root:x:0:0::/:/bin/sh\npostfix:x:\(Self.stranger):\(Self.stranger)::/:/bin/false\n"),
      ("etc/group", "root:x:0:\npostfix:x:\(Self.stranger):\nown:x:\(getegid()):\n"),
      ("var/spool/postfix/pid/master.pid", "7\n"), ("proc/7/comm", "master\n"), ("var/log/mail.log", ""),
    ] { try scratch.file(path, text) }
    for module in ["plain", "login", "crammd5", "scram", "sasldb", "sql"] {
      try scratch.file("usr/lib/x86_64-linux-gnu/sasl2/lib\(module).so", "")
    }
  }

  /// A number that is neither the user's who runs the tests nor root's.
  static let stranger = 4711

  func file(_ path: String, _ text: String, mode: Int = 0o644) throws {
    try scratch.file(path, text, mode: mode)
  }

  func path(_ path: String) -> String { "\(scratch.path)/\(path)" }

  /// The same with a file of accounts that smtpd can read, so that AUTH works.
  func withAccounts() throws -> PlayedMachine {
    try file(
      "etc/postfix/sasl/smtpd.conf",
      "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\n")
    // The beginning of a Berkeley DB hash table.
    try scratch.file("etc/sasldb2", [UInt8](repeating: 0, count: 12) + [0x61, 0x15, 0x06, 0x00], mode: 0o644)
    commands.answer("sasldblistusers2", output: "joe@sample.test: userPassword\n")
    return self
  }

  /// What the doctor finds.
  func findings(service: String? = nil, user: String? = nil) throws -> [Finding] {
    try Examination(
      machine: Tree(root: scratch.path), commands: commands, service: service,
      account: user.map { Examination.Account(user: $0, password: nil) }
    ).findings()
  }

  /// The identifiers of the findings of a severity or worse.
  func identifiers(_ severity: Finding.Severity = .fault) throws -> [String] {
    try findings().filter { $0.severity >= severity }.map(\.identifier)
  }
}

/// Programs that answer from a table, and remember what they were asked.
final class PlayedCommands: Commands {
  struct Run: Sendable {
    let program: String
    let arguments: [String]
    let input: String
    let secretFile: String
  }

  private let settings: [String: String]
  private let known: Set<String>
  private let services: [(name: String, chroot: String, own: [String: String])]
  private let type: String
  private let command: String
  private let tableTypes: [String]
  private let state = Mutex((results: [String: CommandResult](), runs: [Run]()))

  /// - Parameter known: The names of the settings that Postfix has.
  init(
    settings: [String: String], known: Set<String>,
    services: [(name: String, chroot: String, own: [String: String])],
    type: String, command: String, tableTypes: [String]
  ) {
    self.settings = settings
    self.known = known
    self.services = services
    self.type = type
    self.command = command
    self.tableTypes = tableTypes
  }

  /// All runs so far.
  var runs: [Run] { state.withLock { $0.runs } }

  /// Has a program answer.
  func answer(_ program: String, status: Int32 = 0, output: String = "", errors: String = "") {
    state.withLock {
      $0.results[program] = CommandResult(
        status: status, output: Array(output.utf8), errors: Array(errors.utf8))
    }
  }

  func run(
    _ program: String, _ arguments: [String], input: [UInt8], secretFile: Secret?, seconds: Double
  ) -> CommandResult? {
    let secret = secretFile.map { $0.withBytes { String(decoding: $0, as: UTF8.self) } } ?? ""
    let run = Run(
      program: program, arguments: arguments, input: String(decoding: input, as: UTF8.self),
      secretFile: secret)
    let result = state.withLock {
      $0.runs.append(run)
      return $0.results[program]
    }
    if let result { return result }
    return program == "postconf" ? CommandResult(status: 0, output: Array(postconf(arguments).utf8)) : nil
  }

  private func postconf(_ arguments: [String]) -> String {
    if arguments.contains("-F") {
      return services.map { service in
        [
          "service = \(service.name)", "type = \(type)", "private = n", "unprivileged = -",
          "chroot = \(service.chroot)", "command = \(command)",
        ].map { "\(service.name)/\(type)/\($0)\n" }.joined()
      }.joined()
    }
    if arguments.contains("-P") {
      return services.flatMap { service in service.own.map { "\(service.name)/\(type)/\($0) = \($1)\n" } }
        .joined()
    }
    if arguments.contains("-m") { return tableTypes.map { $0 + "\n" }.joined() }
    if arguments.contains("-d") { return known.map { "\($0) =\n" }.joined() }
    var all = settings
    for (option, value) in zip(arguments, arguments.dropFirst()) where option == "-o" {
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      all[parts[0]] = parts[1]
    }
    return all.map { "\($0) = \($1)\n" }.joined()
  }
}
