/// An authenticator of Exim: a mechanism that it offers, or uses itself, and how a password is checked.
struct EximAuthenticator: Sendable {
  let name: String
  let place: String

  /// Its options; they may have passwords, so that none is shown but names of known drivers and mechanisms.
  private let options: [String: String]

  subscript(_ option: String) -> String { options[option] ?? "" }

  var driver: String { self["driver"] }

  /// The mechanism, in capitals.
  var mechanism: String { (options["public_name"] ?? name).uppercased() }

  /// Whether Exim offers it; without the options of a server it is for Exim as a client.
  var isServer: Bool {
    switch driver {
    case "plaintext": options["server_condition"] != nil
    case "cram_md5", "spa": options["server_secret"] != nil || options["server_password"] != nil
    case "dovecot": options["server_socket"] != nil
    case "tls": options["server_param1"] != nil || options["server_param"] != nil
    default: options.keys.contains { $0.hasPrefix("server_") }
    }
  }

  /// Whether it is offered under TLS only, by Debian's condition or one like it.
  var needsTLS: Bool {
    self["server_advertise_condition"].contains("tls_in_cipher")
      || self["server_advertise_condition"].contains("tls_cipher")
  }

  /// The file in which passwords are looked up, `lsearch{/etc/exim4/passwd}`.
  var passwordFile: String? {
    for option in ["server_condition", "server_secret", "server_password"] {
      guard let start = self[option].firstRange(of: "lsearch"),
        let open = self[option][start.upperBound...].firstIndex(of: "{")
      else { continue }
      let path = self[option][open...].dropFirst().prefix { $0 != "}" }.trimmed
      if WordForm.isPath(path) { return path }
    }
    return nil
  }

  /// Whether saslauthd is asked.
  var usesSaslauthd: Bool {
    self["server_condition"].contains("saslauthd{") || self["server_condition"].contains("saslauthd {")
  }

  /// Dovecot's socket.
  var dovecotSocket: String? { WordForm.isPath(self["server_socket"]) ? self["server_socket"] : nil }

  /// All of a configuration.
  static func all(_ configuration: EximConfiguration) -> [EximAuthenticator] {
    var found: [(name: String, place: String, options: [String: String])] = []
    for line in configuration.authenticators {
      if line.text.hasSuffix(":"), WordForm.isName(line.text.dropLast()) {
        found.append((String(line.text.dropLast()), line.place, [:]))
      } else if !found.isEmpty, let equals = line.text.firstIndex(of: "=") {
        // `hide` may stand before the name.
        let name = line.text[..<equals].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        let value = configuration.expanded(line.text[line.text.index(after: equals)...].trimmed)
        found[found.count - 1].options[name] = value
      }
    }
    return found.map { EximAuthenticator(name: $0.name, place: $0.place, options: $0.options) }
  }

  private init(name: String, place: String, options: [String: String]) {
    self.name = name
    self.place = place
    self.options = options
  }
}
