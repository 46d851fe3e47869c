import Diagnosis
import Sysroot

/// A table with passwords: `hash:/etc/postfix/sasl/passwd`.
struct PasswordMap: Sendable {
  let type: String
  let path: String

  init(parsing text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    type = parts.count == 2 ? parts[0] : "hash"
    path = parts.last ?? ""
  }

  /// The tables that have their values in their names.
  private static let namesWithValues = ["static", "inline", "randmap"]

  /// Whether the password itself stands in the setting, which everybody can read; also inside of other tables, such
  /// as `proxy:static:...`.
  var hasPasswordInSetting: Bool {
    Self.namesWithValues.contains { type == $0 || path.contains("\($0):") }
  }

  /// The table's name, in which nothing is secret.
  var shown: String { "\(type):\(path)" }

  /// Whether it is not understood, so that it cannot be asked.
  var isUnknown: Bool { Withheld.isIn(path) }

  /// Whether postmap(1) can be asked, in whose command line the table's name stands.
  var canBeAsked: Bool { !hasPasswordInSetting && !isUnknown }

  /// A setting without what may be secret in it: as it is where each table is a file or a server's.
  static func shown(_ setting: String) -> String {
    let tables = all(setting)
    if tables.allSatisfy({ WordForm.isTable($0.shown) }) { return setting }
    return tables.map { table in
      if WordForm.isTable(table.shown) { return table.shown }
      if table.hasPasswordInSetting {
        return (namesWithValues.contains(table.type) ? table.type : "static") + ":(not shown)"
      }
      return "unknown:" + Withheld.text(table.shown.utf8.count)
    }.joined(separator: ", ")
  }

  /// The tables of a setting.
  static func all(_ setting: String) -> [PasswordMap] {
    PasswordLookup.tables(setting).map(PasswordMap.init(parsing:))
  }

  /// The file that postmap(1) makes of the text; nil where the text itself is read, or there is no file.
  var index: String? {
    switch type {
    case "hash", "btree": path + ".db"
    case "lmdb": path + ".lmdb"
    case "cdb": path + ".cdb"
    case "dbm", "sdbm": path + ".pag"
    default: nil
    }
  }

  /// Whether there is a text with a key at the beginning of each line.
  var hasText: Bool { index != nil || type == "texthash" }

  /// The keys in the text; what stands after them is wiped unread.
  func keys(_ machine: Tree) throws(TreeProblem) -> [String] {
    var bytes = try machine.bytes(path)
    defer { bytes.wipe() }
    return bytes.split(separator: 0x0A).compactMap { line in
      guard let first = line.first, first != 0x20, first != 0x09, first != 0x23 else { return nil }
      return String(decoding: line.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }, as: UTF8.self)
    }
  }
}
