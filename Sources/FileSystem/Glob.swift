internal import Glibc
public import SystemPackage

/// A shell pattern over path names: `?`, `*` and `[..]`, none of which matches a slash.
public struct Glob: Hashable, Sendable {
  public let pattern: String

  public init(_ pattern: String) { self.pattern = pattern }

  /// Whether the pattern is a plain name.
  public var isLiteral: Bool { !pattern.utf8.contains(where: Self.isSpecial) }

  private static func isSpecial(_ byte: UInt8) -> Bool { "?*[\\".utf8.contains(byte) }

  /// Whether a path matches the whole pattern, names that begin with a dot included.
  public func matches(_ path: ByteString) -> Bool {
    let name = path.bytes.map(CChar.init(bitPattern:)) + [0]
    return fnmatch(pattern, name, FNM_PATHNAME) == 0
  }

  /// The paths below a directory that match, relative to it, in byte order.
  ///
  /// As in a shell, a name that begins with a dot matches only where the pattern has the dot; and as in
  /// a new one, `.*` is neither the directory itself nor the one above it.
  /// A leading slash in the pattern means the directory: it never leads out of it.
  public func paths(in directory: FilePath) throws -> [ByteString] {
    let pattern = ByteString(self.pattern.utf8.drop { $0 == UInt8(ascii: "/") })
    if isLiteral {
      return try directory.pushing(FilePath(pattern)).exists(followingLinks: false) ? [pattern] : []
    }
    let top: ByteString = directory.isEmpty ? "" : ByteString(directory) + "/"
    // glob(3) takes the directory as part of the pattern, so its own special characters are quoted.
    let quoted = top.bytes.flatMap { Self.isSpecial($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
    let whole = (quoted + pattern.bytes + [0]).map(CChar.init(bitPattern:))
    var result = glob_t()
    defer { globfree(&result) }
    // What we may not read might have held a match.
    switch glob(whole, GLOB_NOSORT, { _, error in error == EACCES || error == EIO ? 1 : 0 }, &result) {
    case 0: break
    case GLOB_NOMATCH: return []
    default: throw Problem(in: directory.isEmpty ? "." : directory, "cannot look for '\(pattern)'")
    }
    let dots: Set<ByteString> = [".", ".."]
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { name in
        ByteString(
          UnsafeBufferPointer(start: name, count: strlen(name)).dropFirst(top.count)
            .map(UInt8.init(bitPattern:)))
      }
    }.filter { path in
      !path.bytes.split(separator: UInt8(ascii: "/")).contains { dots.contains(ByteString($0)) }
    }.sorted()
  }
}
