import FileSystem
import SystemPackage

/// The stages that are worked on, found by what is in them.
///
/// There may be a thousand, and every file that is copied asks.
struct Stages: Sendable {
  private let paths: [ByteString: FilePath]
  private let lengths: Set<Int>

  init(_ paths: [FilePath]) {
    self.paths = Dictionary(paths.map { (ByteString($0), $0) }) { first, _ in first }
    lengths = Set(self.paths.keys.map(\.count))
  }

  /// The stages that a path is below or is, as the names say, the outermost first.
  func around(_ path: FilePath) -> [FilePath] {
    let bytes = ByteString(path).bytes
    return (1...max(1, bytes.count)).compactMap { length in
      let isEnd = length == bytes.count || length < bytes.count && bytes[length] == UInt8(ascii: "/")
      return isEnd && lengths.contains(length) ? paths[ByteString(bytes[..<length])] : nil
    }
  }
}
