public import FileSystem
public import SystemPackage

/// What may be put in the place of something that is staged already: the same, or what comes from the same file.
public struct ReplacementRule {
  private let origins: Origins
  /// The notes, once they are needed.
  private var sources: [ByteString: [ByteString]]?
  /// Directories that are there or can be made.
  private var directories: Set<FilePath> = []

  public init(_ origins: Origins) { self.origins = origins }

  /// Refuses a place that has something else than what is to be copied there.
  ///
  /// - Parameters:
  ///   - target: The link that takes the place of the file, where there is one.
  ///   - followingLinks: Whether the source may be a link that stands for what it leads to.
  mutating func check(
    _ place: FilePath, for source: CopySource, orLinkTo target: ByteString? = nil,
    followingLinks: Bool = false
  ) throws {
    try requireDirectories(above: place) { source.problem(place, $0) }
    guard let staged = try place.status(followingLinks: false) else { return }
    if staged.type == .directory { throw source.problem(place, try occupation(of: place, staged)) }
    if let target, staged.type == .symbolicLink, try place.linkTarget() == target { return }
    let status = try source.path.status(followingLinks: followingLinks)
    if try source.path.hasSameContent(status, as: place, staged) { return }
    let files = try known().files(at: ByteString(place))
    if files.isEmpty || files.contains(where: { $0 != source.path }) {
      throw source.problem(place, try occupation(of: place, staged, besides: source.path))
    }
  }

  /// Refuses a place for a link where a file or a directory is staged.
  ///
  /// - Parameter problem: Makes a problem of the reason.
  public mutating func checkLink(at place: FilePath, _ problem: (String) -> Problem) throws {
    try requireDirectories(above: place, problem)
    if let staged = try place.status(followingLinks: false), staged.type != .symbolicLink {
      throw problem(try occupation(of: place, staged))
    }
  }

  /// Refuses a directory where something else is staged in its place, or in that of a directory above it.
  ///
  /// - Parameter problem: Makes a problem of the reason.
  public mutating func requireDirectory(_ directory: FilePath, _ problem: (String) -> Problem) throws {
    if let status = try directory.status(followingLinks: false), try directory.status()?.type != .directory {
      throw problem(try occupation(of: directory, status))
    }
    try requireDirectories(above: directory, problem)
  }

  private mutating func requireDirectories(above place: FilePath, _ problem: (String) -> Problem) throws {
    var directory = place.removingLastComponent()
    while !directory.isEmpty, directories.insert(directory).inserted {
      if let status = try directory.status(followingLinks: false) {
        if try directory.status()?.type == .directory { return }
        throw problem(
          "for which '\(directory)' must be a directory, " + (try occupation(of: directory, status)))
      }
      directory = directory.removingLastComponent()
    }
  }

  private mutating func known() throws -> [ByteString: [ByteString]] {
    let known = try sources ?? origins.sources()
    sources = known
    return known
  }

  /// What is at a place, and what to do about it.
  ///
  /// - Parameter source: A file that may be there.
  private mutating func occupation(of place: FilePath, _ staged: Stat, besides source: FilePath? = nil) throws
    -> String
  {
    let name = ByteString(place)
    let known = try known()
    if staged.type == .directory {
      if let file = known.file(below: name) {
        return "which is a directory that '\(file)' needs: \(Self.wayOut)"
      }
      return "which is a directory already: \(Self.wayOutOfOthers)"
    }
    if let file = try known.files(at: name).first(where: { $0 != source }) {
      return "where '\(file)' is installed already\(source == nil ? "" : ", which differs"): \(Self.wayOut)"
    }
    return
      "where upstream's installation or '\(RulesFile.path)' has put something else: \(Self.wayOutOfOthers)"
  }

  /// What to do about two sources of one place.
  static let wayOut = "install one of them, or give one another name"
  private static let wayOutOfOthers = "do not install it, or remove the other before"
}

extension FilePath {
  /// Whether two sources of one place make the same of it: files with the same bytes, links with the same text.
  ///
  /// - Parameter mode: The mode they get; without, they must be executable or not alike.
  func hasSameContent(as other: FilePath, mode: UInt32?) throws -> Bool {
    let one = try status(followingLinks: mode != nil)
    let two = try other.status(followingLinks: mode != nil)
    let isExecutable = { (status: Stat?) in status.map { $0.permissions.rawValue & 0o111 != 0 } }
    guard mode != nil || one?.type == .symbolicLink || isExecutable(one) == isExecutable(two) else {
      return false
    }
    return try hasSameContent(one, as: other, two)
  }

  fileprivate func hasSameContent(_ one: Stat?, as other: FilePath, _ two: Stat?) throws -> Bool {
    guard let one, let two, one.type == two.type else { return false }
    if one.type == .symbolicLink { return try linkTarget() == other.linkTarget() }
    guard one.type == .regular, one.size == two.size else { return false }
    return try FileIdentity(one) == FileIdentity(two) || hasSameBytes(as: other)
  }
}
