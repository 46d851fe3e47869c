import Foundation
import Glibc
import ServerTesting

/// A private Dovecot that serves nothing but authentication, by a socket and by a port of loopback.
public final class RealDovecot {
  /// Why it cannot be started here, nil when it can.
  public static let missing: String? = {
    if geteuid() != 0 { return "a real Dovecot needs root" }
    let isThere = FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot")
    return isThere ? nil : "a real Dovecot needs the package dovecot-core"
  }()

  public static let isMet = missing == nil

  /// What a skipped test prints.
  public static let reason = missing ?? "all is there"

  /// The port of the listener for clients.
  public let port: Int

  /// Where its dovecot.conf is, for `--dovecot-dir`.
  public var directory: String { root }

  private let root: String
  private let servers: ServerGuard

  /// The listener for clients.
  public var socket: String { root + "/auth" }

  /// The listener for Dovecot's own services, which offers no mechanisms.
  public var userdbSocket: String { root + "/run/auth-userdb" }

  /// - Parameters:
  ///   - mechanisms: Its auth_mechanisms.
  ///   - passdb: What stands in its passdb; by default a file with the usual account.
  public init(mechanisms: String = "plain login cram-md5", passdb: String? = nil) throws {
    var template = Array("/tmp/dovecot-real-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(root, 0o755)
    port = try FreePorts.find(1)[0]
    let users = "driver = passwd-file\n  args = scheme=PLAIN \(root)/users"
    let configuration = """
      base_dir = \(root)/run
      state_dir = \(root)/state
      log_path = \(root)/log/dovecot
      protocols =
      auth_mechanisms = \(mechanisms)
      ssl = no
      listen = 127.0.0.1
      passdb {
        \(passdb ?? users)
      }
      service auth {
        unix_listener \(root)/auth {
          mode = 0666
        }
        inet_listener {
          address = 127.0.0.1
          port = \(port)
        }
      }

      """
    let account = Account.plain
    try Data(configuration.utf8).write(to: URL(fileURLWithPath: root + "/dovecot.conf"))
    try Data("\(account.user):{PLAIN}\(account.password)\n".utf8).write(
      to: URL(fileURLWithPath: root + "/users"))
    servers = try ServerGuard(script: Self.script, arguments: [String(port)], root: root, logs: ["dovecot"])
  }

  /// Ends Dovecot, which leaves its socket behind.
  public func stop() throws {
    try Data().write(to: URL(fileURLWithPath: root + "/stop"))
    for _ in 0..<1000 where !FileManager.default.fileExists(atPath: root + "/stopped") { usleep(10_000) }
  }

  private static let script = #"""
    start() { # PORT
      dovecot -F -c "$ROOT/dovecot.conf" >>"$ROOT/log/dovecot" 2>&1 </dev/null &
      pids=$!
      (
        while [ ! -e "$ROOT/stop" ] && [ -d "$ROOT" ]; do sleep 0.05; done
        doveadm -c "$ROOT/dovecot.conf" stop
        : >"$ROOT/stopped"
      ) >/dev/null 2>&1 &
      pids="$pids $!"
      listening "$1"
    }
    """#
}
