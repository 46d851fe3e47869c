import Archive
import Modules
import TOMLKit

/// The TOML of a model file, as docs/model-files.md has it.
struct ModelFile: Decodable {
  struct Machine: Decodable {
    var vendor: String?
    var product: String?
  }

  struct Part: Decodable {
    var key: String
    var name: String
    var match: [String]
    var expected: Bool?
    var follows: String?
    var radio: String?
    var absence: String?
    var sources: [String]?
    var support: [Range]?
  }

  struct Range: Decodable {
    var since: String?
    var before: String?
    var drivers: [String]?
    var modules: [String]?
    var packages: [Package]?
    var firmware: [String]?
    var userspace: String?
    var unbound: String?
    var tried: Bool?
    var note: String?
  }

  struct Package: Decodable {
    var name: String
    var area: String?
  }

  var schema: Int
  var name: String
  var machine: Machine?
  var sources: [String]?
  var component: [Part]?
}

extension Model {
  /// Reads the text of a model file.
  ///
  /// Keys that are not in the format are errors, or a misspelt one would silently have no effect.
  public init(toml text: String) throws(ModelProblem) {
    let lines = try ModelSyntax.check(text)
    let file: ModelFile
    do {
      file = try TOMLDecoder(strictDecoding: true).decode(ModelFile.self, from: text)
    } catch {
      throw ModelProblem(error, lines)
    }
    guard file.schema == Self.schema else {
      let words = "schema \(file.schema) is not \(Self.schema), the one that this version reads"
      throw .content(line: lines.line(of: ["schema"]), words)
    }
    name = file.name
    vendor = file.machine?.vendor
    product = file.machine?.product
    sources = file.sources ?? []
    var components: [Component] = []
    for (index, part) in (file.component ?? []).enumerated() {
      components.append(try Component(part, ModelPlace(lines, ["component", String(index)])))
    }
    self.components = components
    let keys = Set(components.map(\.key))
    var seen: Set<String> = []
    for (index, component) in components.enumerated() {
      let place = ModelPlace(lines, ["component", String(index)])
      if !seen.insert(component.key).inserted {
        throw place.problem("key", "there are two components with the key '\(component.key)'")
      }
      if let other = component.follows, !keys.contains(other) || other == component.key {
        throw place.problem("follows", "follows = \"\(other)\" names no other component")
      }
    }
  }
}

/// A table of a model file, for complaints about its keys.
private struct ModelPlace {
  private let lines: ModelLines
  private let names: [String]

  init(_ lines: ModelLines, _ names: [String]) {
    self.lines = lines
    self.names = names
  }

  /// A table of an array in this one.
  func table(_ name: String, _ index: Int) -> ModelPlace { ModelPlace(lines, names + [name, String(index)]) }

  func problem(_ key: String, _ text: String) -> ModelProblem {
    .content(line: lines.line(of: names + [key]), text)
  }
}

extension Component {
  fileprivate init(_ part: ModelFile.Part, _ place: ModelPlace) throws(ModelProblem) {
    key = part.key
    name = part.name
    match = part.match.map { $0.lowercased() }
    isExpected = part.expected ?? true
    follows = part.follows
    radio = part.radio
    absence = part.absence
    sources = part.sources ?? []
    var support: [Support] = []
    for (index, range) in (part.support ?? []).enumerated() {
      support.append(try Support(range, place.table("support", index)))
    }
    self.support = support
    if match.contains(where: { !$0.contains(":") && !Self.parts.contains($0) }) {
      let known = Self.parts.joined(separator: ", ")
      throw place.problem("match", "a word of 'match' is not BUS:ID and not one of \(known)")
    }
  }

  /// Identifiers without a bus.
  private static let parts = ["cpu", "memory", "panel", "battery", "battery-bay"]
}

extension Support {
  fileprivate init(_ range: ModelFile.Range, _ place: ModelPlace) throws(ModelProblem) {
    since = try Self.version(range.since, "since", place)
    before = try Self.version(range.before, "before", place)
    drivers = range.drivers ?? []
    // Drivers may have any name, such as 'HDA Intel'; that of a module is a word.
    modules = (range.modules ?? drivers.filter(Self.isModule)).map { ModuleName.normalized($0) }
    packages = (range.packages ?? []).map { PackageNeed(name: $0.name, area: $0.area ?? "main") }
    firmware = range.firmware ?? []
    userspace = range.userspace
    isUnboundNormal = range.unbound == "normal"
    isTried = range.tried ?? true
    note = range.note
    if let unbound = range.unbound, unbound != "normal" {
      throw place.problem("unbound", "unbound = \"\(unbound)\" is not \"normal\"")
    }
    for package in range.packages ?? [] {
      if let area = package.area, !PackageNeed.areas.contains(area) {
        let known = PackageNeed.areas.joined(separator: ", ")
        throw place.problem("packages", "area = \"\(area)\" is not one of \(known)")
      }
      // The names become part of commands that people copy.
      let rest = package.name.replacing("$(uname -r)", with: "")
      guard !package.name.isEmpty, !package.name.hasPrefix("-"), rest.utf8.allSatisfy(Self.isPackageByte)
      else {
        throw place.problem("packages", "'\(package.name)' is not a name of a package")
      }
    }
    for name in range.modules ?? [] where !Self.isModule(name) {
      throw place.problem("modules", "'\(name)' is not a name of a module")
    }
  }

  private static func isModule(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("-") && name.utf8.allSatisfy(isPackageByte)
  }

  private static func isPackageByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
      || "+-._:".utf8.contains(byte)
  }

  private static func version(_ text: String?, _ key: String, _ place: ModelPlace) throws(ModelProblem)
    -> KernelVersion?
  {
    guard let text else { return nil }
    guard let version = KernelVersion(text), version.isUpstream else {
      throw place.problem(key, "'\(text)' is not an upstream version of a kernel")
    }
    return version
  }
}
