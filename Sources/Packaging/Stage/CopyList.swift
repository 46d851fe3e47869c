public import FileSystem
public import SystemPackage

/// What is to be copied into a package's stage: all of it is known before anything is done.
///
/// Names of one file stay names of one file, as far as that is safe: within one top-level directory,
/// because another may be on another disk, where the installer could not link them.
public struct CopyList: Sendable {
  private enum Step: Sendable {
    case directory(FilePath)
    case object(FilePath, FilePath, mode: UInt32?)
    case anotherName(FilePath, FilePath)
  }

  private struct Identity: Hashable {
    let file: FileIdentity
    let mode: UInt32?
    let topLevel: FilePath.Component?
  }

  private let stage: FilePath
  private var steps: [Step] = []
  /// What goes to each place.
  private var sources: [FilePath: FilePath] = [:]
  /// Where the first name of each file that has several goes.
  private var firstNames: [Identity: FilePath] = [:]

  public init(into stage: FilePath) { self.stage = stage }

  /// Adds a file, a link, or a directory with everything below it.
  ///
  /// - Parameters:
  ///   - found: What it is.
  ///   - mode: The permission bits of a file; then a link stands for the file that it leads to.
  ///     Without, files are as executable as they were and links are copied.
  ///   - excluded: Whether to leave out an object, by its path from where it was looked for.
  public mutating func add(
    _ found: SourceFiles.Found, as destination: FilePath, mode: UInt32? = nil,
    excluded: (ByteString) -> Bool
  ) throws {
    if excluded(found.name) { return }
    let source = found.location
    let status: Stat
    do {
      status = try Stat(source, followTargetSymlink: mode != nil)
    } catch {
      throw Problem(error, "read", source)
    }
    guard status.type == .directory else {
      return try add(source, of: status, as: destination, mode: mode)
    }
    if let top = source.resolved, let place = try destination.nearestExisting().resolved,
      place.starts(with: top)
    {
      throw Problem(in: source, "cannot be copied to '\(destination)', which lies in it")
    }
    steps.append(.directory(destination))
    try source.walk { object in
      if excluded(found.name.isEmpty ? object.path : found.name + "/" + object.path) { return false }
      let place = destination.pushing(FilePath(object.path))
      if object.status.type == .directory {
        steps.append(.directory(place))
      } else {
        try add(object.location, of: object.status, as: place, mode: nil)
      }
      return true
    }
  }

  private mutating func add(_ source: FilePath, of status: Stat, as destination: FilePath, mode: UInt32?)
    throws
  {
    guard status.type == .regular || status.type == .symbolicLink else {
      throw Problem(in: source, "is neither a file, a directory nor a link")
    }
    if let other = sources[destination] {
      if try other == source || source.hasSameContent(as: other, followingLinks: mode != nil) { return }
      throw Problem(
        in: source,
        "cannot be installed as '\(destination)', where '\(other)' is to be installed, which differs")
    }
    sources[destination] = source
    if status.type == .regular && status.linkCount > 1 {
      var place = destination
      _ = place.removePrefix(stage)
      let identity = Identity(
        file: FileIdentity(status), mode: mode, topLevel: place.components.first)
      if let first = firstNames[identity], first != destination {
        return steps.append(.anotherName(first, destination))
      }
      firstNames[identity] = destination
    }
    steps.append(.object(source, destination, mode: mode))
  }

  /// Refuses places that a staged link would take out of the stage.
  private func check(_ actions: Actions) throws {
    for step in steps {
      switch step {
      case .directory(let place): try actions.requireInStage(place, isDirectory: true)
      case .object(_, let place, _), .anotherName(_, let place): try actions.requireInStage(place)
      }
    }
  }

  /// Copies everything on the lists, in the order it was added.
  public static func carryOut(_ lists: [CopyList], _ actions: Actions) throws {
    for list in lists { try list.check(actions) }
    for step in lists.flatMap(\.steps) {
      switch step {
      case .directory(let place): try actions.makeDirectory(place)
      case .object(let source, let place, let mode): try actions.install(source, as: place, mode: mode)
      case .anotherName(let first, let place): try actions.hardLink(to: first, at: place)
      }
    }
  }
}

extension FilePath {
  /// Whether two files have the same bytes, and may be executed or not alike, or two links the same text.
  fileprivate func hasSameContent(as other: FilePath, followingLinks: Bool) throws -> Bool {
    guard let one = try status(followingLinks: followingLinks),
      let two = try other.status(followingLinks: followingLinks), one.type == two.type
    else { return false }
    if one.type == .symbolicLink { return try linkTarget() == other.linkTarget() }
    let isExecutable = { (status: Stat) in status.permissions.rawValue & 0o111 != 0 }
    guard one.type == .regular, one.size == two.size, isExecutable(one) == isExecutable(two) else {
      return false
    }
    return try FileIdentity(one) == FileIdentity(two) || hasSameBytes(as: other)
  }

  /// This path, or the nearest directory above it that is there.
  fileprivate func nearestExisting() throws -> FilePath {
    var path = self
    while try !path.isEmpty && !path.exists() { path = path.removingLastComponent() }
    return path.isEmpty ? "." : path
  }
}
