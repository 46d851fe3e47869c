import Foundation
import ServerTesting

/// A private mail server on loopback that takes everything, or nothing: smtp-sink(1) of Postfix.
public final class MailSink: Sendable {
  /// What it does with mail.
  public enum Conduct: String, Sendable, CaseIterable {
    /// Keeps it, to be read by `mails`.
    case accepts
    /// Says at RCPT, and for good, that there is no such mailbox: 550 5.1.1.
    case refuses
    /// Asks at RCPT to come again later: 451 4.7.1.
    case defers
    /// Hangs up at DATA.
    case hangsUp

    var options: String {
      switch self {
      case .accepts: "-d \"$ROOT/mail/%Y%m%d%H%M%S.\""
      case .refuses: "-f RCPT -B '550 5.1.1 no such mailbox'"
      case .defers: "-r RCPT -b '451 4.7.1 greylisted, try again later'"
      case .hangsUp: "-q DATA"
      }
    }
  }

  /// A port of 127.0.0.1.
  public let port: Int

  /// A directory with a file for each mail; see smtp-sink(1), `-d`.
  public let directory: String

  private let servers: ServerGuard

  /// `127.0.0.1:12345`.
  public var address: String { "127.0.0.1:\(port)" }

  /// Starts one, which is gone with the value.
  public init(_ conduct: Conduct = .accepts) throws {
    let root = try ServerDirectory.make("worm-sink")
    directory = root + "/mail"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    try ServerDirectory.give(directory, to: "nobody")
    port = try FreePorts.find(1)[0]
    servers = try ServerGuard(
      script: """
        start() { # PORT
          user=
          [ "$(id -u)" != 0 ] || user='-u nobody'
          smtp-sink $user -h mail.victim.example \(conduct.options) "127.0.0.1:$1" 200 \\
            >"$ROOT/log/sink" 2>&1 </dev/null &
          pids=$!
          listening "$1"
        }
        """,
      arguments: [String(port)], root: root, logs: ["sink"])
  }

  /// The mails by now, in no particular order.
  public func mails() throws -> [ReceivedMail] {
    try FileManager.default.contentsOfDirectory(atPath: directory).map { name in
      try ReceivedMail(file: "\(directory)/\(name)")
    }
  }
}
