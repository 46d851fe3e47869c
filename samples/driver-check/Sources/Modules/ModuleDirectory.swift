public import Sysroot

/// What a kernel brings along: the files in `/lib/modules/RELEASE`.
public struct ModuleDirectory: Sendable {
  /// How modules.dep fits the modules that are there.
  public enum Dependencies: Sendable, Equatable {
    case upToDate
    case missing

    /// Modules that it does not know, the names of some of them and how many there are.
    case lacks([String], count: Int)

    /// A module is newer than it.
    case older(than: String)
  }

  public let release: String

  /// `/lib/modules/RELEASE`, or below `/usr`; nil when there is none.
  public let path: String?

  private let aliases: AliasIndex
  private let builtinAliases: AliasIndex

  private let builtin: Set<String>

  /// Where each module is, below `path`: `kernel/drivers/net/tun.ko`.
  private let files: [String: String]

  public let dependencies: Dependencies

  /// The releases that there are modules of.
  public static func releases(_ tree: Tree) -> [String] {
    Array(Set(places.flatMap { (try? tree.names($0)) ?? [] }.filter { KernelVersion($0) != nil })).sorted()
  }

  /// The directory of a release; nil when there is none.
  static func place(of release: String, _ tree: Tree) -> String? {
    if release.contains("/") || release.isEmpty { return nil }
    return places.map { "\($0)/\(release)" }.first { (try? tree.status($0))?.kind == .directory }
  }

  private static let places = ["/lib/modules", "/usr/lib/modules"]

  /// Reads them; whatever of it is missing counts as empty.
  public init(_ tree: Tree, release: String) {
    self.release = release
    path = Self.place(of: release, tree)
    guard let path else {
      (aliases, builtinAliases) = (AliasIndex(), AliasIndex())
      (builtin, dependencies) = ([], .missing)
      files = [:]
      return
    }
    aliases = AliasIndex((try? tree.bytes(path + "/modules.alias", limit: 16 << 20)) ?? [])
    let info = (try? tree.bytes(path + "/modules.builtin.modinfo", limit: 16 << 20)) ?? []
    builtinAliases = BuiltinInformation.aliases(info)
    let list = (try? tree.text(path + "/modules.builtin", limit: 4 << 20)) ?? ""
    let inside = ModuleFiles.places(list.split(separator: "\n"))
    builtin = Set(inside.keys)
    let table = try? tree.text(path + "/modules.dep", limit: 16 << 20)
    let listed = table.map(ModuleFiles.listed) ?? [:]
    files = listed.merging(inside) { $1 }
    dependencies =
      table == nil
      ? .missing : ModuleFiles.compare(listed, with: tree, path, isNoticed: path + "/modules.dep")
  }

  /// Where the kernel would find a driver.
  public struct Candidate: Sendable, Equatable {
    public let module: String
    public let isBuiltIn: Bool

    /// How much of the device its pattern names: the plain characters from its beginning.
    public let weight: Int

    public init(module: String, isBuiltIn: Bool, weight: Int) {
      self.module = module
      self.isBuiltIn = isBuiltIn
      self.weight = weight
    }
  }

  /// The modules that claim a device: those first that name it, and of those of equal weight the ones in the kernel itself.
  public func candidates(for modalias: String) -> [Candidate] {
    let inside = builtinAliases.claims(on: modalias).map {
      Candidate(module: $0.module, isBuiltIn: true, weight: $0.plain)
    }
    let outside = aliases.claims(on: modalias).map {
      Candidate(module: $0.module, isBuiltIn: builtin.contains($0.module), weight: $0.plain)
    }
    let all = inside + outside.filter { candidate in !inside.contains { $0.module == candidate.module } }
    return all.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(
      \.element)
  }

  /// Whether a module is not of the kernel's own package: whoever has it has got it on purpose.
  public func isOutOfTree(_ module: String) -> Bool {
    path(of: module).map { !$0.hasPrefix("kernel/") } ?? false
  }

  /// Where a module is, below `path`, or would be if it were not in the kernel itself; nil for an unknown one.
  public func path(of module: String) -> String? { files[ModuleName.normalized(module)] }

  public func isBuiltIn(_ module: String) -> Bool { builtin.contains(ModuleName.normalized(module)) }
}
