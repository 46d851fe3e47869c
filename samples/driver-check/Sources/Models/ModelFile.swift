import Archive
import Modules

extension Model {
  /// Reads the text of a model file, as docs/model-files.md has it.
  public init(toml text: String) throws(ModelProblem) {
    let file = try ModelReader(
      try ModelSyntax.table(text), keys: ["schema", "name", "machine", "sources", "component"])
    let schema = try file.required("schema", try file.number("schema"))
    guard schema == Self.schema else {
      throw file.problem("schema", "schema \(schema) is not \(Self.schema), the one that this version reads")
    }
    name = try file.required("name", try file.text("name"))
    let machine = try file.table("machine").map { table throws(ModelProblem) in
      try ModelReader(table, keys: ["vendor", "product"])
    }
    vendor = try machine?.text("vendor")
    product = try machine?.text("product")
    sources = try file.texts("sources") ?? []
    let parts = try (file.tables("component") ?? []).map { table throws(ModelProblem) in
      let keys = ["key", "name", "match", "expected", "follows", "radio", "absence", "sources", "support"]
      return try ModelReader(table, keys: keys)
    }
    components = try parts.map { part throws(ModelProblem) in try Component(part) }
    let keys = Set(components.map(\.key))
    var seen: Set<String> = []
    for (part, component) in zip(parts, components) {
      if !seen.insert(component.key).inserted {
        throw part.problem("key", "there are two components with the key '\(component.key)'")
      }
      if let other = component.follows, !keys.contains(other) || other == component.key {
        throw part.problem("follows", "follows = \"\(other)\" names no other component")
      }
    }
  }
}

extension Component {
  fileprivate init(_ part: ModelReader) throws(ModelProblem) {
    key = try part.required("key", try part.text("key"))
    name = try part.required("name", try part.text("name"))
    match = try part.required("match", try part.texts("match")).map { $0.lowercased() }
    if let problem = match.lazy.compactMap(ModelIdentifier.problem).first {
      throw part.problem("match", problem)
    }
    isExpected = try part.flag("expected") ?? true
    follows = try part.text("follows")
    radio = try part.text("radio")
    absence = try part.text("absence")
    sources = try part.texts("sources") ?? []
    support = try (part.tables("support") ?? []).map { table throws(ModelProblem) in
      let keys = [
        "since", "before", "drivers", "modules", "packages", "firmware", "userspace", "unbound", "tried",
        "note",
      ]
      return try Support(try ModelReader(table, keys: keys))
    }
  }
}

extension Support {
  fileprivate init(_ range: ModelReader) throws(ModelProblem) {
    since = try Self.version("since", range)
    before = try Self.version("before", range)
    drivers = try range.texts("drivers") ?? []
    // Drivers may have any name, such as 'HDA Intel'; that of a module is a word.
    let named = try range.texts("modules")
    modules = (named ?? drivers.filter(Self.isModule)).map { ModuleName.normalized($0) }
    for name in named ?? [] where !Self.isModule(name) {
      throw range.problem("modules", "'\(name)' is not a name of a module")
    }
    packages = try (range.tables("packages") ?? []).map { table throws(ModelProblem) in
      try PackageNeed(try ModelReader(table, keys: ["name", "area"]))
    }
    firmware = try range.texts("firmware") ?? []
    userspace = try range.text("userspace")
    let unbound = try range.text("unbound")
    isUnboundNormal = unbound == "normal"
    if let unbound, unbound != "normal" {
      throw range.problem("unbound", "unbound = \"\(unbound)\" is not \"normal\"")
    }
    isTried = try range.flag("tried") ?? true
    note = try range.text("note")
  }

  private static func isModule(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("-") && name.utf8.allSatisfy(PackageNeed.isNameByte)
  }

  private static func version(_ key: String, _ range: ModelReader) throws(ModelProblem) -> KernelVersion? {
    guard let text = try range.text(key) else { return nil }
    guard let version = KernelVersion(text), version.isUpstream else {
      throw range.problem(key, "'\(text)' is not an upstream version of a kernel")
    }
    return version
  }
}

extension PackageNeed {
  fileprivate init(_ package: ModelReader) throws(ModelProblem) {
    let name = try package.required("name", try package.text("name"))
    let area = try package.text("area") ?? "main"
    if !Self.areas.contains(area) {
      let known = Self.areas.joined(separator: ", ")
      throw package.problem("area", "area = \"\(area)\" is not one of \(known)")
    }
    // The names become part of commands that people copy.
    let rest = name.replacing("$(uname -r)", with: "")
    guard !name.isEmpty, !name.hasPrefix("-"), rest.utf8.allSatisfy(Self.isNameByte) else {
      throw package.problem("name", "'\(name)' is not a name of a package")
    }
    self.init(name: name, area: area)
  }

  fileprivate static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
      || "+-._:".utf8.contains(byte)
  }
}
