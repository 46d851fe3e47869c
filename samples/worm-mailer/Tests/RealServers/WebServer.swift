import Foundation
import Glibc
public import ProgramTesting
import ServerTesting

/// A private Apache on loopback with mod_rewrite, mod_cgid and mod_remoteip, and the rules of a test.
///
/// It trusts what a client on loopback says about the address it speaks for (`X-Forwarded-For`), as no real server may.
/// As root it runs as `WebServer.user`, else as the user of the tests.
public final class WebServer: Sendable {
  /// A port of 127.0.0.1.
  public let port: Int

  /// What rules can name: the directory with the test's programs.
  public let programs: String

  /// The directory that is published as `/`; it has an index.html.
  public let documents: String

  private let root: String
  private let servers: ServerGuard

  /// The user that its programs run as, nil where that is the user of the tests.
  public static let user: String? = geteuid() == 0 ? "www-data" : nil

  /// Gives what is at a path, and below it, to the user that the server's programs run as.
  public static func give(_ path: String) throws {
    if let user { try ServerDirectory.give(path, to: user) }
  }

  /// Starts one, which is gone with the value.
  ///
  /// - Parameters:
  ///   - programs: Texts of scripts by their names.
  ///   - rules: What is to stand in the configuration, made from the directory with those scripts.
  public init(programs: [String: String] = [:], rules: (_ programs: String) throws -> String) throws {
    root = try ServerDirectory.make("worm-web")
    self.programs = root + "/programs"
    documents = root + "/documents"
    port = try FreePorts.find(1)[0]
    for name in ["programs", "documents", "run", "log"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: false)
    }
    try Data("<!DOCTYPE html><title>Index</title>\n".utf8).write(
      to: URL(fileURLWithPath: documents + "/index.html"))
    try ServerDirectory.give(root + "/run", to: Self.user ?? "root")
    let scratch = try Scratch()
    for (name, text) in programs {
      // Made by another process, or a process that a test starts meanwhile may have it open for writing.
      let source = try scratch.file(name, text)
      let install = ["install", "-m", "755", source, "\(self.programs)/\(name)"]
      let outcome = try Running(install, in: root).finish()
      guard outcome.status == 0 else { throw ServerGuard.Failed(description: "\(outcome)") }
    }
    let configuration = ApacheConfiguration(root: root, port: port, rules: try rules(self.programs))
    try Data(configuration.text.utf8).write(to: URL(fileURLWithPath: root + "/apache2.conf"))
    servers = try ServerGuard(
      script: """
        start() { # PORT
          apache2 -f "$ROOT/apache2.conf" -DFOREGROUND >"$ROOT/log/start" 2>&1 </dev/null &
          pids=$!
          listening "$1"
        }
        """,
      arguments: [String(port)], root: root, logs: ["start", "error.log"])
  }

  /// Sends a request for a target; see `RawClient`.
  public func get(_ target: String, from address: String? = nil) throws -> String {
    try RawClient(port: port).get(target, from: address)
  }

  /// Sends bytes as they are; see `RawClient`.
  public func send(_ bytes: [UInt8], source: String = "127.0.0.1") throws -> String {
    try RawClient(port: port).send(bytes, source: source)
  }

  /// Has Apache check its configuration.
  public func checkConfiguration() throws -> Outcome {
    try Running(["apache2", "-t", "-f", root + "/apache2.conf"], in: root).finish()
  }

  /// The lines of a file that a test's programs write in `run` beside `programs`, when there are enough of them or after
  /// a minute.
  public func written(_ name: String, until isEnough: ([String]) -> Bool) -> [String] {
    let end = Date(timeIntervalSinceNow: 60)
    while true {
      let found = lines("run/" + name)
      if isEnough(found) || Date() > end { return found }
      usleep(5000)
    }
  }

  /// The lines of its own log, which sees every request: `ADDRESS "REQUEST" STATUS`.
  public func accessLog() -> [String] { lines("log/access.log") }

  /// What it complains about.
  public func errorLog() -> [String] { lines("log/error.log") }

  private func lines(_ name: String) -> [String] {
    let data = FileManager.default.contents(atPath: "\(root)/\(name)") ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
