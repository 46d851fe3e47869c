import FileSystem

/// Takes the names of files in `debian-like/` apart: `PACKAGE.KIND` and `KIND`, with a machine or a system at the end or
/// without.
struct PackagingNames {
  /// A name that has been taken apart.
  struct Parts {
    /// The package whose name it begins with; nil for a bare name.
    let package: BinaryPackage?
    /// What comes after the package's name.
    let rest: Substring
    /// The kind of ours that the rest is; nil where it is none.
    let kind: FileKind?
    /// The machine or system that the file is for, after its kind.
    let machine: Substring?
  }

  let packages: [BinaryPackage]
  private let byName: [Substring: BinaryPackage]
  /// The machines and systems that a file may be for.
  let machines: Set<String>

  /// Operating systems whose files stand beside those of others.
  private static let systems: Set<String> = ["linux", "solaris", "sunos", "illumos", Environment.hostSystem]

  init(_ source: SourceTree) {
    packages = source.packages
    byName = Dictionary(packages.map { ($0.name[...], $0) }) { first, _ in first }
    machines = Architectures.known.union([source.environment.hostArchitecture])
      .union(source.packages.flatMap(\.architectures)).subtracting(["any", "all"]).union(Self.systems)
  }

  func parts(of name: String) -> Parts {
    // The longest name of a package: one may begin with another and a point.
    let points = name.indices.filter { name[$0] == "." }
    let package = points.reversed().lazy.compactMap { byName[name[..<$0]] }.first
    let rest = name.dropFirst(package.map { $0.name.count + 1 } ?? 0)
    let (kind, machine) = kind(of: rest)
    return Parts(package: package, rest: rest, kind: kind, machine: machine)
  }

  /// The kind of ours that a name without the package's stands for, and the machine or system at its end.
  func kind(of rest: Substring) -> (FileKind?, machine: Substring?) {
    if let kind = FileKind.named(rest) { return (kind, nil) }
    guard let point = rest.lastIndex(of: ".") else { return (nil, nil) }
    let end = rest[rest.index(after: point)...]
    guard machines.contains(String(end)), let kind = FileKind.named(rest[..<point]) else { return (nil, nil) }
    return (kind, end)
  }

  /// Whether no build of a package is for a machine that one of its files names.
  static func isForeign(_ machine: Substring, to package: BinaryPackage) -> Bool {
    let architectures = package.architectures
    return !systems.contains(String(machine)) && !architectures.contains(String(machine))
      && architectures != ["any"]
  }
}
