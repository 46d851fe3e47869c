import Foundation
import ServerTesting

/// A private dnsmasq on loopback that knows the names of the tests, and asks nobody about others.
public final class NameServer: Sendable {
  /// A port of 127.0.0.1, by UDP and TCP.
  public let port: Int

  private let servers: ServerGuard

  /// `127.0.0.1:12345`.
  public var address: String { "127.0.0.1:\(port)" }

  /// The one that tests share which only ask.
  public static func shared() async throws -> NameServer { try await start.value }

  // In a thread of its own, for the tests' threads are few.
  private static let start = Task.detached {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try NameServer() }) }
    }
  }

  /// Starts one of a test's own; it is gone with the value.
  ///
  /// - Parameter records: Lines of dnsmasq.conf besides `NameRecords`.
  public init(records: [String] = []) throws {
    let root = try ServerDirectory.make("worm-names")
    port = try FreePorts.find(1)[0]
    let configuration = """
      port=\(port)
      listen-address=127.0.0.1
      bind-interfaces
      pid-file=\(root)/pid
      user=nobody
      no-resolv
      no-hosts
      no-poll
      cache-size=0
      log-queries
      log-facility=-
      # Everything is answered from here, and what is not known does not exist.
      local=/#/

      """
    let lines = NameRecords.all + records
    try Data((configuration + lines.joined(separator: "\n") + "\n").utf8).write(
      to: URL(fileURLWithPath: root + "/dnsmasq.conf"))
    servers = try ServerGuard(
      script: """
        start() { # PORT
          dnsmasq --keep-in-foreground --conf-file="$ROOT/dnsmasq.conf" >"$ROOT/log/dnsmasq" 2>&1 </dev/null &
          pids=$!
          listening "$1"
        }
        """,
      arguments: [String(port)], root: root, logs: ["dnsmasq"])
  }
}
