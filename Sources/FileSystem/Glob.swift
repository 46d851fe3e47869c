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
  /// - Throws: ``Problem`` for what may not be read, and might have held a match.
  public func paths(in directory: FilePath) throws -> [ByteString] {
    try paths(in: directory, atMost: 1 << 20)
  }

  /// - Parameter limit: How many paths may be found at once: with links that lead to a directory above them each further
  ///   `*` finds more.
  func paths(in directory: FilePath, atMost limit: Int) throws -> [ByteString] {
    if isLiteral {
      let path = ByteString(pattern.utf8).relative
      return try directory.pushing(FilePath(path)).exists(followingLinks: false) ? [path] : []
    }
    // A name at a time, all paths at once: however many names a pattern has, nothing calls itself.
    var found: [ByteString] = [""]
    for name in names where name.literal != "" {
      var next: [ByteString] = []
      for path in found {
        let place = directory.pushing(FilePath(path))
        for match in try name.names(in: place.isEmpty ? "." : place) {
          next.append(path.isEmpty ? match : path + "/" + match)
        }
        if next.count > limit {
          throw Problem(
            in: directory.isEmpty ? "." : directory,
            "'\(pattern)' matches more than \(limit) paths: name the files, or fewer directories")
        }
      }
      found = next
    }
    return found.sorted()
  }
}

extension NamePattern {
  /// The names in a directory that match; none where it is not a directory.
  fileprivate func names(in directory: FilePath) throws -> [ByteString] {
    if let literal {
      let isAbove = literal == "." || literal == ".."
      return try !isAbove && directory.pushing(FilePath(literal)).type(followingLinks: false) != nil
        ? [literal] : []
    }
    guard try directory.type(followingLinks: true) == .directory else { return [] }
    return try directory.names().filter { name in
      (beginsWithDot || name.bytes.first != UInt8(ascii: ".")) && matches(name.bytes)
    }
  }
}

extension FilePath {
  /// What has this name; nil where there is nothing, or links lead round for ever.
  fileprivate func type(followingLinks: Bool) throws -> FileType? {
    do {
      return try Stat(self, followTargetSymlink: followingLinks).type
    } catch .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels {
      return nil
    } catch {
      throw Problem(error, "look at", self)
    }
  }
}
