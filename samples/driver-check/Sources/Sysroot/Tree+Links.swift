import Glibc

extension Tree {
  /// Where a symbolic link leads, as it is written in it; nil when it is none.
  public func linkTarget(_ path: String) -> String? {
    resolved(path, followsLast: false).flatMap { Self.readLink(root + $0) }
  }

  /// The path with all symbolic links followed, whether or not there is a file; nil for links in a circle.
  ///
  /// - Parameter followsLast: Whether the last name may be a link that is followed, too.
  public func resolved(_ path: String, followsLast: Bool = true) -> String? {
    var pending = Self.names(in: path)
    var done: [Substring] = []
    // As many links as the kernel follows.
    var links = 0
    while let name = pending.popLast() {
      if name == "." { continue }
      if name == ".." {
        _ = done.popLast()
        continue
      }
      done.append(name)
      if pending.isEmpty, !followsLast { break }
      guard let target = Self.readLink(root + "/" + done.joined(separator: "/")) else { continue }
      links += 1
      if links > 40 || pending.count > 4096 { return nil }
      done.removeLast()
      if target.hasPrefix("/") { done = [] }
      pending += Self.names(in: target)
    }
    return "/" + done.joined(separator: "/")
  }

  /// The names of a path, the last one first.
  private static func names(in path: String) -> [Substring] { path.split(separator: "/").reversed() }

  private static func readLink(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { readlink(path, $0.assumingMemoryBound(to: CChar.self), buffer.count) } ?? -1
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }
}
