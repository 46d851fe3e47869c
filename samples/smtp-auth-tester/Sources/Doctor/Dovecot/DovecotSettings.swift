import Diagnosis

/// Dovecot's settings, as doveconf(1) writes them: `name = value`, and blocks of them in braces.
///
/// Of the values nothing is kept but what has the form that its setting wants; a passdb's arguments may have passwords.
struct DovecotSettings: Sendable, Equatable {
  /// A block: `passdb { ... }`, `unix_listener auth-client { ... }`, of which the second word is its name.
  struct Block: Sendable, Equatable {
    let kind: String
    let name: String
    var values: [String: String] = [:]
    var blocks: [Block] = []

    func blocks(_ kind: String) -> [Block] { blocks.filter { $0.kind == kind } }
  }

  let whole: Block

  /// The depth of blocks in blocks that is followed.
  private static let mostDepth = 20

  init(_ text: String) {
    var open = [Block(kind: "", name: "")]
    for line in text.lines {
      let content = line.drop(while: \.isWhitespace)
      if content.hasPrefix("#") || content.isEmpty { continue }
      if content.hasPrefix("}") {
        guard open.count > 1, let last = open.popLast() else { continue }
        open[open.count - 1].blocks.append(last)
      } else if content.last(where: { !$0.isWhitespace }) == "{" {
        let words = content.split(whereSeparator: \.isWhitespace).dropLast().map(String.init)
        guard open.count < Self.mostDepth else { continue }
        open.append(Block(kind: words.first ?? "", name: words.count > 1 ? words[1] : ""))
      } else if let equals = content.firstIndex(of: "=") {
        let name = content[..<equals].filter { !$0.isWhitespace }
        let value = content[content.index(after: equals)...].drop(while: \.isWhitespace)
        open[open.count - 1].values[name] = String(value)
      }
    }
    while open.count > 1, let last = open.popLast() { open[open.count - 1].blocks.append(last) }
    whole = open[0]
  }

  /// A setting outside of blocks, in which quotes and blanks around a list are gone.
  subscript(_ name: String) -> String {
    (whole.values[name] ?? "").filter { $0 != "\"" }.trimmed
  }

  /// The words of a list.
  func list(_ name: String) -> [String] { self[name].split(whereSeparator: \.isWhitespace).map(String.init) }

  /// Whether passwords may be sent without TLS; Dovecot 2.4 has another name for it, and the other way round.
  var allowsCleartext: Bool {
    self["disable_plaintext_auth"] == "no" || self["auth_allow_cleartext"] == "yes"
  }

  /// The drivers of the databases of passwords; Dovecot 2.4 has them as names of their blocks.
  var passdbDrivers: [String] {
    whole.blocks("passdb").map { block in
      let driver = block.values["driver"] ?? block.values["passdb_driver"] ?? block.name
      return WordForm.isName(driver) ? driver : Withheld.text(driver.utf8.count)
    }
  }

  /// The sockets of the service for authentication that are not those which every Dovecot has: for other servers.
  var listeners: [String] {
    let auth = whole.blocks("service").first { $0.name == "auth" }
    return (auth?.blocks("unix_listener") ?? []).map(\.name).filter {
      !Self.usual.contains($0) && WordForm.isRelativePath($0)
    }
  }

  /// The ports at which other servers can ask.
  var ports: [UInt16] {
    let auth = whole.blocks("service").first { $0.name == "auth" }
    return (auth?.blocks("inet_listener") ?? []).compactMap { UInt16($0.values["port"] ?? "") }.filter {
      $0 > 0
    }
  }

  private static let usual: Set<String> = [
    "", "auth-client", "auth-login", "auth-master", "auth-userdb", "auth-legacy", "login", "login/login",
    "token-login/tokenlogin", "token-login/imap-urlauth",
  ]
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
