import Foundation

/// A table of modules, `Tests/Fixtures/modules-6.1`.
struct ModuleTable {
  struct Row {
    /// `kernel/drivers/net/tg3.ko`.
    var path: String
    var isBuiltIn: Bool
    var aliases: [String]

    /// `tg3`, with underscores.
    var name: String {
      let file = path.split(separator: "/").last ?? ""
      return String(file.prefix { $0 != "." }).replacing("-", with: "_")
    }
  }

  var rows: [Row]

  init(_ text: String) {
    rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      var cells = line.split(separator: "\t").map(String.init)
      let path = cells.removeFirst()
      let isBuiltIn = path.hasPrefix("builtin:")
      return Row(path: isBuiltIn ? String(path.dropFirst(8)) : path, isBuiltIn: isBuiltIn, aliases: cells)
    }
  }

  /// modules.alias, as depmod writes it.
  var aliasFile: String {
    rows.filter { !$0.isBuiltIn }.flatMap { row in row.aliases.map { "alias \($0) \(row.name)\n" } }.joined()
  }

  /// modules.dep.
  var dependencyFile: String { rows.filter { !$0.isBuiltIn }.map { "\($0.path):\n" }.joined() }

  /// modules.builtin.
  var builtinFile: String { rows.filter(\.isBuiltIn).map { "\($0.path)\n" }.joined() }

  /// modules.builtin.modinfo.
  var builtinInformation: String {
    rows.filter(\.isBuiltIn).flatMap { row in
      ["\(row.name).license=GPL\0"] + row.aliases.map { "\(row.name).alias=\($0)\0" }
    }.joined()
  }
}
