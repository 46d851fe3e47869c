public import Sysroot

/// Modules that were built on the machine, by dkms(8) say, and which of them this kernel lacks.
///
/// They are in directories of their own, `updates/dkms/wl.ko`; those of the kernel's package are in `kernel`.
public struct OutOfTreeModules: Sendable {
  /// The names of those that other kernels have and this one has not, with one of the kernels that has each.
  public let lacking: [String: String]

  /// Whether this kernel has any.
  public let hasOwn: Bool

  /// What the other kernels say of the devices that modules are for.
  private let aliases: [AliasIndex]

  /// Compares a kernel's modules with those of the other kernels of the machine.
  public init(_ tree: Tree, for directory: ModuleDirectory) {
    let own = Set(directory.path.map { Self.names(in: $0, tree) } ?? [])
    var lacking: [String: String] = [:]
    var aliases: [AliasIndex] = []
    for release in ModuleDirectory.releases(tree) where release != directory.release {
      guard let place = ModuleDirectory.place(of: release, tree) else { continue }
      let names = Self.names(in: place, tree).filter { directory.path(of: $0) == nil && !own.contains($0) }
      if names.isEmpty { continue }
      for name in names { lacking[name] = release }
      if let bytes = try? tree.bytes(place + "/modules.alias", limit: 16 << 20) {
        aliases.append(AliasIndex(bytes))
      }
    }
    self.lacking = lacking
    self.aliases = aliases
    hasOwn = !own.isEmpty
  }

  /// Those that this kernel lacks and that would be for a device.
  public func lacking(for modalias: String) -> [String] {
    var found: [String] = []
    for module in aliases.flatMap({ $0.modules(for: modalias) })
    where lacking[module] != nil && !found.contains(module) { found.append(module) }
    return found
  }

  /// The names of the modules in the directories that are not the kernel package's.
  static func names(in place: String, _ tree: Tree) -> [String] {
    ["updates", "updates/dkms", "extra", "misc", "weak-updates"].flatMap { directory in
      ((try? tree.names("\(place)/\(directory)")) ?? []).filter(ModuleFiles.isModule).map {
        ModuleFiles.name(of: $0)
      }
    }
  }
}
