import Foundation
import Glibc
import ProgramTesting
import SASL
import Secrecy
import Testing

/// GNU SASL's program as the server, another implementation of the same documents.
private final class GsaslServer {
  static let isInstalled = access("/usr/bin/gsasl", X_OK) == 0

  private let running: Running
  private let scratch: Scratch
  private let input: FileHandle
  private var linesRead = 1

  /// Starts a server for a mechanism, whose users all have one password.
  init(_ mechanism: String, password: String) throws {
    scratch = try Scratch()
    let pipe = scratch.path + "/input"
    guard mkfifo(pipe, 0o600) == 0, let input = FileHandle(forUpdatingAtPath: pipe) else {
      throw POSIXError(.EIO)
    }
    self.input = input
    running = try Running(
      [
        "/usr/bin/gsasl", "--server", "--mechanism=\(mechanism)", "--password=\(password)", "--no-cb",
        "--hostname=localhost", "--realm=localhost", "--service=smtp", "--verbose",
      ], in: scratch.path, input: pipe)
  }

  deinit {
    running.send(SIGKILL)
    _ = running.finish()
  }

  /// What it said last, decoded; nil when it says no.
  func challenge() throws -> [UInt8]? {
    let said = running.poll { lines.count > linesRead || isRefused }
    guard said, !isRefused else { return nil }
    defer { linesRead += 1 }
    return try Base64.decode(lines[linesRead])
  }

  func send(_ message: Message) {
    Base64.encode(message.bytes).withBytes { input.write(Data($0) + Data([10])) }
  }

  /// Whether it says yes in the end.
  func accepts() -> Bool {
    // It waits for one line more before it says so.
    input.write(Data([10]))
    return running.poll { isRefused || isAccepted } && isAccepted
  }

  // The name of the mechanism, then a line for each message.
  private var lines: [String] {
    running.outputSoFar.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private var isRefused: Bool { running.errorsSoFar.contains("mechanism error") }
  private var isAccepted: Bool { running.errorsSoFar.contains("authentication finished") }
}

@Suite(
  "GNU SASL's server agrees", .enabled(if: GsaslServer.isInstalled, "the program gsasl is not installed"))
struct GsaslTests {
  @Test(
    "It accepts the right password and no other",
    arguments: ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"],
    [
      "pencil", "pen,cil=%",
      "a very long one, longer than any block of any hash, as 64 bytes are not enough for it",
    ])
  func agreement(name: String, password: String) throws {
    #expect(try exchange(name, password: password, server: password))
    #expect(try !exchange(name, password: password, server: password + "x"))
  }

  /// Whether both sides are content in the end.
  private func exchange(_ name: String, password: String, server serverPassword: String) throws -> Bool {
    let kind = try #require(MechanismKind(named: name))
    var mechanism = try #require(kind.mechanism(for: Credentials("us,er=1", password)))
    let server = try GsaslServer(name, password: serverPassword)
    let first = try mechanism.start()
    if let first {
      guard try server.challenge() != nil else { return false }
      server.send(first)
    }
    let answers = ["PLAIN": 0, "CRAM-MD5": 1]
    for _ in 0..<(answers[name] ?? 2) {
      guard let challenge = try server.challenge() else { return false }
      server.send(try mechanism.respond(to: challenge))
    }
    guard server.accepts() else { return false }
    try mechanism.finish()
    return true
  }
}
