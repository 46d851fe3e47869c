import Diagnosis
import Secrecy

/// The settings of the Cyrus SASL library for one program: a file of lines `name: value`.
struct SASLSettings: Sendable {
  /// A setting and the number of its line.
  struct Setting: Sendable, Equatable {
    /// The value, withheld where it is not of the setting's form.
    let value: String
    let line: Int
  }

  private(set) var settings: [String: Setting] = [:]

  /// The values that are needed as they are and shown nowhere.
  private(set) var secrets: [String: Secret] = [:]

  private static let secretNames: Set<String> = ["sql_passwd", "sql_user", "sql_select"]

  /// The lines that are not settings; one is enough for the library to give up.
  private(set) var badLines: [Int] = []

  /// Settings that are there already, with the line that counts.
  private(set) var repeated: [(name: String, line: Int, first: Int)] = []

  init() {}

  /// Reads a file's text.
  ///
  /// - Parameter known: The names by which a host may be called.
  init(parsing text: String, _ known: KnownNames = KnownNames()) {
    for (index, line) in text.lines.enumerated() {
      let content = line.drop(while: \.isWhitespace)
      if content.isEmpty || content.hasPrefix("#") { continue }
      // The library wants the colon right after the name.
      let name = content.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
      let rest = content.dropFirst(name.count)
      let value = rest.dropFirst().drop(while: \.isWhitespace)
      guard !name.isEmpty, rest.first == ":", !value.isEmpty else {
        badLines.append(index + 1)
        continue
      }
      let end = value.lastIndex { !$0.isWhitespace } ?? value.startIndex
      let key = name.lowercased()
      // The library takes the first that it finds.
      if let first = settings[key] {
        repeated.append((key, index + 1, first.line))
        continue
      }
      if Self.secretNames.contains(key) { secrets[key] = Secret(value[...end].utf8) }
      settings[key] = Setting(
        value: SASLForms.shown(key, String(value[...end]), known), line: index + 1)
    }
  }

  subscript(_ name: String) -> String? { settings[name]?.value }

  // In the lists that follow, what is withheld is one item.

  /// The ways to check a password, in the order they are tried.
  var passwordChecks: [String] { words("pwcheck_method")?.map { $0.lowercased() } ?? ["auxprop"] }

  /// The plug-ins that look accounts up, nil when all that are installed do.
  var accountPlugIns: [String]? { words("auxprop_plugin")?.map { $0.lowercased() } }

  /// The mechanisms to offer, nil when all that are installed are.
  var mechanisms: [String]? { words("mech_list")?.map { Withheld.isIn($0) ? $0 : $0.uppercased() } }

  var sasldbPath: String { self["sasldb_path"] ?? "/etc/sasldb2" }

  /// The directory that saslauthd has its socket in, and the socket's name.
  var saslauthdSocket: String { self["saslauthd_path"] ?? "/var/run/saslauthd/mux" }

  var usesSaslauthd: Bool { passwordChecks.contains("saslauthd") }
  var usesAccounts: Bool { passwordChecks.contains { $0 == "auxprop" || $0 == "auxprop-hashed" } }

  /// Whether accounts are looked up in sasldb; without a choice of plug-ins it is asked too.
  var usesSasldb: Bool { usesAccounts && accountPlugIns?.contains("sasldb") ?? true }
  var usesSQL: Bool { usesAccounts && (accountPlugIns?.contains("sql") ?? (self["sql_select"] != nil)) }

  private func words(_ name: String) -> [String]? {
    self[name].map { Withheld.words($0, separatedBy: \.isWhitespace) }
  }
}
