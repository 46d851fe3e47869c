import Diagnosis
import Sysroot

/// The names that stand in places of this machine where no password does.
///
/// A host, a user or a file can be called by a word that a password can be, too: such a word is shown if it is one of
/// these.
struct KnownNames: Sendable {
  private var names: Set<String>

  /// Those that every machine has.
  init() { names = Self.usual }

  /// Those of a machine's hosts and users, and of the SASL settings' files in some directories.
  init(_ machine: Tree, settingsIn directories: [String]) {
    names = Self.usual
    for line in (try? machine.text("/etc/hosts"))?.lines ?? [] {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard words.first.map(WordForm.isNetwork) ?? false else { continue }
      for name in words.dropFirst() { add(name) }
    }
    add((try? machine.text("/etc/hostname"))?.split(whereSeparator: \.isWhitespace).first ?? "")
    for user in (try? machine.text("/etc/passwd"))?.lines ?? [] { add(user.prefix { $0 != ":" }) }
    for directory in directories {
      for file in (try? machine.names(directory)) ?? [] where file.hasSuffix(".conf") {
        add(file.dropLast(5))
      }
    }
  }

  /// Adds a name, and a host's without its domain; any other text is passed over.
  mutating func add(_ name: some StringProtocol) {
    guard WordForm.isName(name) else { return }
    names.insert(name.lowercased())
    if let first = name.split(separator: ".").first { names.insert(first.lowercased()) }
  }

  /// Whether a word is one of them; upper and lower case are the same.
  func contains(_ word: some StringProtocol) -> Bool { names.contains(word.lowercased()) }

  private static let usual: Set<String> = [
    "localhost", "localdomain", "all", "loopback-only", "postfix", "smtpd", "smtp", "smtps", "submission",
    "submissions", "dovecot", "mail", "mailhost", "mailhub", "relay", "mx", "db", "database", "mysql",
    "mariadb",
    "postgres", "pgsql", "sql",
  ]
}
