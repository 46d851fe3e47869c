import Foundation
import ProgramTesting
import RealServers
import Testing

@Suite("A configuration or a spool that is not as it should be")
struct HostileSpoolTests {
  private static let commands: [[String]] = [
    ["run", "--now"], ["run", "--dry-run"], ["queue"], ["queue", "--show"], ["queue", "--json"],
    ["show", "192.0.2.7"], ["show", "victim.example"], ["suppress", "list"],
    ["suppress", "add", "192.0.2.1"],
    ["purge"], ["resume"], ["check", "--no-lookup"], ["bounce"], ["log"], ["log", "--dry-run"], ["cgi"],
    ["test", "/scripts/root.exe", "--address", "192.0.2.7"],
  ]

  @Test("without its configuration a command says which file is missing", arguments: commands)
  func noConfiguration(_ command: [String]) throws {
    let scratch = try Scratch()
    let path = scratch.path + "/missing.conf"
    let environment = ["WORM_MAILER_CONF=\(path)"] + CrowdTests.request("192.0.2.7")
    let outcome = try sample.run(command, environment: environment)
    #expect(outcome.errors.hasPrefix("worm-mailer: \(path): No such file or directory"), "\(outcome)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    // The mail server keeps a mail that cannot be taken now; the web server gives an answer all the same.
    let status: Int32 = command == ["bounce"] ? 75 : command == ["cgi"] ? 0 : 1
    #expect(outcome.status == status)
  }

  @Test(
    "without its spool a command says so, and what to do",
    arguments: commands.filter { $0[0] != "test" && !$0.contains("--dry-run") })
  func noSpool(_ command: [String]) throws {
    let installation = try Installation(names: nil)
    try FileManager.default.removeItem(atPath: installation.spool)
    let outcome = try installation.run(command, environment: CrowdTests.request("192.0.2.7"))
    #expect(outcome.status >= 0 && !outcome.errors.contains("Fatal"), "\(outcome)")
    if ["run", "bounce", "log"].contains(command[0]) {
      #expect(
        outcome.errors.contains("\(installation.spool): No such file or directory; make the spool directory"))
      #expect(outcome.status == 75)
    }
  }

  /// What an enemy who can write into the spool, or a broken disk, may leave there.
  private enum Trap: String, CaseIterable {
    case directory, pipe, link, dangling, empty, garbage, null, numbers, deep, huge

    func set(at path: String, victim: String) throws {
      let files = FileManager.default
      try? files.removeItem(atPath: path)
      switch self {
      case .directory: try files.createDirectory(atPath: path + "/x", withIntermediateDirectories: true)
      case .pipe: mkfifo(path, 0o600)
      case .link: symlink(victim, path)
      case .dangling: symlink("/nonexistent/file", path)
      case .empty: try write(path, [])
      case .garbage: try write(path, (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 197) })
      case .null: try write(path, Array("null\n".utf8))
      case .numbers:
        let number = "99999999999999999999999999"
        try write(
          path,
          Array(
            "#1\n\(number)\t1\tx\t\tx\n-9223372036854775808\t9\tnimda\t\t\n9223372036854775807\t\tnimda\t\t\r\n"
              .utf8))
      case .deep: try write(path, [UInt8](repeating: 0x5B, count: 100_000))
      case .huge:
        try write(path, [])
        truncate(path, 1 << 33)
      }
    }

    private func write(_ path: String, _ bytes: [UInt8]) throws {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
  }

  private static let number = "0b7f3c1e-5d0a-4a52-9a8e-6e1f00000001"

  /// Files of single things, without which the others can be worked with.
  private static let places = [
    "in/192.0.2.7", "in/192.0.2.8", "in/not-an-address", "open/192.0.2.7.json", "cases/192.0.2.8.json",
    "queue/001764000000-\(number).json", "sent/001764000000-\(number).json", "suppress/192.0.2.0_24.json",
    "replies/001764000000-1.json",
  ]

  @Test("hostile files in the spool keep nobody from working on the others", arguments: Trap.allCases)
  private func others(_ trap: Trap) throws {
    let installation = try Installation("send = no\n", names: nil, inMemory: true)
    try installation.log([Installation.line("192.0.2.9", "/scripts/root.exe")])
    let victim = try installation.scratch.file("victim", "precious\n")
    for place in Self.places { try trap.set(at: "\(installation.spool)/\(place)", victim: victim) }
    for command in [["run", "--now"], ["queue"], ["suppress", "list"], ["purge"]] {
      let outcome = try installation.run(command)
      #expect(outcome.status == 0 && !outcome.output.contains("precious"), "\(command): \(outcome)")
    }
    #expect(try installation.dossier("192.0.2.9").requests == 1)
    // What is known of those whose own files are damaged may not be had, but nothing breaks.
    for address in ["192.0.2.7", "192.0.2.8"] {
      let outcome = try installation.run(["show", address])
      #expect([0, 75].contains(outcome.status), "\(outcome)")
      try installation.log([Installation.line(address, "/scripts/root.exe")])
    }
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious\n")
  }

  @Test("nor do hostile files that all depends on do more than stop it", arguments: Trap.allCases)
  private func foundations(_ trap: Trap) throws {
    for place in ["notes.json", "secret", "lock"] {
      let installation = try Installation("send = no\n", names: nil, inMemory: true)
      let victim = try installation.scratch.file("victim", "precious\n")
      try trap.set(at: "\(installation.spool)/\(place)", victim: victim)
      for command in [["run", "--now"], ["queue"], ["bounce"]] {
        let outcome = try installation.run(command)
        #expect([0, 75].contains(outcome.status), "\(place): \(command): \(outcome)")
        #expect(
          outcome.status == 0 || outcome.errors.contains("\(installation.spool)/\(place): "), "\(outcome)")
      }
      #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious\n")
    }
  }

  @Test(
    "numbers at the ends of what there is are numbers like others",
    .enabled(if: Requirement.dnsmasq.isMet, "\(Requirement.dnsmasq.reason)"),
    arguments: [Int64.min, Int64.min + 1, -1, 0, 253_402_300_800, Int64.max])
  func extremes(_ number: Int64) async throws {
    let installation = try Installation(
      "send = no\n", names: try await NameServer.shared(), inMemory: true)
    let addresses = ["192.0.2.7", "192.0.2.9", "192.0.2.10"]
    try installation.log(addresses.map { Installation.line($0, "/scripts/root.exe") })
    #expect(try installation.run(["suppress", "add", "198.51.100.0/24", "--days", "3"]) == Outcome())
    #expect(try installation.run(["run", "--now", "--quiet"]) == Outcome())
    #expect(installation.names(in: "queue").count == 2)
    // One of them is done, and came back.
    let report = try #require(installation.names(in: "queue").first)
    let file = { (place: String) in "\(installation.spool)/\(place)/\(report)" }
    try FileManager.default.moveItem(atPath: file("queue"), toPath: file("sent"))
    let text = try String(contentsOfFile: file("sent"), encoding: .utf8)
    let sent = text.replacing("\"queued\"", with: "\"sent\"").replacing(
      "{\"address\"", with: "{\"left\":1,\"address\"")
    try Data(sent.utf8).write(to: URL(fileURLWithPath: file("sent")))
    var count = 0
    for case let name as String in FileManager.default.enumerator(atPath: installation.spool) ?? .init()
    where name.hasSuffix(".json") {
      let path = "\(installation.spool)/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try Data(text.replacing(/":-?\d+/, with: "\":\(number)").utf8).write(to: URL(fileURLWithPath: path))
      count += 1
    }
    // Three addresses, two reports, a suppression and the notes.
    #expect(count == 7)
    for command in [
      ["queue"], ["queue", "--show"], ["queue", "--json"], ["show", "192.0.2.7"],
      ["show", "--json", "victim.example"],
      ["status"], ["status", "--format", "nagios"], ["report"], ["report", "--format", "html"],
      ["report", "--format", "json", "--days", "366"], ["suppress", "list"], ["run", "--dry-run", "--now"],
      ["run", "--now"],
      ["purge", "--dry-run"], ["purge"], ["status"],
    ] {
      let outcome = try installation.run(command)
      #expect([0, 1, 2, 3, 75].contains(outcome.status), "\(command): \(outcome)")
    }
  }
}
