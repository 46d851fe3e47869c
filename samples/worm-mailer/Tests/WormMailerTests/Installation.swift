import Foundation
import ProgramTesting
import RealServers

/// A worm-mailer as an administrator sets it up: a configuration file and a spool, in a directory of a test's own.
final class Installation: Sendable {
  /// Who sends, and who is told of what concerns the program itself.
  static let sender = "worm-report@reporter.example"
  static let administrator = "root@reporter.example"

  /// The sink that stands for all mail servers; nil where the test has its own way out.
  let sink: MailSink?
  let scratch: Scratch

  var spool: String { scratch.path + "/spool" }
  var configuration: String { scratch.path + "/worm-mailer.conf" }

  /// - Parameters:
  ///   - settings: Lines of the configuration, besides the usual ones of other keys.
  ///   - names: Knows the attackers; nil where nobody is looked up.
  ///   - sink: Takes the mail as the relay.
  ///   - inMemory: Whether the spool is in memory, for what brings thousands of files to the disk one by one.
  init(_ settings: String = "", names: NameServer?, sink: MailSink? = nil, inMemory: Bool = false) throws {
    self.sink = sink
    scratch = try Scratch(inMemory: inMemory)
    // The addresses and domains of the tests are reserved ones; nobody else's would do.
    let usual = """
      spool = \(scratch.path)/spool
      send = yes
      review = 0
      from = \(Self.sender)
      admin = \(Self.administrator)
      nameserver = \(names?.address ?? "127.0.0.1:1")
      allow_network = 127.0.0.0/8
      allow_network = 192.0.2.0/24
      allow_network = 198.18.0.0/15
      allow_domain = example
      \(sink.map { "relay = \($0.address)\nrelay_tls = none\n" } ?? "")
      """
    try FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: true)
    let keys = Set(settings.split(separator: "\n").map(Self.key))
    let others = usual.split(separator: "\n").filter { !keys.contains(Self.key($0)) }
    try scratch.file("worm-mailer.conf", others.joined(separator: "\n") + "\n" + settings)
  }

  private static func key(_ line: Substring) -> Substring { line.prefix { $0 != " " } }

  /// Adds lines to the configuration.
  func configure(_ settings: String) throws {
    try scratch.file("worm-mailer.conf", String(contentsOfFile: configuration, encoding: .utf8) + settings)
  }

  /// The variable by which a program finds the configuration.
  var variable: String { "WORM_MAILER_CONF=\(configuration)" }

  /// Runs the program with arguments.
  ///
  /// - Parameter input: What is on its standard input.
  @discardableResult
  func run(_ arguments: [String], input: [UInt8]? = nil, environment: [String] = []) throws -> Outcome {
    let file = try input.map { try scratch.file("input-\(UUID())", $0) }
    defer { if let file { try? FileManager.default.removeItem(atPath: file) } }
    return try sample.run(arguments, input: file ?? "/dev/null", environment: [variable] + environment)
  }

  /// Starts the program without waiting for its end.
  func start(_ arguments: [String], environment: [String] = []) throws -> Running {
    try sample.start(
      [try sample.binaries() + "/worm-mailer"] + arguments, environment: [variable] + environment)
  }

  /// Has `log` take lines.
  @discardableResult
  func log(_ lines: [String]) throws -> Outcome {
    try run(["log"], input: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// A line as Apache's format 'combined' has it, of now.
  static func line(_ address: String, _ target: String) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "UTC")
    format.dateFormat = "dd/MMM/yyyy:HH:mm:ss Z"
    let time = format.string(from: Date())
    return "\(address) - - [\(time)] \"GET \(target) HTTP/1.0\" 404 196 \"-\" \"-\""
  }

  /// The names in a directory of the spool, without those that a killed process has left behind.
  func names(in place: String) -> [String] {
    let all = try? FileManager.default.contentsOfDirectory(atPath: "\(spool)/\(place)")
    return (all ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// What `show --json` knows of an address or a domain.
  func dossier(_ subject: String) throws -> Dossier {
    let outcome = try run(["show", "--json", subject])
    return try JSONDecoder().decode(Dossier.self, from: Data(outcome.output.utf8))
  }

  /// What `suppress list` has.
  func suppressed() throws -> [String] {
    struct Row: Decodable { var what: String }
    let outcome = try run(["suppress", "list", "--json"])
    return try JSONDecoder().decode([Row].self, from: Data(outcome.output.utf8)).map(\.what)
  }

  /// The mails that have arrived.
  func mails() throws -> [ReceivedMail] { try sink?.mails() ?? [] }

  /// Looks every few milliseconds until a condition holds.
  ///
  /// - Returns: Whether it did within a minute.
  func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    let end = Date(timeIntervalSinceNow: 60)
    while true {
      if try condition() { return true }
      if Date() > end { return false }
      usleep(5000)
    }
  }
}

/// What `show --json` prints, as far as tests look at it.
struct Dossier: Decodable {
  struct Attack: Decodable {
    var signature: String
    var outcome: String?
  }
  struct Report: Decodable {
    struct Event: Decodable { var text: String }
    var id: String
    var state: String
    var requests: Int?
    var events: [Event]
  }
  struct Reply: Decodable {
    var kind: String
    var permanent: Bool
  }
  var suppressed: String?
  var requests: Int?
  var attacks: [Attack]?
  var reports: [Report]
  var replies: [Reply]

  /// Whether anything says that a mail may have been sent twice.
  var confessesDoubt: Bool {
    reports.contains { $0.events.contains { $0.text.hasPrefix("possibly sent twice") } }
  }
}
