import Foundation
import Glibc

/// A directory that a server's files are in, and the user that it runs as.
enum ServerDirectory {
  /// Makes a directory that the server's user can pass through; the server's guard removes it.
  static func make(_ name: String) throws -> String {
    var template = Array("/tmp/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(path, 0o755)
    return path
  }

  /// Gives what is at a path, and below it, to a user; does nothing where the tests are run by somebody else than root.
  static func give(_ path: String, to user: String) throws {
    guard geteuid() == 0 else { return }
    guard let entry = getpwnam(user) else { throw POSIXError(.ENOENT) }
    let (owner, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
    lchown(path, owner, group)
    for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
      lchown("\(path)/\(name)", owner, group)
    }
  }
}
