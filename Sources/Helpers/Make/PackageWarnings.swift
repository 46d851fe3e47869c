import Datastream
import FileSystem
import Packaging
import SystemPackage

/// What is probably wrong with a package that can be made.
struct PackageWarnings {
  private let package: BinaryPackage
  /// Everything that the package will have.
  private let entries: [MapEntry]
  private let machineFiles: [FilePath]
  private let job: Job

  init(_ package: BinaryPackage, entries: [MapEntry], machineFiles: [FilePath], _ job: Job) {
    self.package = package
    self.entries = entries
    self.machineFiles = machineFiles
    self.job = job
  }

  func add(to warnings: inout Problems) throws {
    if isEmpty {
      warnings.add(
        package.paragraph.problem(
          "Package",
          "'\(package.name)' has no file but its changelogs and copyright: name files in '\(package.name).install', or say "
            + "'metapackage' in its description if it is for its dependencies or scripts"))
    }
    if let file = machineFiles.first {
      let others = machineFiles.count > 1 ? " (and \(machineFiles.count - 1) more)" : ""
      warnings.add(
        package.paragraph.problem(
          "Architecture",
          "'all' is for what is the same on every machine, but '\(file)'\(others) is machine code: write 'any'"
        ))
    }
    for link in try danglingLinks() {
      warnings.add(
        Problem(in: link.location, "is a link to '\(link.target)', which no package of this source has"))
    }
    for (name, className) in entries.idleClassScripts {
      let script = try job.source.classScript(name, for: package) ?? FilePath(name)
      warnings.add(
        Problem(
          in: script,
          "no object of '\(package.name)' has the class '\(className)': give it to one in "
            + "'\(package.name).prototype', or delete the script"))
    }
  }

  /// Whether the package has only what every package gets, its scripts and its dependencies, and does not say that this is
  /// meant.
  private var isEmpty: Bool {
    let documentation = ByteString("\(package.prefix)/share/doc/\(package.name)")
    let ours = Set(
      ["changelog", "changelog.pkgh", "changelog.html", "copyright"].map { documentation + "/" + $0 })
    let hasMore = entries.contains { entry in
      switch entry.kind {
      case .information: false
      case .directory:
        entry.attributes?.mode != nil && !(documentation + "/").hasPrefix(place(of: entry) + "/")
      default: !ours.contains(place(of: entry))
      }
    }
    return !hasMore && !(Description(package.field("Description") ?? "").isOfMetapackage)
  }

  /// The symbolic links to nothing in a directory where the package itself puts things: elsewhere the target may come from
  /// another source.
  private func danglingLinks() throws -> [(location: FilePath, target: ByteString)] {
    let places = Set(entries.filter { $0.kind != .information }.map(place))
    let own = Set(
      entries.filter { $0.kind == .directory && $0.attributes?.mode != nil }.map(place))
    return try entries.filter { $0.kind == .symbolicLink }.compactMap { entry in
      let link = place(of: entry)
      guard let target = entry.target, let end = target.linkDestination(from: link), !end.isEmpty,
        !places.contains(end),
        own.contains(end.parent ?? "") || end.parent == link.parent
      else { return nil }
      let isStaged = try job.source.packages.contains {
        try job.place(end, in: $0).exists(followingLinks: false)
      }
      return isStaged ? nil : (job.place(link, in: package), target)
    }
  }

  /// Where an entry is, from the top of the package.
  private func place(of entry: MapEntry) -> ByteString {
    if entry.path.isAbsolute { return entry.path.relative }
    return ByteString(package.baseDirectory.map { "\($0.dropFirst())/" } ?? "") + entry.path
  }
}

extension [MapEntry] {
  /// The scripts of classes that no object has, `i.CLASS` and `r.CLASS`, each with its class.
  var idleClassScripts: [(name: String, className: String)] {
    let classes = Set(compactMap(\.className))
    return filter { $0.kind == .information }.compactMap { entry in
      let name = entry.path.description
      let className = String(name.dropFirst(2))
      let isScript = name.hasPrefix("i.") || name.hasPrefix("r.")
      return isScript && !classes.contains(className) ? (name, className) : nil
    }
  }
}
