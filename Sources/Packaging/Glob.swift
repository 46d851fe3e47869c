public import FileSystem
import Glibc
public import SystemPackage

/// A shell pattern over path names: `?`, `*` and `[..]`, none of which matches a slash.
public struct Glob: Hashable, Sendable {
  public let pattern: String

  public init(_ pattern: String) { self.pattern = pattern }

  /// Whether the pattern is a plain name.
  public var isLiteral: Bool { !pattern.contains { "?*[\\".contains($0) } }

  /// Whether a path matches the whole pattern.
  public func matches(_ path: ByteString) -> Bool {
    let name = path.bytes.map(CChar.init(bitPattern:)) + [0]
    return fnmatch(pattern, name, FNM_PATHNAME) == 0
  }

  /// The paths below a directory that match, relative to it, in byte order.
  public func paths(in directory: FilePath) throws -> [ByteString] {
    if isLiteral {
      let path = ByteString(pattern)
      let found = try? Stat(directory.pushing(FilePath(path)), followTargetSymlink: false)
      return found == nil ? [] : [path]
    }
    // glob(3) takes the directory as part of the pattern, so its own special characters are quoted.
    let quoted = directory.string.reduce(into: "") { text, character in
      if "?*[]\\".contains(character) { text += "\\" }
      text.append(character)
    }
    let prefix = quoted.isEmpty ? "" : quoted + "/"
    var result = glob_t()
    defer { globfree(&result) }
    switch glob(prefix + pattern, GLOB_NOSORT, nil, &result) {
    case 0: break
    case GLOB_NOMATCH: return []
    default: throw Problem(in: directory, "cannot look for '\(pattern)'")
    }
    let skip = directory.isEmpty ? 0 : ByteString(directory).count + 1
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { name in
        ByteString(
          UnsafeBufferPointer(start: name, count: strlen(name)).dropFirst(skip).map(UInt8.init(bitPattern:)))
      }
    }.sorted()
  }
}
