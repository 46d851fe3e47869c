import Glibc
import SystemPackage

extension Tree {
  /// Where a symbolic link leads, as it is written in it.
  public func linkTarget(_ path: String) throws(TreeProblem) -> String {
    try Self.readLink(try place(path, followsLast: false))
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
      guard let target = try? Self.readLink(root + "/" + done.joined(separator: "/")) else { continue }
      links += 1
      if links > 40 || pending.count > 4096 { return nil }
      done.removeLast()
      if target.hasPrefix("/") { done = [] }
      pending += Self.names(in: target)
    }
    return "/" + done.joined(separator: "/")
  }

  /// The path that the kernel is given.
  ///
  /// Of this machine it is the same one: nobody follows links as the kernel does, which knows those of /proc, too.
  func place(_ path: String, followsLast: Bool = true) throws(TreeProblem) -> String {
    if isThisMachine { return path }
    guard let place = resolved(path, followsLast: followsLast) else { throw .loop }
    return root + place
  }

  /// The names of a path, the last one first.
  private static func names(in path: String) -> [Substring] { path.split(separator: "/").reversed() }

  private static func readLink(_ place: String) throws(TreeProblem) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { readlink(place, $0.assumingMemoryBound(to: CChar.self), buffer.count) } ?? -1
    }
    guard count >= 0 else { throw TreeProblem(Errno(rawValue: errno)) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }
}
