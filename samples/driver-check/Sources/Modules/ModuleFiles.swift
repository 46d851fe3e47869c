import Sysroot

/// The files of modules and the list of them, modules.dep.
enum ModuleFiles {
  /// `snd_hda_intel` for `kernel/sound/pci/hda/snd-hda-intel.ko.xz`.
  static func name(of path: some StringProtocol) -> String {
    let file = path.split(separator: "/").last ?? ""
    return ModuleName.normalized(file.prefix { $0 != "." })
  }

  /// Whether a file is a module, compressed or not.
  static func isModule(_ name: String) -> Bool {
    [".ko", ".ko.xz", ".ko.gz", ".ko.zst"].contains { name.hasSuffix($0) }
  }

  /// The modules in modules.dep, `PATH: PATHS it needs`.
  static func listed(in table: String) -> [String: String] {
    places(table.split(separator: "\n").compactMap { line in line.firstIndex(of: ":").map { line[..<$0] } })
  }

  /// Files by the names of their modules.
  static func places(_ files: [Substring]) -> [String: String] {
    Dictionary(files.map { (name(of: $0), String($0)) }) { $1 }
  }

  /// Looks for modules that modules.dep does not know, or that are newer than it.
  ///
  /// dpkg gives files the time they were packaged at, so that a module that has just been installed may look old: not
  /// being listed is the surer sign.
  static func compare(_ listed: [String: String], with tree: Tree, _ path: String, isNoticed table: String)
    -> ModuleDirectory.Dependencies
  {
    guard let written = try? tree.status(table).modified else { return .missing }
    var unknown: [String] = []
    var newest: (path: String, modified: Int64)?
    var left = 50_000
    visit(path, tree, depth: 0, left: &left) { file in
      if listed[name(of: file)] == nil { unknown.append(file) }
      guard let modified = try? tree.status("\(path)/\(file)").modified else { return }
      if modified > newest?.modified ?? .min { newest = (file, modified) }
    }
    if !unknown.isEmpty { return .lacks(unknown.prefix(3).map { name(of: $0) }, count: unknown.count) }
    // A copy of a tree that does not keep times may have them in any order; a minute is enough for that.
    if let newest, newest.modified > written + 60 { return .older(than: newest.path) }
    return .upToDate
  }

  /// Calls for each module below a directory; neither too deep nor too many files.
  private static func visit(
    _ top: String, _ tree: Tree, below: String = "", depth: Int, left: inout Int, _ body: (String) -> Void
  ) {
    guard depth < 12 else { return }
    for name in (try? tree.names("\(top)/\(below)")) ?? [] where name != "build" && name != "source" {
      left -= 1
      if left <= 0 { return }
      let path = below.isEmpty ? name : "\(below)/\(name)"
      if isModule(name) {
        body(path)
      } else if !name.contains("."), (try? tree.linkTarget("\(top)/\(path)")) == nil,
        (try? tree.status("\(top)/\(path)"))?.kind == .directory
      {
        visit(top, tree, below: path, depth: depth + 1, left: &left, body)
      }
    }
  }
}
