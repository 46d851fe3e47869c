import Content
import Datastream
import FileSystem
import Packaging
import SystemPackage

/// The objects of a package's stage, as entries of a prototype.
struct StagedObjects {
  private(set) var entries: [MapEntry] = []
  /// The files of an independent package that are for one machine.
  private(set) var machineFiles: [FilePath] = []

  private let stage: FilePath
  private let base: ByteString?
  private let modes: ModesFile?
  private let owner: String
  private let group: String
  /// The maintainer's entries, by their paths.
  private let replaced: [ByteString: Prototype.Entry]
  /// The entries of each file that has several names.
  private var names: [FileIdentity: [Int]] = [:]

  /// - Parameter replaced: The maintainer's entries, which will be there instead of those of the same path.
  init(
    of package: BinaryPackage, job: Job, exclusions: Exclusions, replaced: [ByteString: Prototype.Entry]
  ) throws {
    stage = job.stage(of: package)
    base = package.baseDirectory.map { ByteString($0.dropFirst()) }
    self.replaced = replaced
    modes = try job.source.modes(for: package)
    (owner, group) = try Self.owner(of: package, job.source)
    guard try stage.exists() else { return }
    var paths: [ByteString] = []
    let excluded = exclusions.test(job)
    try stage.walk { object in
      // A copy that was killed has left half a file.
      if object.path == StageMark.name || TemporaryName.isOne(object.path.lastComponent) { return false }
      if excluded(object.path) { return false }
      if let entry = try entry(for: object) {
        if entry.kind.hasContent && object.status.linkCount > 1 {
          names[FileIdentity(object.status), default: []].append(entries.count)
        }
        paths.append(object.path)
        entries.append(entry)
      }
      if package.isIndependent, object.status.type == .regular, try ELFFile.isMachineCode(object.location) {
        machineFiles.append(object.location)
      }
      return true
    }
    for indices in names.values { makeLinks(of: indices) }
    try modes?.requireMatches(among: paths)
  }

  /// The field `Owner: USER GROUP`.
  static func owner(of package: BinaryPackage, _ source: SourceTree) throws -> (String, String) {
    var problems = Problems()
    let field = try source.field("Owner", of: package, &problems) ?? "root root"
    let words = field.split { $0 == " " || $0 == ":" }.map(String.init)
    if words.count != 2, problems.isEmpty || !field.contains("${") {
      problems.add(package.problem("Owner", "'\(field)' must be a user and a group: 'root bin'"))
    }
    try problems.throwIfAny()
    return (words[0], words[1])
  }

  /// The entry of an object, or nil for a directory that only leads to the package's base.
  private func entry(for object: WalkedObject) throws -> MapEntry? {
    if object.path.lastComponent.hasPrefix("$") {
      throw Problem(in: object.location, "begins with '$', which the installer would take for a variable")
    }
    let absolute = ByteString("/") + object.path
    var path = absolute
    if let base, !base.isEmpty {
      if object.path == base || base.hasPrefix(object.path + "/") {
        if object.status.type == .directory { return nil }
        throw Problem(
          in: object.location, "is not a directory, but Basedir '/\(base)' is that path or lies below it")
      }
      if object.path.hasPrefix(base + "/") { path = ByteString(object.path.bytes.dropFirst(base.count + 1)) }
    } else if base != nil {
      path = object.path
    }
    let kind: MapEntry.Kind
    var target: ByteString?
    switch object.status.type {
    case .directory: kind = .directory
    case .symbolicLink:
      kind = .symbolicLink
      target = try object.location.linkTarget()
    case .fifo: kind = .pipe
    case .regular: kind = absolute.hasPrefix("/etc/") ? .editable : .file
    default:
      throw Problem(
        in: object.location,
        "is a socket or a device, which cannot be taken from the disk; name it in 'PACKAGE.prototype'")
    }
    let entry = MapEntry(
      kind, className: "none", path, target: target,
      attributes: kind.isLink ? nil : attributes(of: object, absolute, kind))
    if let fault = entry.fault { throw Problem(in: object.location, fault) }
    return entry
  }

  /// Makes links of all names of a file but one.
  ///
  /// That is the name that an entry of the maintainer's packages, or else the first; another entry there is another file.
  /// The links are of its class, because the installers make them together with the files of their own class.
  private mutating func makeLinks(of indices: [Int]) {
    let own = indices.filter { index in
      let path = entries[index].path
      return replaced[path].map { $0.source == .path(path) } ?? true
    }
    guard let file = (own.first { replaced[entries[$0].path] != nil }) ?? own.first else { return }
    let path = entries[file].path
    for index in own where index != file && replaced[entries[index].path] == nil {
      let link = entries[index].path
      entries[index] = MapEntry(
        .link, className: replaced[path]?.object.className ?? "none", link,
        target: path.hardLinkTarget(from: link, baseDirectory: base.map { "/\($0)" } ?? ""))
    }
  }

  private func attributes(
    of object: WalkedObject, _ absolute: ByteString, _ kind: MapEntry.Kind
  ) -> MapEntry.Attributes {
    let said = modes?.attributes(of: object.path)
    let isSystems = kind == .directory && said == nil && SystemDirectories.contain(absolute)
    if isSystems { return MapEntry.Attributes(mode: nil, owner: nil, group: nil) }
    return MapEntry.Attributes(
      mode: said?.mode ?? UInt16(object.status.permissions.rawValue & 0o7777), owner: said?.owner ?? owner,
      group: said?.group ?? group)
  }
}
