import Foundation
import Glibc
import ProgramTesting
import RealServers
import ServerTesting
import Testing

/// Watches the command lines of all processes of the machine for a text.
private final class CommandLineWatch: @unchecked Sendable {
  private let traces: [[UInt8]]
  private let lock = NSLock()
  private var found: Set<String> = []
  private var isOver = false
  private let done = DispatchSemaphore(value: 0)

  /// Looks every few milliseconds until `finish`.
  init(for traces: [String]) {
    self.traces = traces.map { Array($0.utf8) }
    Thread { [self] in
      while !lock.withLock({ isOver }) {
        look()
        usleep(3000)
      }
      done.signal()
    }.start()
  }

  private func look() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] where Int(name) != nil {
      guard let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline"), !data.isEmpty else {
        continue
      }
      for trace in traces where data.range(of: Data(trace)) != nil {
        let text = String(decoding: data.map { $0 == 0 ? 32 : $0 }, as: UTF8.self)
        lock.withLock { _ = found.insert(text) }
      }
    }
  }

  /// Ends it.
  ///
  /// - Returns: The command lines that had one of the texts in them.
  func finish() -> [String] {
    lock.withLock { isOver = true }
    done.wait()
    return lock.withLock { found.sorted() }
  }
}

@Suite("The password stays secret")
struct SecrecyTests {
  private static let secret = Secretive.usual

  /// A server that takes the password and then keeps silent.
  private final class SilentServer: Sendable {
    private let gotPassword = DispatchSemaphore(value: 0)
    private let server: ScriptedServer
    var endpoint: String { server.endpoint }

    init() throws {
      let hello: Script = """
        S: 220 mail.sample.test ESMTP
        C: EHLO *
        S: 250-mail.sample.test
        S: 250 AUTH PLAIN
        """
      let taken: Script = .answer { [gotPassword] _ in
        gotPassword.signal()
        return ""
      }
      server = try ScriptedServer(hello + taken + "SILENCE")
    }

    /// Waits until it has the password.
    ///
    /// - Returns: Whether it got one within a minute.
    func waitForPassword() -> Bool { gotPassword.wait(timeout: .now() + 60) == .success }
  }

  @Test("in command lines and environments, while the server keeps us waiting")
  func whileWaiting() throws {
    let server = try SilentServer()
    let scratch = try Scratch()
    let file = try scratch.file("password", Self.secret.password, mode: 0o600)
    let running = try sample.start([
      "smtp-auth-test", "auth", server.endpoint, "--user", Self.secret.user, "--password-file", file,
    ])
    #expect(server.waitForPassword())
    for name in ["cmdline", "environ"] {
      let data = FileManager.default.contents(atPath: "/proc/\(running.pid)/\(name)") ?? Data()
      Self.secret.expectNoTrace(in: String(decoding: data, as: UTF8.self), name)
    }
    let limits = (try? String(contentsOfFile: "/proc/\(running.pid)/limits", encoding: .utf8)) ?? ""
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    running.send(SIGABRT)
    #expect(running.finish().status == -SIGABRT)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["password"])
  }

  @Test(
    "in a variable that it was taken from, once it was taken",
    .enabled(if: geteuid() == 0, "only root can look into a program that keeps others out"))
  func variable() throws {
    let server = try SilentServer()
    let running = try sample.start(
      ["smtp-auth-test", "auth", server.endpoint, "--user", Self.secret.user, "--password-env", "WORD"],
      environment: ["WORD=\(Self.secret.password)"])
    #expect(server.waitForPassword())
    let data = FileManager.default.contents(atPath: "/proc/\(running.pid)/environ") ?? Data()
    #expect(!data.isEmpty)
    Self.secret.expectNoTrace(in: String(decoding: data, as: UTF8.self), "environ")
    running.send(SIGKILL)
    _ = running.finish()
  }

  @Test("from a server that is not the right one, although it hangs up when that is found out")
  func falseServer() throws {
    let hello: Script = """
      S: 220 mail.sample.test ESMTP
      C: EHLO *
      S: 250-mail.sample.test
      S: 250 AUTH SCRAM-SHA-256 PLAIN
      """
    let first: Script = .answer { line in
      let base64 = line.split(separator: " ").last ?? ""
      let text = String(decoding: Data(base64Encoded: String(base64)) ?? Data(), as: UTF8.self)
      let nonce = text.split(separator: "=").last ?? ""
      return "334 " + Data("r=\(nonce)more,s=c2FsdA==,i=4096".utf8).base64EncodedString()
    }
    let last = "v=" + Data(repeating: 0, count: 32).base64EncodedString()
    let proof: Script = .answer { _ in "334 " + Data(last.utf8).base64EncodedString() }
    let server = try ScriptedServer(hello + first + proof + "C: *\nCLOSE", repeatsLast: true)
    let report = try Report(Self.secret.auth([server.endpoint, "--format", "json"]))
    #expect(server.recordings.count == 1)
    #expect(report.attempts?.map(\.mechanism) == ["SCRAM-SHA-256"])
    #expect(report.attempts?.first?.problem?.contains("does not know the password") == true)
    #expect(report.status == 18)
  }

  @Test("from every session of a run, whatever a server remembers of the one before")
  func remembered() throws {
    func script(_ name: String) -> Script {
      Script(
        """
        S: 220 \(name) ESMTP
        C: EHLO *
        S: 250-\(name)
        S: 250 AUTH PLAIN LOGIN
        C: AUTH *
        S: 535 5.7.8 no
        C: QUIT
        S: 221 bye
        """)
    }
    let server = try ScriptedServer(script("mail.sample.test"), script("hello-\(Self.secret.password)"))
    let outcome = try Self.secret.auth([server.endpoint, "--transcript"])
    #expect(server.finish() == [])
    #expect(outcome.output.contains("S: 220 hello-[hidden]"), "\(outcome)")
  }

  @Test(
    "in all that is written, logged and started, by every command on every server",
    .enabled(if: Requirement.isMet, Comment(rawValue: Requirement.reason)))
  func everywhere() async throws {
    let servers = try await RealServers.shared()
    let secret = Secretive(user: Account.leakTest.user, password: Account.leakTest.password)
    let watch = CommandLineWatch(for: secret.traces)
    let formats = ["text", "json", "nagios"]
    for (number, serverCase) in ServerCase.allCases.enumerated() {
      let server = [servers.service(serverCase), "--ca-file", servers.certificate, "--transcript"]
      let tls = serverCase == .smtps ? ["--tls", "implicit"] : []
      // There is no greeting to wait for.
      let patience = serverCase == .configurationBroken ? ["--timeout", "1"] : []
      let forms = number.isMultiple(of: 2) ? ["--all-forms"] : ["--mech", "LOGIN", "--force"]
      _ = try secret.auth(server + tls + patience + forms + ["--format", formats[number % 3]])
    }
    let scratch = try Scratch()
    let file = try scratch.file("password", secret.password, mode: 0o600)
    for format in formats {
      let outcome = try smtpAuthTest(
        "doctor", "--postfix-dir", servers.postfixDirectory, "--pam-dir", servers.pamDirectory, "--user",
        secret.user, "--password-file", file, "--format", format)
      secret.expectNoTrace(in: outcome.output + outcome.errors, "doctor, \(format)")
    }
    #expect(watch.finish() == [])
    let log = try String(contentsOfFile: servers.log, encoding: .utf8)
    secret.expectNoTrace(in: log, "the log")
  }
}
