import FileSystem
import SystemPackage

/// What may be put in the place of something that is staged already: the same, or what comes from the same file.
struct ReplacementRule {
  private let origins: Origins
  /// The notes, once they are needed.
  private var sources: [ByteString: [ByteString]]?

  init(_ origins: Origins) { self.origins = origins }

  /// Refuses a place that has something else than what is to be copied there.
  ///
  /// - Parameters:
  ///   - target: The link that takes the place of the file, where there is one.
  ///   - followingLinks: Whether the source may be a link that stands for what it leads to.
  mutating func check(
    _ place: FilePath, for source: FilePath, orLinkTo target: ByteString? = nil, followingLinks: Bool = false
  ) throws {
    guard let staged = try place.status(followingLinks: false) else { return }
    if staged.type == .directory {
      throw Problem(in: source, "cannot be installed as '\(place)', which is a directory")
    }
    if let target, staged.type == .symbolicLink, try place.linkTarget() == target { return }
    let status = try source.status(followingLinks: followingLinks)
    if try source.hasSameContent(status, as: place, staged) { return }
    let known = try sources ?? origins.sources()
    sources = known
    let files = try known.files(at: ByteString(place))
    if let other = files.first(where: { $0 != source }) {
      throw Problem(
        in: source,
        "cannot be installed as '\(place)', where '\(other)' is installed already, which differs: install one of them, "
          + "or give one another name")
    }
    if files.isEmpty {
      throw Problem(
        in: source,
        "cannot be installed as '\(place)', where upstream's installation or '\(RulesFile.path)' has put something "
          + "else: do not install it, or remove the other before")
    }
  }
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
