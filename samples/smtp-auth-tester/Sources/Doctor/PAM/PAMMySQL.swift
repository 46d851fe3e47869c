import Sysroot

/// The options of pam_mysql, by their names on a line of PAM's file.
enum PAMMySQL {
  /// The names that options have in a file of pam_mysql's own.
  private static let names = [
    "users.host": "host", "users.database": "db", "users.db_user": "user", "users.db_passwd": "passwd",
    "users.table": "table", "users.user_column": "usercolumn", "users.password_column": "passwdcolumn",
    "users.where_clause": "where",
  ]

  /// Those on a line, `name=value` each.
  static func options(_ line: PAMFile.Line) -> [String: String] {
    var options = Dictionary(line.arguments.compactMap { pair($0[...]) }) { $1 }
    if let file = options["config_file"], !WordForm.isPath(file) { options["config_file"] = nil }
    return options
  }

  /// Those in the file that `config_file` names, of lines `users.name = value;`; nil when it cannot be read.
  static func options(in path: String, _ machine: Tree) -> [String: String]? {
    guard let text = try? machine.text(path, limit: 64 << 10) else { return nil }
    let pairs = text.lines.filter { !$0.hasPrefix("#") }.compactMap { line -> (String, String)? in
      guard let (name, value) = pair(line), let known = names[name] else { return nil }
      return (known, value.hasSuffix(";") ? String(value.dropLast()) : value)
    }
    return Dictionary(pairs) { $1 }
  }

  /// The name and the value without blanks around them.
  private static func pair(_ text: Substring) -> (String, String)? {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    return (text[..<equals].trimmed, text[text.index(after: equals)...].trimmed)
  }
}
