/// What a single word has to look like to be shown.
enum WordForm {
  /// A file: letters, digits and few marks, from the root on.
  static func isPath(_ word: some StringProtocol) -> Bool {
    word.utf8.first == UInt8(ascii: "/") && isRelativePath(word)
  }

  /// A file in a directory that is known.
  static func isRelativePath(_ word: some StringProtocol) -> Bool {
    (1...1023).contains(word.utf8.count)
      && word.utf8.allSatisfy { isLetterOrDigit($0) || "/._+-".utf8.contains($0) }
  }

  /// A user, a database, a service.
  static func isName(_ word: some StringProtocol) -> Bool {
    (1...64).contains(word.utf8.count)
      && word.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
  }

  /// A host's name or address, perhaps in brackets.
  static func isHost(_ word: some StringProtocol) -> Bool {
    var bytes = Array(word.utf8)[...]
    if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
      bytes = bytes.dropFirst().dropLast()
      if bytes.starts(with: "IPv6:".utf8) { bytes = bytes.dropFirst(5) }
      if bytes.contains(UInt8(ascii: ":")) { return bytes.allSatisfy(isAddressByte) }
    }
    return (1...253).contains(bytes.count)
      && bytes.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
  }

  /// A host, perhaps with a port: `[mail.example.org]:587`, `mail.example.org:submission`.
  static func isServer(_ word: some StringProtocol) -> Bool {
    if isHost(word) { return true }
    guard let colon = word.lastIndex(of: ":") else { return false }
    let port = word[word.index(after: colon)...]
    return isHost(word[..<colon]) && (UInt16(port) != nil || services.contains(port.lowercased()))
  }

  /// An address or a network: `127.0.0.0/8`, `[::1]/128`.
  static func isNetwork(_ word: some StringProtocol) -> Bool {
    !word.isEmpty && word.utf8.allSatisfy { isAddressByte($0) || "./![]".utf8.contains($0) }
  }

  /// A table in a file or of a server: `hash:/etc/postfix/relay`, `ldap:users`, `tcp:localhost:999`.
  static func isTable(_ word: some StringProtocol) -> Bool {
    var rest = word[...]
    while rest.hasPrefix("proxy:") { rest = rest.dropFirst(6) }
    guard let colon = rest.firstIndex(of: ":") else { return isPath(rest) }
    let type = String(rest[..<colon])
    let name = rest[rest.index(after: colon)...]
    if type == "tcp" { return name.contains(":") && isServer(name) }
    if ["pipemap", "unionmap"].contains(type) { return isListOfTables(name) }
    return files.contains(type) && isPath(name) || databases.contains(type) && (isPath(name) || isName(name))
  }

  /// `{texthash:/a,regexp:/b}`.
  private static func isListOfTables(_ text: some StringProtocol) -> Bool {
    guard text.hasPrefix("{"), text.hasSuffix("}") else { return false }
    let inside = PasswordLookup.tables(String(text.dropFirst().dropLast()))
    return !inside.isEmpty && inside.allSatisfy { isTable($0) }
  }

  static func isNumber(_ word: some StringProtocol) -> Bool {
    (1...9).contains(word.utf8.count) && word.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static let services: Set<String> = ["smtp", "submission", "smtps", "submissions"]

  private static let files: Set<String> = [
    "hash", "btree", "lmdb", "cdb", "dbm", "sdbm", "texthash", "pcre", "regexp", "cidr", "memcache", "fail",
  ]

  /// The tables whose settings are in a file, or in main.cf under a name.
  private static let databases: Set<String> = ["mysql", "pgsql", "sqlite", "ldap", "mongodb"]

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    (48...58).contains(byte) || (97...102).contains(byte | 0x20) || byte == UInt8(ascii: ".")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }
}
