import Datastream
import FileSystem
import Packaging
import SystemPackage

/// The objects of a package's stage, as entries of a prototype.
struct StagedObjects {
  private(set) var entries: [MapEntry] = []

  private let stage: FilePath
  private let base: ByteString?
  private let modes: ModesFile?
  private let owner: String
  private let group: String
  /// The first name of each file that has several, by device and inode.
  private var firstNames: [FileIdentity: ByteString] = [:]

  init(of package: BinaryPackage, job: Job, exclusions: Exclusions) throws {
    stage = job.stage(of: package)
    base = package.baseDirectory.map { ByteString($0.dropFirst()) }
    modes = try job.source.modes(for: package)
    (owner, group) = try Self.owner(of: package, job.source)
    guard try stage.exists() else { return }
    var paths: [ByteString] = []
    try stage.walk { object in
      if object.path == StageMark.name || exclusions.contain(object.path, environment: job.environment) {
        return false
      }
      if let entry = try entry(for: object) {
        paths.append(object.path)
        entries.append(entry)
      }
      return true
    }
    try modes?.requireMatches(among: paths)
  }

  /// The field `Owner: USER GROUP`.
  static func owner(of package: BinaryPackage, _ source: SourceTree) throws -> (String, String) {
    guard let field = try source.field("Owner", of: package) else { return ("root", "root") }
    let words = field.split { $0 == " " || $0 == ":" }.map(String.init)
    guard words.count == 2 else {
      throw package.paragraph.problem("Owner", "'\(field)' must be a user and a group: 'root bin'")
    }
    return (words[0], words[1])
  }

  /// The entry of an object, or nil for a directory that only leads to the package's base.
  private mutating func entry(for object: WalkedObject) throws -> MapEntry? {
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
    case .regular:
      if let first = linkTarget(of: object, at: path) {
        kind = .link
        target = first
      } else {
        kind = absolute.hasPrefix("/etc/") ? .editable : .file
      }
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

  /// The first name of a file that was seen already under another.
  private mutating func linkTarget(of object: WalkedObject, at path: ByteString) -> ByteString? {
    guard object.status.linkCount > 1 else { return nil }
    let identity = FileIdentity(object.status)
    guard let first = firstNames[identity] else {
      firstNames[identity] = path
      return nil
    }
    // The installer makes the link from the directory it is in; but where a package's base will be,
    // relative to what is not below it, is not known before the installation.
    if first.hasPrefix("/") { return first }
    return path.hasPrefix("/")
      ? "/" + (base ?? "") + "/" + first : first.relativePath(from: path)
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
