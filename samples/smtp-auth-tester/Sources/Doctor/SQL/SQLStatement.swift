/// A statement that looks a user's password up, with places for the user's name and realm.
struct SQLStatement: Sendable, Equatable {
  /// The text of `sql_select`, with `%u` for the user and `%r` for the realm.
  let template: String

  init(template: String) {
    self.template = template
  }

  /// The statement that pam_mysql makes of its options.
  init(password: String, table: String, user: String, condition: String?) {
    let more = condition.map { " AND (\($0))" } ?? ""
    template = "SELECT \(password) FROM \(table) WHERE \(user) = '%u'\(more)"
  }

  /// Whether it can be tried without harm: it only reads, and has nothing in it that the client program, which reads
  /// it line by line, would take for a command of its own.
  var isHarmless: Bool {
    let words = template.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let forbidden: Set<Substring> = ["into", "update", "lock", "sleep", "benchmark", "load_file", "get_lock"]
    return words.first == "select" && !words.contains(where: forbidden.contains)
      && !template.contains { $0 == ";" || $0 == "\\" || $0.isNewline || $0 == "#" }
      && !template.contains("--") && !template.contains("/*")
  }

  /// Whether it has a place for the realm.
  var hasRealm: Bool { template.contains("%r") }

  /// A statement that counts the rows there are for a user; nil when a place for a name is not inside quotes, where
  /// what stands in it could become part of the statement.
  func counting(user: String, realm: String) -> String? {
    guard isHarmless, let select = filled(user: user, realm: realm) else { return nil }
    return "SELECT COUNT(*) FROM (\(select)) AS doctor"
  }

  /// Writes each quoted text with a place in it as hexadecimal digits, which need no quotes.
  private func filled(user: String, realm: String) -> String? {
    var result = ""
    var rest = template[...]
    while let first = rest.first {
      guard first == "'" || first == "\"" else {
        if first == "%", let next = rest.dropFirst().first, "urpv".contains(next) { return nil }
        result.append(first)
        rest = rest.dropFirst()
        continue
      }
      guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
      let quoted = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      // A doubled quote is one inside the text; not worth understanding.
      if rest.first == first { return nil }
      result += quoted.contains("%") ? Self.hexadecimal(Self.replaced(quoted, user, realm)) : "'\(quoted)'"
    }
    return result
  }

  private static func replaced(_ text: Substring, _ user: String, _ realm: String) -> String {
    var result = ""
    var rest = text
    while let first = rest.first {
      rest = rest.dropFirst()
      guard first == "%", let letter = rest.first else {
        result.append(first)
        continue
      }
      rest = rest.dropFirst()
      switch letter {
      case "u": result += user
      case "r": result += realm
      case "p": result += "userPassword"
      default: result += "%\(letter)"
      }
    }
    return result
  }

  private static func hexadecimal(_ text: String) -> String {
    let digits = Array("0123456789abcdef")
    return "_utf8mb4 X'" + String(text.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) + "'"
  }
}
