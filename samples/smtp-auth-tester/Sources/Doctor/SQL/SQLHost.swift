/// Where a database server listens.
enum SQLHost: Equatable, Sendable, CustomStringConvertible {
  /// A Unix socket; without a path, the one that the client library was built with.
  case socket(String?)
  case port(host: String, port: UInt16)

  /// MySQL's own port.
  private static let defaultPort: UInt16 = 3306

  /// The places of the socket that client libraries are built with, Debian's first.
  static let usualSockets = [
    "/run/mysqld/mysqld.sock", "/var/run/mysqld/mysqld.sock", "/var/lib/mysql/mysql.sock", "/tmp/mysql.sock",
  ]

  /// `host`, `host:port`, or the path of a socket; `localhost` means the socket, whatever the port.
  init?(parsing text: String) {
    if text.hasPrefix("/") {
      guard WordForm.isPath(text) else { return nil }
      self = .socket(text)
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let host = parts.first.map(String.init) ?? ""
    if host.isEmpty || host == "localhost" {
      self = .socket(nil)
      return
    }
    guard parts.count < 2 || UInt16(parts[1]) != nil, !host.hasPrefix("-"), WordForm.isHost(host) else {
      return nil
    }
    self = .port(host: host, port: parts.count == 2 ? UInt16(parts[1]) ?? Self.defaultPort : Self.defaultPort)
  }

  var description: String {
    switch self {
    case .socket(let path): "the socket \(path ?? "of localhost (\(Self.usualSockets[0]))")"
    case .port(let host, let port): "\(host):\(port)"
    }
  }

  /// The client's options that lead there.
  var options: [String] {
    switch self {
    case .socket(nil): ["--host=localhost", "--protocol=socket"]
    case .socket(let path?): ["--protocol=socket", "--socket=\(path)"]
    case .port(let host, let port): ["--protocol=tcp", "--host=\(host)", "--port=\(port)"]
    }
  }
}
