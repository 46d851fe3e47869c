import Foundation
import Glibc
import ProgramTesting
import ServerTesting

/// One of the other servers, on loopback, which ends with this value.
///
/// What is unpacked runs in mount and process namespaces of its own, over the machine's files: whatever it writes is
/// gone with it.
public struct RunningServer: Sendable {
  public let port: Int
  private let root: String
  private let server: ServerGuard

  public var endpoint: String { "127.0.0.1:\(port)" }

  /// The certificate of those with TLS, which is its own authority, for 127.0.0.1.
  public var certificate: String { root + "/server.pem" }

  /// What the server and those around it have logged.
  public var log: String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/log")) ?? []
    return names.sorted().compactMap { try? String(contentsOfFile: "\(root)/log/\($0)", encoding: .utf8) }
      .joined(separator: "\n")
  }

  /// Starts it and waits until it listens.
  public static func start(_ kind: OtherServer) async throws -> RunningServer {
    // In a thread of its own, for the tests' threads are few and this takes seconds.
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try RunningServer(kind) }) }
    }
  }

  private init(_ kind: OtherServer) throws {
    var template = Array("/tmp/smtp-other-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(root, 0o755)
    let ports = try FreePorts.find(2)
    port = ports[0]
    let account = Account.visitor
    let script = """
      PORT=\(ports[0])
      OTHER_PORT=\(ports[1])
      NAME='\(account.user)'
      WORD='\(account.password)'
      PACKAGE='\(kind.directory ?? "")'
      \(OtherServerScript.common)
      \(OtherServerScript.text(for: kind))
      """
    server = try ServerGuard(script: script, root: root, logs: ["server", "mail.log", "dovecot"])
  }
}
