public import Reporting

/// What a web server has to be told, so that worm-mailer learns of the requests that it gets.
///
/// The names in it are plain words, for each server has rules of its own about quoting: absolute paths of letters,
/// digits and `/._+-`.
public struct ServerRules: Sendable {
  /// A web server that there are rules for, by the name that the command line has for it.
  public enum Server: String, CaseIterable, Sendable {
    case apache
    case nginx
    case lighttpd
    case caddy
  }

  /// The program, as a server's log or a service starts it.
  public let program: String

  /// The program by the name `worm-mailer.cgi`, under which it answers requests.
  public let cgi: String

  /// The user whose rights a piped log is read with; nil where the web server is not started by root.
  public let user: String?

  /// The log of a server whose log is followed; nil for its usual place.
  public let log: String?

  /// Whether Apache may pipe its log; where it may not, its error documents show what they can.
  public let pipesLog: Bool

  /// - Throws: `NameProblem` for what cannot stand in a server's configuration.
  public init(
    program: String = "/usr/bin/worm-mailer", cgi: String = "/usr/lib/worm-mailer/worm-mailer.cgi",
    user: String? = "www-data", log: String? = nil, pipesLog: Bool = true
  ) throws(NameProblem) {
    for path in [program, cgi] + (log.map { [$0] } ?? []) where !Self.isPath(path) { throw .path(path) }
    if let user, !Self.isUser(user) { throw .user(user) }
    self.program = program
    self.cgi = cgi
    self.user = user
    self.log = log
    self.pipesLog = pipesLog
  }

  /// The text for a server: whole lines that end with a newline, with comments that say where they go.
  public func text(for server: Server) -> String {
    switch server {
    case .apache: ApacheRules(rules: self).text
    case .nginx: NginxRules(program: program, log: log ?? "/var/log/nginx/worm-mailer.log").text
    case .lighttpd: LighttpdRules(program: program, log: log ?? "/var/log/lighttpd/access.log").text
    case .caddy: CaddyRules(program: program, log: log ?? "/var/log/caddy/worm-mailer.log").text
    }
  }

  /// Whether a text is the path of a file that no server reads otherwise.
  private static func isPath(_ text: String) -> Bool {
    text.hasPrefix("/") && !text.hasSuffix("/") && text.utf8.count <= 1024
      && text.utf8.allSatisfy { isPlain($0) || "/.+".utf8.contains($0) }
  }

  private static func isUser(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count) && !text.hasPrefix("-") && text.utf8.allSatisfy(isPlain)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// A name that cannot stand in a server's configuration.
public enum NameProblem: Problem, Equatable {
  case path(String)
  case user(String)

  public var description: String {
    switch self {
    case .path(let text):
      "'\(text)' is not an absolute path of letters, digits and '/._+-', which all servers read alike"
    case .user(let text): "'\(text)' is not a user's name of letters, digits, '_' and '-'"
    }
  }
}
