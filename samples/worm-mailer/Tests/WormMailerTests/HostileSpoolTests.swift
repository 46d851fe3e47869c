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

  /// What a command says without the spool: the status, and the message, in which DIR is the directory of the test.
  private static let withoutSpool: [(command: [String], status: Int32, errors: String)] = {
    let missing = "No such file or directory; make the spool directory, or correct 'spool'\n"
    return [
      // Who only reads finds nothing.
      (["queue"], 0, ""), (["queue", "--json"], 0, ""), (["show", "192.0.2.7"], 0, ""),
      (["show", "victim.example"], 0, ""), (["suppress", "list"], 0, ""),
      (["run", "--now"], 75, "DIR/spool: " + missing), (["bounce"], 75, "DIR/spool: " + missing),
      (["log"], 75, "DIR/spool: " + missing),
      (["suppress", "add", "192.0.2.1"], 75, "DIR/spool: " + missing),
      (["queue", "--show"], 75, "DIR/spool/secret: " + missing),
      (["purge"], 75, "DIR/spool/lock: " + missing),
      (["resume"], 75, "DIR/spool/lock: " + missing),
      (
        ["check", "--no-lookup"], 1, "DIR/worm-mailer.conf:1: 'spool': DIR/spool: No such file or directory\n"
      ),
      // The web server gives an answer all the same.
      (["cgi"], 0, "a request of 192.0.2.7 (nimda) was not kept: DIR/spool: " + missing),
    ]
  }()

  @Test("without its spool a command that needs it says so, and what to do", arguments: withoutSpool)
  func noSpool(_ command: [String], status: Int32, errors: String) throws {
    let installation = try Installation(names: nil)
    try FileManager.default.removeItem(atPath: installation.spool)
    let outcome = try installation.run(command, environment: CrowdTests.request("192.0.2.7"))
    #expect(outcome.status == status)
    let said = outcome.errors.replacing(installation.scratch.path, with: "DIR")
    #expect(said == (errors.isEmpty ? "" : "worm-mailer: \(errors)"))
  }

  /// What an attacker who can write into the spool, or a broken disk, may leave there.
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

    /// Why it cannot be opened.
    private var obstacle: String? {
      switch self {
      case .directory: "Is a directory; it was not made by this program; move it away"
      case .link, .dangling:
        "Too many levels of symbolic links; it was not made by this program; move it away"
      default: nil
      }
    }

    /// What is said about it in the place of a file of JSON.
    var complaint: String { obstacle ?? "was not written by this program, or is damaged; move it away" }

    /// What is said about it in the place of a file of hits; nil where a line can be appended.
    var complaintOfIntake: String? {
      switch self {
      case .pipe: "Invalid argument; it was not made by this program; move it away"
      case .huge: "more than 64 MiB of hits wait; 'worm-mailer run' takes them"
      default: obstacle
      }
    }

    /// What a command says about it in the place of a file that all depends on; nil where it works with it.
    func complaint(in place: String, by command: String) -> String? {
      switch (place, command) {
      case ("notes.json", "run"), ("notes.json", "queue"): complaint
      case ("secret", "run"), ("secret", "bounce"):
        // 32 bytes of anything are a key.
        [.pipe, .empty, .null].contains(self)
          ? "has less than 32 bytes; remove it, and a new one is made" : obstacle
      case ("lock", "run"): obstacle
      default: nil
      }
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
      let file = "\(installation.spool)/\(address == "192.0.2.7" ? "open" : "cases")/\(address).json"
      #expect(outcome.status == 75 && outcome.output == "", "\(outcome)")
      #expect(outcome.errors.hasSuffix("\nworm-mailer: \(file): \(trap.complaint)\n"), "\(outcome)")
      let log = try installation.log([Installation.line(address, "/scripts/root.exe")])
      let said = trap.complaintOfIntake.map { "worm-mailer: \(installation.spool)/in/\(address): \($0)" }
      #expect(
        log == (said.map { Outcome(errors: "\($0); 1 request waits\n\($0)\n", status: 75) } ?? Outcome()))
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
        let complaint = trap.complaint(in: place, by: command[0])
        let said = complaint.map { "worm-mailer: \(installation.spool)/\(place): \($0)\n" } ?? ""
        #expect(outcome.errors == said, "\(place): \(command)")
        #expect(outcome.status == (said.isEmpty ? 0 : 75), "\(place): \(command): \(outcome)")
      }
      #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious\n")
    }
  }

  /// Commands, and the damaged file that each cannot do without.
  private static let readers: [(command: [String], damaged: String?)] = [
    (["queue"], "notes.json"), (["queue", "--show"], nil), (["queue", "--json"], nil),
    (["show", "192.0.2.7"], "cases/192.0.2.7.json"), (["show", "--json", "victim.example"], nil),
    (["status"], "notes.json"), (["status", "--format", "nagios"], nil), (["report"], "notes.json"),
    (["report", "--format", "html"], "notes.json"),
    (["report", "--format", "json", "--days", "366"], "notes.json"), (["suppress", "list"], nil),
    (["run", "--dry-run", "--now"], "notes.json"), (["run", "--now"], "notes.json"),
    (["purge", "--dry-run"], "notes.json"), (["purge"], "notes.json"), (["status"], "notes.json"),
  ]

  @Test(
    "a file with numbers at the ends of what there is is read, or is said to be damaged",
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
    for (command, damaged) in Self.readers {
      let outcome = try installation.run(command)
      let isNagios = command.contains("nagios")
      // The numbers of a report and of a time may be 0; mail that has waited since 1970 is critical.
      if number == 0 {
        #expect(outcome.errors == "" && outcome.status == (isNagios ? 2 : 0), "\(command): \(outcome)")
      } else if let damaged {
        #expect(outcome.status == 75, "\(command)")
        let last = "worm-mailer: \(installation.spool)/\(damaged): \(Trap.null.complaint)\n"
        #expect(outcome.errors.hasSuffix(last), "\(command): \(outcome)")
      } else {
        #expect(outcome.status == (isNagios ? 3 : 0), "\(command): \(outcome)")
      }
    }
  }
}
