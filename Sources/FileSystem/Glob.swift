public import SystemPackage

/// A shell pattern over path names: `?`, `*` and `[..]`, none of which matches a slash.
public struct Glob: Hashable, Sendable {
  public let pattern: String
  /// A pattern for each name of a path.
  private let names: [NamePattern]

  public init(_ pattern: String) {
    self.pattern = pattern
    names = pattern.utf8.split(separator: .slash, omittingEmptySubsequences: false).map { NamePattern($0) }
  }

  /// Whether the pattern is a plain name.
  public var isLiteral: Bool { !pattern.utf8.contains { "?*[\\".utf8.contains($0) } }

  /// Whether a path matches the whole pattern, names that begin with a dot included.
  public func matches(_ path: ByteString) -> Bool {
    let parts = path.bytes.split(separator: .slash, omittingEmptySubsequences: false)
    return parts.count == names.count && zip(names, parts).allSatisfy { $0.matches($1) }
  }

  /// The paths below a directory that match, relative to it, in byte order.
  ///
  /// As in a shell, a name that begins with a dot matches only where the pattern has the dot; and as in
  /// a new one, `.*` is neither the directory itself nor the one above it.
  /// A leading slash in the pattern means the directory: it never leads out of it.
  ///
  /// Links to directories are followed. Where they lead round, the same directory has many paths: of those that have been
  /// looked at before, only a limited number is looked at again.
  ///
  /// - Throws: ``Problem`` for what may not be read, and might have held a match.
  public func paths(in directory: FilePath) throws -> [ByteString] {
    try paths(in: directory, again: 1 << 14)
  }

  /// - Parameter limit: How many names may be looked at in directories that have been looked at before.
  func paths(in directory: FilePath, again limit: Int) throws -> [ByteString] {
    if isLiteral {
      let path = ByteString(pattern.utf8).relative
      return try directory.pushing(FilePath(path)).exists(followingLinks: false) ? [path] : []
    }
    // A name at a time, all paths at once: however many names a pattern has, nothing calls itself.
    var found: [ByteString] = [""]
    var known: Set<FileIdentity> = []
    var again = 0
    for name in names where name.literal != "" {
      var next: [ByteString] = []
      for path in found {
        let place = directory.pushing(FilePath(path))
        let (matches, looked) = try name.names(in: place.isEmpty ? "." : place, &known)
        next += matches.map { path.isEmpty ? $0 : path + "/" + $0 }
        again += looked
        if again > limit {
          throw Problem(
            in: directory.isEmpty ? "." : directory,
            "\(pattern.utf8.quoted) goes through the same directories again and again: name the files, or remove the "
              + "links that lead round")
        }
      }
      found = next
    }
    return found.sorted()
  }
}

extension NamePattern {
  /// The names in a directory that match, none where it is not a directory; and how many were looked at although the
  /// directory was known.
  fileprivate func names(
    in directory: FilePath, _ known: inout Set<FileIdentity>
  ) throws -> (matches: [ByteString], again: Int) {
    if let literal {
      let isAbove = literal == "." || literal == ".."
      let isThere = try !isAbove && directory.pushing(FilePath(literal)).look(followingLinks: false) != nil
      return (isThere ? [literal] : [], 0)
    }
    guard let status = try directory.look(followingLinks: true), status.type == .directory else {
      return ([], 0)
    }
    let names = try directory.names()
    let found = names.filter { name in
      (beginsWithDot || name.bytes.first != UInt8(ascii: ".")) && matches(name.bytes)
    }
    return (found, known.insert(FileIdentity(status)).inserted ? 0 : names.count + 1)
  }
}

extension FilePath {
  /// What has this name; nil where there is nothing, or links lead round for ever.
  fileprivate func look(followingLinks: Bool) throws -> Stat? {
    do {
      return try Stat(self, followTargetSymlink: followingLinks)
    } catch .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels {
      return nil
    } catch {
      throw Problem(error, "look at", self)
    }
  }
}
