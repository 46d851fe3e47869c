public import FileSystem
public import SystemPackage

/// What is to be copied into a package's stage: all of it is known before anything is done.
///
/// Names of one file stay names of one file, as far as that is safe: within one top-level directory,
/// because another may be on another disk, where the installer could not link them.
public struct CopyList: Sendable {
  private enum Step: Sendable {
    case directory(FilePath, CopySource)
    case object(CopySource, FilePath, mode: UInt32?)
    case anotherName(FilePath, FilePath, of: CopySource)
    case link(CopySource?, FilePath, target: ByteString)
  }

  private struct Identity: Hashable {
    let file: FileIdentity
    let mode: UInt32?
    let topLevel: FilePath.Component?
  }

  private let stage: FilePath
  private let origins: Origins
  private var steps: [Step] = []
  /// What was asked for, in which a directory stands for everything in it.
  private var copied: [(place: FilePath, source: FilePath)] = []
  /// What goes to each place.
  private var sources: [FilePath: CopySource] = [:]
  /// What needs each directory.
  private var directories: [FilePath: CopySource] = [:]
  /// Where the first name of each file that has several goes.
  private var firstNames: [Identity: FilePath] = [:]

  /// - Parameter origins: The notes on where the things in the stage come from.
  public init(into stage: FilePath, origins: Origins) {
    self.stage = stage
    self.origins = origins
  }

  /// Adds a file, a link, or a directory with everything below it.
  ///
  /// - Parameters:
  ///   - found: What it is.
  ///   - mode: The permission bits of a file; then a link stands for the file that it leads to.
  ///     Without, files are as executable as they were and links are copied.
  ///   - line: The line that asks for it.
  ///   - excluded: Whether to leave out an object, by its path from where it was looked for.
  public mutating func add(
    _ found: SourceFiles.Found, as destination: FilePath, mode: UInt32? = nil,
    from line: Problem.Place? = nil,
    excluded: (ByteString) -> Bool
  ) throws {
    if excluded(found.name) { return }
    let source = CopySource(path: found.location, line: line)
    let status: Stat
    do {
      status = try Stat(source.path, followTargetSymlink: mode != nil)
    } catch {
      throw Problem(error, "read", source.path)
    }
    copied.append((destination, source.path))
    guard status.type == .directory else {
      return try add(source, of: status, as: destination, mode: mode)
    }
    if let top = try source.path.resolved(), let place = try destination.nearestExisting().resolved(),
      place.starts(with: top)
    {
      throw source.problem(destination, "which lies in it: name the files in it")
    }
    try addDirectory(destination, for: source)
    try source.path.walk { object in
      if excluded(found.name.isEmpty ? object.path : found.name + "/" + object.path) { return false }
      let place = destination.pushing(FilePath(object.path))
      let object = (source: CopySource(path: object.location, line: line), status: object.status)
      if object.status.type == .directory {
        try addDirectory(place, for: object.source)
      } else {
        try add(object.source, of: object.status, as: place, mode: nil)
      }
      return true
    }
  }

  private mutating func addDirectory(_ place: FilePath, for source: CopySource) throws {
    try claim(place, for: source, as: place)
    steps.append(.directory(place, source))
  }

  /// Refuses a directory, or one above it, in the place of which a file is to be installed; a link may lead to a directory.
  private mutating func claim(_ directory: FilePath, for source: CopySource, as destination: FilePath) throws
  {
    var place = directory
    while place != stage, !place.isEmpty, directories[place] == nil {
      if let other = sources[place], try other.path.status(followingLinks: false)?.type != .symbolicLink {
        let above = place == destination ? "" : "for which '\(place)' must be a directory, "
        throw source.problem(
          destination, above + "where \(other) is to be installed: \(ReplacementRule.wayOut)")
      }
      directories[place] = source
      place = place.removingLastComponent()
    }
  }

  private mutating func add(_ source: CopySource, of status: Stat, as destination: FilePath, mode: UInt32?)
    throws
  {
    guard status.type == .regular || status.type == .symbolicLink else {
      throw Problem(in: source.path, "is neither a file, a directory nor a link")
    }
    if let other = sources[destination] {
      if try other.path == source.path || source.path.hasSameContent(as: other.path, mode: mode) { return }
      throw source.problem(
        destination, "where \(other) is to be installed, which differs: \(ReplacementRule.wayOut)")
    }
    if let other = directories[destination] {
      throw source.problem(
        destination, "which is a directory, in which \(other) is to be installed: \(ReplacementRule.wayOut)")
    }
    try claim(destination.removingLastComponent(), for: source, as: destination)
    sources[destination] = source
    if status.type == .regular && status.linkCount > 1 {
      var place = destination
      _ = place.removePrefix(stage)
      let identity = Identity(
        file: FileIdentity(status), mode: mode, topLevel: place.components.first)
      if let first = firstNames[identity], first != destination {
        return steps.append(.anotherName(first, destination, of: source))
      }
      firstNames[identity] = destination
    }
    steps.append(.object(source, destination, mode: mode))
  }

  /// Adds a link that takes the place of a file.
  ///
  /// - Parameters:
  ///   - source: The file; nil for one that is staged there already.
  ///   - line: The line that asks for it.
  public mutating func addLink(
    to target: ByteString, as place: FilePath, for source: FilePath?, from line: Problem.Place? = nil
  ) {
    steps.append(.link(source.map { CopySource(path: $0, line: line) }, place, target: target))
    if let source { copied.append((place, source)) }
  }

  /// Refuses places that a staged link would take out of the stage, and those that have something from elsewhere.
  private func check(_ actions: Actions) throws {
    var rule = ReplacementRule(origins)
    for step in steps {
      switch step {
      case .directory(let place, let source):
        try actions.requireInStage(place, isDirectory: true)
        try rule.requireDirectory(place) { source.problem(place, $0) }
      case .object(let source, let place, let mode):
        try actions.requireInStage(place)
        try rule.check(place, for: source, followingLinks: mode != nil)
      case .anotherName(_, let place, let source):
        try actions.requireInStage(place)
        try rule.check(place, for: source)
      case .link(let source, let place, let target):
        try actions.requireInStage(place)
        if let source { try rule.check(place, for: source, orLinkTo: target, followingLinks: true) }
      }
    }
  }

  /// Copies everything on the lists, in the order it was added.
  public static func carryOut(_ lists: [CopyList], _ actions: Actions) throws {
    for list in lists { try list.check(actions) }
    for step in lists.flatMap(\.steps) {
      switch step {
      case .directory(let place, _): try actions.makeDirectory(place)
      case .object(let source, let place, let mode): try actions.install(source.path, as: place, mode: mode)
      case .anotherName(let first, let place, _): try actions.hardLink(to: first, at: place)
      case .link(_, let place, let target): try actions.link(to: target, at: place)
      }
    }
    if actions.noAct { return }
    for list in lists { try list.origins.add(list.copied) }
  }
}

extension FilePath {
  /// This path, or the nearest directory above it that is there.
  fileprivate func nearestExisting() throws -> FilePath {
    var path = self
    while try !path.isEmpty && !path.exists() { path = path.removingLastComponent() }
    return path.isEmpty ? "." : path
  }
}
