import Diagnosis

/// A service of master.cf that speaks SMTP with clients, with the settings it really has.
public struct PostfixService: Sendable, Equatable {
  /// The first column: `smtp`, `submission`, `127.0.0.1:12525`.
  public let name: String

  /// The second column: `inet`, or `pass` behind postscreen(8).
  public let type: String

  /// The column that says whether the daemon changes its root directory, as it is written: `y`, `n` or `-`.
  public let chrootColumn: String

  /// What that comes to.
  public let isChrooted: Bool

  /// Whether the daemon gives the superuser's rights up.
  public let isUnprivileged: Bool

  /// The names of what master.cf sets for this service alone.
  let overrides: Set<String>

  /// All settings that matter here, with the overrides and with every `$name` replaced.
  let parameters: [String: String]

  /// The names of what refers to other settings in a way that is not worked out here, so that its value is not known.
  let unresolved: Set<String>

  /// Names of master.cf that Postfix does not know, with the names that are nearly the same.
  let misspelt: [String: String]

  init(
    name: String, type: String, chrootColumn: String, isChrooted: Bool, isUnprivileged: Bool,
    overrides: Set<String>, parameters: [String: String], misspelt: [String: String] = [:],
    unresolved: Set<String> = []
  ) {
    self.name = name
    self.type = type
    self.chrootColumn = chrootColumn
    self.isChrooted = isChrooted
    self.isUnprivileged = isUnprivileged
    self.overrides = overrides
    self.parameters = parameters
    self.misspelt = misspelt
    self.unresolved = unresolved
  }

  /// The smtp(8) of a master.cf that has none.
  init(client parameters: [String: String]) {
    self.init(
      name: "smtp", type: "unix", chrootColumn: "-", isChrooted: false, isUnprivileged: true, overrides: [],
      parameters: parameters)
  }

  /// How the service is called in findings.
  public var label: String { name.contains(":") ? name : "\(name) \(type)" }

  /// The value of a setting, empty where there is none.
  subscript(_ parameter: String) -> String { parameters[parameter] ?? "" }

  /// Whether Postfix has a setting of the name, empty or not.
  func isSet(_ parameter: String) -> Bool { parameters[parameter] != nil }

  /// Whether a setting says yes.
  func isOn(_ parameter: String) -> Bool { self[parameter].lowercased() == "yes" }

  /// The items of a setting that is a list; what is withheld is one item.
  func list(_ parameter: String) -> [String] {
    Withheld.words(self[parameter]) { $0 == "," || $0.isWhitespace }
  }

  /// Whether this is what the user means by a service's name: `submission`, `submission inet`, `12525`.
  public func isCalled(_ wanted: String) -> Bool {
    let words = wanted.split { $0 == "/" || $0.isWhitespace }
    if words.count == 2 { return words[0] == name && words[1] == type }
    return wanted == name || name.hasSuffix(":\(wanted)")
  }

  /// Whether it is a port for users, instead of for other servers.
  var isForUsers: Bool {
    ["submission", "submissions", "smtps", "587", "465"].contains { isCalled($0) || name.hasSuffix(":\($0)") }
  }

  /// Whether clients can log in here, as far as that setting goes.
  public var hasAuthentication: Bool { isOn("smtpd_sasl_auth_enable") }

  /// Whether TLS begins with the connection.
  public var hasImplicitTLS: Bool { isOn("smtpd_tls_wrappermode") }

  /// Where a program of this machine can connect to, `127.0.0.1:587`; nil when that is not plain from the name.
  public var localAddress: String? {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard type == "inet", let last = parts.last else { return nil }
    let ports = ["smtp": 25, "submission": 587, "smtps": 465, "submissions": 465]
    guard let port = UInt16(last) ?? ports[String(last)].map(UInt16.init) else { return nil }
    let host = parts.dropLast().joined(separator: ":")
    if host == "0.0.0.0" || host == "localhost" { return "127.0.0.1:\(port)" }
    return (host.isEmpty ? ownInterface : host).map { "\($0):\(port)" }
  }

  /// An address that smtpd listens at where the service's name has none: this machine's own if it can be; nil where it is
  /// withheld.
  private var ownInterface: String? {
    let interfaces = list("inet_interfaces")
    let own = ["all", "loopback-only", "localhost", "127.0.0.1", "::1"]
    guard let first = interfaces.first, !interfaces.contains(where: own.contains) else {
      return list("inet_protocols") == ["ipv6"] ? "[::1]" : "127.0.0.1"
    }
    if interfaces.contains(where: Withheld.isIn) { return nil }
    return first.contains(":") && !first.hasPrefix("[") ? "[\(first)]" : first
  }

  /// Whether only programs of this machine can reach it.
  var isOnLoopbackOnly: Bool {
    let host = name.split(separator: ":", omittingEmptySubsequences: false).dropLast().joined(separator: ":")
    let hosts = host.isEmpty ? list("inet_interfaces") : [host]
    return !hosts.isEmpty
      && hosts.allSatisfy {
        $0.hasPrefix("127.") || $0.hasPrefix("[127.")
          || ["localhost", "loopback-only", "::1", "[::1]"].contains($0)
      }
  }
}
