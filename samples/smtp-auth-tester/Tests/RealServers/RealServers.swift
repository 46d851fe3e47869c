import Foundation
import Glibc
import ServerTesting

/// Private servers on loopback, started when the first test asks for them and gone when the tests end.
///
/// One Postfix with a port for each `ServerCase`, two saslauthd with their own PAM files, and a MariaDB. Nothing of
/// them is outside one directory below /tmp.
public struct RealServers: Sendable {
  let places: Places
  private let servers: ServerGuard

  /// Postfix's configuration directory, for `--postfix-dir`.
  public var postfixDirectory: String { places.configuration }

  /// The PAM files of the saslauthd that is well set up.
  public var pamDirectory: String { places.pam }

  /// The PAM files of the saslauthd of `ServerCase.pamWithoutAccount`.
  public var pamDirectoryWithoutAccount: String { places.pamWithoutAccount }

  /// The certificate of the services with TLS, which is its own authority; its names are localhost,
  /// mail.sample.test and 127.0.0.1.
  public var certificate: String { places.certificate }

  /// The queue directory, which is the root of chrooted services.
  public var queueDirectory: String { places.queue }

  /// Postfix's log.
  public var log: String { places.log }

  /// The port of a case on 127.0.0.1.
  public func port(_ serverCase: ServerCase) -> Int { places.ports[serverCase] ?? 0 }

  /// The name of a case's service in master.cf.
  public func service(_ serverCase: ServerCase) -> String { "127.0.0.1:\(port(serverCase))" }

  /// The one set of servers of these tests.
  public static func shared() async throws -> RealServers { try await start.value }

  // In a thread of its own, for the tests' threads are few and this takes seconds.
  private static let start = Task.detached {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try RealServers() }) }
    }
  }

  private init() throws {
    var template = Array("/tmp/smtp-real-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    let root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(root, 0o755)
    places = try Places(root: root)
    try Layout(places: places).write()
    servers = try ServerGuard(
      script: GuardScript.text, arguments: [String(places.databasePort)], root: root,
      logs: ["start", "mail.log", "install-db", "sql", "saslauthd.log"])
  }
}
