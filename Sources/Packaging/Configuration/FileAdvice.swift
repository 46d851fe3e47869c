import FileSystem

/// What to do with a file of `debian-like/` that no program reads, judged by its name.
struct FileAdvice {
  private let names: PackagingNames
  /// The package that bare names are for.
  private let main: String

  /// Files that packaging has for other tools than ours.
  static let known: Set<String> = [
    "README.source", "README.md", "watch", "gbp.conf", "salsa-ci.yml", "gitlab-ci.yml", "changelog.dch",
    "source.lintian-overrides", "bzr-builddeb.conf", "copyright_hints", "upstream-signing-key.asc",
    "upstream-signing-key.pgp",
  ]

  init(_ names: PackagingNames, mainPackage: String?) {
    self.names = names
    main = mainPackage ?? "PACKAGE"
  }

  /// What is wrong with a file of a name; nil where a program reads it.
  ///
  /// - Parameter isThere: Whether a file has a name.
  func fault(of name: String, where isThere: (String) -> Bool) -> String? {
    let parts = names.parts(of: name)
    let words = "no program reads '\(name)'"
    if let kind = parts.kind {
      let fault =
        if let package = parts.package {
          fault(of: parts, package, kind)
        } else {
          fault(of: name, parts, kind, isThere)
        }
      return fault.map { words + $0 }
    }
    if parts.package == nil && Self.known.contains(name) { return nil }
    if let fault = faultOfExample(name) { return words + fault }
    return faultOfOwner(name, parts) ?? words + (counterpart(of: name, parts) ?? meant(name, parts))
  }

  /// What may be done with any file or directory.
  func general(_ name: String) -> String {
    "write '\(SourceTree.packaging)/\(name) DIRECTORY' into '\(main).\(FileKind.install.name)' to install it"
  }

  // MARK: - Kinds of ours

  /// Why a package's file of a kind is not read.
  private func fault(of parts: PackagingNames.Parts, _ package: BinaryPackage, _ kind: FileKind) -> String? {
    if !kind.isOfPackages { return "; the source has one for all packages: write '\(kind.name)'" }
    guard let machine = parts.machine, PackagingNames.isForeign(machine, to: package) else { return nil }
    if package.isIndependent {
      return
        "; '\(package.name)' is 'Architecture: all', the same on every machine: write '\(package.name).\(kind.name)', or "
        + "'Architecture: any' in the control file"
    }
    return
      "; '\(package.name)' is never built for '\(machine)': add it to 'Architecture' in the control file, or delete the file"
  }

  /// Why a file of a kind that has no package's name is not read.
  private func fault(
    of name: String, _ parts: PackagingNames.Parts, _ kind: FileKind, _ isThere: (String) -> Bool
  ) -> String? {
    if parts.machine != nil {
      return kind.isOfPackages
        ? "; files for one machine or system have the name of a package: write '\(main).\(name)'"
        : "; the source has one for all machines and systems: write '\(kind.name)'"
    }
    let readers: [String]
    switch kind.owner {
    case .source, .both: return nil
    case .package: readers = [main]
    case .either: readers = names.packages.map(\.name)
    }
    let nearer = readers.map { "\($0).\(name)" }
    guard let first = nearer.first, nearer.allSatisfy(isThere) else { return nil }
    return nearer.count == 1
      ? ", as '\(first)' is there, too: make one file of them"
      : ", as each package has its own, such as '\(first)': delete it"
  }

  // MARK: - Other kinds

  /// What is wrong with a file that something else is to be made of: `control.in`, and `install.ex` of dh_make.
  private func faultOfExample(_ name: String) -> String? {
    guard let point = name.lastIndex(of: ".") else { return nil }
    let stem = name[..<point]
    switch name[point...] {
    case ".in": return "; it is a template: make '\(stem)' of it in '\(RulesFile.path)', or delete it"
    case ".ex", ".EX":
      let isOurs = names.parts(of: String(stem)).kind != nil
      return "; dh_make leaves it as an example: delete it"
        + (isOurs ? ", or name it '\(stem)' to use it" : "")
    default: return nil
    }
  }

  /// What is wrong with a file that has a kind of ours after a name that is no package's.
  private func faultOfOwner(_ name: String, _ parts: PackagingNames.Parts) -> String? {
    guard parts.package == nil else { return nil }
    for (owner, kind) in splits(of: parts.rest) where names.kind(of: kind).0?.isOfPackages == true {
      let near = nearestPackage(to: owner)
      return "there is no package '\(owner)'"
        + (near.map { ": did you mean '\($0).\(kind)'?" }
          ?? " in the control file: give the file the name of one")
    }
    return nil
  }

  /// What is said of a kind of Debian's, which may have a name before it: `server.init`.
  private func counterpart(of name: String, _ parts: PackagingNames.Parts) -> String? {
    let isBare = parts.package == nil
    if isBare, let near = nearestKnown(to: name) { return ": did you mean '\(near)'?" }
    let owner = parts.package?.name ?? main
    if let found = DebianFileKind.counterpart(of: parts.rest) {
      return "; " + advice(found, for: name, of: owner, named: owner)
    }
    for (before, kind) in splits(of: parts.rest) {
      guard let found = DebianFileKind.counterpart(of: kind) else { continue }
      let near = isBare ? nearestPackage(to: before) : nil
      return "; " + advice(found, for: name, of: near ?? owner, named: near ?? String(before))
    }
    return nil
  }

  private func advice(_ counterpart: Counterpart, for name: String, of package: String, named: String)
    -> String
  {
    counterpart.advice(for: "\(SourceTree.packaging)/\(name)", of: package, named: named)
  }

  // MARK: - Misspelt kinds

  /// What a file of a kind that nobody knows was meant to be.
  private func meant(_ name: String, _ parts: PackagingNames.Parts) -> String {
    let (kind, isBare) = (parts.rest, parts.package == nil)
    if let own = nearestOwn(to: kind) { return ": did you mean '\(name.dropLast(kind.count))\(own)'?" }
    let stem = kind.prefix { $0 != "." }
    if !isBare, stem != kind, FileKind.named(stem) != nil {
      return
        "; '\(kind.dropFirst(stem.count + 1))' is not the name of a machine or a system: write one"
    }
    if let debian = Spelling.nearest(to: String(kind), among: DebianFileKind.names),
      let found = DebianFileKind.counterpart(of: debian[...]),
      // A bare name may be any word, and many are near to a short one.
      !isBare || kind.count > 5 || kind.lowercased() == debian.lowercased()
    {
      let owner = parts.package?.name ?? main
      return ": did you mean '\(debian)'? For that: " + advice(found, for: name, of: owner, named: owner)
    }
    return "; " + general(name)
  }

  /// The kind of ours that a misspelt one was meant to be, with the name of a machine where one is at its end.
  private func nearestOwn(to kind: Substring) -> String? {
    let kinds = FileKind.all.map(\.name).filter { !$0.hasSuffix(".CLASS") }
    let small = kind.lowercased()
    if names.kind(of: small[...]).0 != nil { return small }
    if let near = Spelling.nearest(to: String(kind), among: kinds) { return near }
    guard let point = kind.lastIndex(of: ".") else { return nil }
    let (stem, end) = (String(kind[..<point]), String(kind[kind.index(after: point)...]))
    let machine =
      names.machines.contains(end) ? end : Spelling.nearest(to: end, among: names.machines.sorted())
    let known = FileKind.named(stem[...]) != nil ? stem : Spelling.nearest(to: stem, among: kinds)
    guard let machine, let known else { return nil }
    return "\(known).\(machine)"
  }

  /// The file for other tools that a name is nearly: with one slip, or with others after its first point.
  private func nearestKnown(to name: String) -> String? {
    if let near = Spelling.nearest(to: name, among: Self.known.sorted(), most: 1) { return near }
    let stem = name.prefix { $0 != "." }
    if stem == name { return nil }
    let ends = Self.known.sorted().filter { $0.hasPrefix("\(stem).") }.map {
      String($0.dropFirst(stem.count + 1))
    }
    return Spelling.nearest(to: String(name.dropFirst(stem.count + 1)), among: ends).map { "\(stem).\($0)" }
  }

  private func nearestPackage(to name: Substring) -> String? {
    Spelling.nearest(to: String(name), among: names.packages.prefix(Self.mostPackages).map(\.name))
  }

  /// The most packages among which the meant one is looked for, as there may be as many files.
  private static let mostPackages = 1000

  /// What is before and after each point of a name, the longest ends first.
  private func splits(of name: Substring) -> [(before: Substring, after: Substring)] {
    name.indices.filter { name[$0] == "." && $0 != name.startIndex }.map {
      (name[..<$0], name[name.index(after: $0)...])
    }
  }
}
