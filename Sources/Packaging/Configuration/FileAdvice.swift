import FileSystem
import SystemPackage

/// What to do with a file of `debian-like/` that no program reads, judged by its name.
struct FileAdvice {
  private let packages: [String]
  /// The ends that a name may have after its kind: machines and systems.
  private let machines: Set<String>

  /// Operating systems whose files stand beside those of others.
  private static let systems: Set<String> = ["linux", "solaris", "sunos", "illumos"]

  init(_ source: SourceTree) {
    packages = source.packages.map(\.name)
    machines = Architectures.known.union([source.environment.hostArchitecture, Environment.hostSystem])
      .union(source.packages.flatMap(\.architectures)).union(Self.systems).subtracting(["any", "all"])
  }

  /// What is wrong with a file of a name; nil where a program reads it.
  func fault(of name: Substring) -> String? {
    // The longest name of a package: one may begin with another and a point.
    let owners = packages.filter { name.hasPrefix("\($0).") }
    if let owner = owners.max(by: { $0.utf8.count < $1.utf8.count }) {
      let kind = name.dropFirst(owner.count + 1)
      if let found = ownKind(kind) { return found.isOfPackages ? nil : ofSource(name, found) }
      return fault(of: name, kind: kind, of: owner)
    }
    if FileKind.named(name) != nil { return nil }
    if let found = ownKind(name), found.isOfPackages, let first = packages.first {
      return "no program reads '\(name)'; files for one machine or system have the name of a package: "
        + "write '\(first).\(name)'"
    }
    return faultOfOwner(name) ?? fault(of: name, kind: name, of: nil)
  }

  /// What may be done with any file or directory.
  func general(_ name: Substring) -> String {
    "write '\(SourceTree.packaging)/\(name) DIRECTORY' into '\(packages.first ?? "PACKAGE").\(FileKind.install.name)' to "
      + "install it, or \(elsewhere(name))"
  }

  /// What is done with a file that is not for us.
  private func elsewhere(_ name: Substring) -> String {
    "name it in '\(SourceTree.packaging)/\(FileKind.otherFiles.name)' where something else reads it"
  }

  /// The kind of ours that a name stands for without the package's, which may have the name of a machine at its end.
  private func ownKind(_ kind: Substring) -> FileKind? {
    if let found = FileKind.named(kind) { return found }
    guard let point = kind.lastIndex(of: "."), machines.contains(String(kind[kind.index(after: point)...]))
    else { return nil }
    return FileKind.named(kind[..<point])
  }

  private func ofSource(_ name: Substring, _ kind: FileKind) -> String {
    "no program reads '\(name)'; the source has one for all packages: write '\(kind.name)'"
  }

  /// What is wrong with a file that has the kind of something, and the name of no package before it.
  private func faultOfOwner(_ name: Substring) -> String? {
    for point in name.indices where name[point] == "." && point != name.startIndex {
      let (owner, kind) = (name[..<point], name[name.index(after: point)...])
      let near = Spelling.nearest(to: String(owner), among: packages)
      if ownKind(kind)?.isOfPackages == true {
        return "there is no package '\(owner)'"
          + (near.map { ": did you mean '\($0).\(kind)'?" }
            ?? " in the control file: give the file the name of one, or \(elsewhere(name))")
      }
      if let package = near ?? packages.first,
        let advice = DebianFileKind.advice(kind, package: package, file: name)
      {
        return "no program reads '\(name)'; \(advice)"
      }
    }
    return nil
  }

  /// What is wrong with a file of a kind that no program reads.
  ///
  /// - Parameter owner: The package that the name begins with; nil for a bare name.
  private func fault(of name: Substring, kind: Substring, of owner: String?) -> String {
    let package = owner ?? packages.first ?? "PACKAGE"
    let words = "no program reads '\(name)'"
    if let advice = DebianFileKind.advice(kind, package: package, file: name) { return "\(words); \(advice)" }
    let prefix = name.dropLast(kind.count)
    if let own = meant(kind) { return "\(words): did you mean '\(prefix)\(own)'?" }
    let stem = kind.prefix { $0 != "." }
    if owner != nil, stem != kind, FileKind.named(stem) != nil {
      return
        "\(words); '\(kind.dropFirst(stem.count + 1))' is not the name of a machine or a system: write one, "
        + "or \(elsewhere(name))"
    }
    // A bare name may be any word, and many are near to a short one.
    if owner != nil || kind.count > 5,
      let debian = Spelling.nearest(to: String(kind), among: DebianFileKind.names),
      let advice = DebianFileKind.advice(debian[...], package: package, file: name)
    {
      return "\(words): did you mean '\(debian)'? For that: \(advice)"
    }
    return "\(words); \(general(name))"
  }

  /// The kind of ours that a misspelt one was meant to be, with the name of a machine where one is at its end.
  private func meant(_ kind: Substring) -> String? {
    if ownKind(kind.lowercased()[...]) != nil { return kind.lowercased() }
    let kinds = FileKind.all.map(\.name).filter { !$0.hasSuffix(".CLASS") }
    if let near = Spelling.nearest(to: String(kind), among: kinds) { return near }
    guard let point = kind.lastIndex(of: ".") else { return nil }
    let (stem, end) = (kind[..<point], kind[kind.index(after: point)...])
    let machine = machines.contains(String(end)) ? String(end) : nearMachine(end)
    let known = FileKind.named(stem) != nil ? String(stem) : Spelling.nearest(to: String(stem), among: kinds)
    guard let machine, let known else { return nil }
    return "\(known).\(machine)"
  }

  private func nearMachine(_ word: Substring) -> String? {
    Spelling.nearest(to: String(word), among: machines.sorted())
  }
}
