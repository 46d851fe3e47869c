import Foundation
public import ProgramTesting
import ServerTesting

/// A private nginx, lighttpd or Caddy on loopback with the rules of a test, which writes a log to be followed.
public final class FollowedServer: Sendable {
  /// What is run.
  public enum Kind: String, Sendable, CaseIterable {
    case nginx
    case lighttpd
    case caddy

    /// What has to be installed.
    public var requirement: Requirement {
      switch self {
      case .nginx: .nginx
      case .lighttpd: .lighttpd
      case .caddy: .caddy
      }
    }
  }

  /// A port of 127.0.0.1.
  public let port: Int

  /// The log that the rules are about.
  public let log: String

  private let kind: Kind
  private let root: String
  private let servers: ServerGuard

  /// Starts one, which is gone with the value.
  ///
  /// - Parameter rules: What is to stand in the configuration, made from the path of the log.
  public init(_ kind: Kind, rules: (_ log: String) throws -> String) throws {
    self.kind = kind
    root = try ServerDirectory.make("worm-\(kind)")
    log = root + "/log/requests.log"
    port = try FreePorts.find(1)[0]
    for name in ["documents", "run", "log"] {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(name)", withIntermediateDirectories: false)
    }
    let text = Self.configuration(kind, root: root, port: port, rules: try rules(log))
    try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/conf"))
    servers = try ServerGuard(
      script: """
        start() { # PORT
          \(Self.command(kind)) >"$ROOT/log/start" 2>&1 </dev/null &
          pids=$!
          listening "$1"
        }
        """,
      arguments: [String(port)], root: root, logs: ["start", "errors"])
  }

  /// Has the server check its configuration.
  public func checkConfiguration() throws -> Outcome {
    let words =
      switch kind {
      case .nginx: ["nginx", "-t", "-c", root + "/conf", "-e", root + "/log/errors"]
      case .lighttpd: ["lighttpd", "-tt", "-f", root + "/conf"]
      case .caddy: ["caddy", "validate", "--adapter", "caddyfile", "--config", root + "/conf"]
      }
    return try Running(words, in: root, environment: ["HOME=\(root)/run"]).finish()
  }

  private static func command(_ kind: Kind) -> String {
    switch kind {
    case .nginx: "nginx -c \"$ROOT/conf\" -e \"$ROOT/log/errors\""
    case .lighttpd: "lighttpd -D -f \"$ROOT/conf\""
    case .caddy: "HOME=\"$ROOT/run\" caddy run --adapter caddyfile --config \"$ROOT/conf\""
    }
  }

  /// A configuration around the rules, of a site that has nothing to show.
  private static func configuration(_ kind: Kind, root: String, port: Int, rules: String) -> String {
    switch kind {
    case .nginx:
      """
      daemon off;
      pid \(root)/run/pid;
      events {}
      http {
        client_body_temp_path \(root)/run/body;
        proxy_temp_path \(root)/run/proxy;
        fastcgi_temp_path \(root)/run/fastcgi;
        uwsgi_temp_path \(root)/run/uwsgi;
        scgi_temp_path \(root)/run/scgi;
        # For tests only: a client on loopback can speak for any address.
        set_real_ip_from 127.0.0.1;
        real_ip_header X-Forwarded-For;
      \(rules)
        server {
          listen 127.0.0.1:\(port);
          root \(root)/documents;
        }
      }

      """
    case .lighttpd:
      """
      server.document-root = "\(root)/documents"
      server.bind = "127.0.0.1"
      server.port = \(port)
      server.errorlog = "\(root)/log/errors"
      \(rules)
      """
    case .caddy:
      // Global options of the test go into the block of the rules.
      rules.replacing("\n{\n", with: "\n{\n\tadmin off\n\tdefault_bind 127.0.0.1\n", maxReplacements: 1) + """
        http://:\(port) {
        \tlog
        \troot * \(root)/documents
        \tfile_server
        }

        """
    }
  }
}
