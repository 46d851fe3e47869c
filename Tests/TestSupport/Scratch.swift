import FileSystem
import Glibc
public import SystemPackage

/// A directory of a test's own, removed with everything in it when the test lets go of it.
public final class Scratch: Sendable {
  public let path: FilePath

  public init() throws {
    let top = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(top)/pkgh-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Problem(Errno(rawValue: errno), "make", FilePath(top)) }
    path = FilePath(platformString: template)
  }

  deinit {
    // A test may have taken its own permissions away.
    try? path.walk { object in
      if object.status.type == .directory { _ = object.location.withPlatformString { chmod($0, 0o700) } }
      return true
    }
    try? path.removeTree()
  }

  /// Writes a file and its missing directories.
  @discardableResult
  public func write(_ name: String, _ text: String, mode: UInt32 = 0o644) throws -> FilePath {
    try write(name, Array(text.utf8), mode: mode)
  }

  /// Writes a file and its missing directories.
  @discardableResult
  public func write(_ name: String, _ contents: [UInt8], mode: UInt32 = 0o644) throws -> FilePath {
    let file = path.appending(name)
    try file.removingLastComponent().makeDirectories()
    guard mode & 0o111 != 0 else {
      try file.write(contents, mode: mode)
      return file
    }
    // While we have a file open for writing, a test beside this one may start a process, which has it
    // open for a moment too; the kernel then refuses to run it ("text file busy"). So another process
    // makes what is to be run.
    let text = file.removingLastComponent().appending(".text-of-a-program")
    try text.write(contents)
    let made = try run("install", ["-m", String(mode, radix: 8), text.string, file.string])
    guard made.status == 0 else { throw Problem(made.stderr) }
    try text.removeTree()
    return file
  }

  /// Removes a file, or a directory with everything in it.
  public func remove(_ name: String) throws { try path.appending(name).removeTree() }

  /// A file's text.
  public func read(_ name: String) throws -> String {
    try path.appending(name).text()
  }

  /// Every path below the directory, relative to it; directories end in a slash.
  public func listing(of name: String = "") throws -> [String] {
    var list: [String] = []
    try path.appending(name).walk { object in
      list.append(object.path.description + (object.status.type == .directory ? "/" : ""))
      return true
    }
    return list.sorted()
  }

  /// Everything in the directory, with a file's bytes, a link's target, and the time of the last change.
  public func snapshot(of name: String) throws -> [String: String] {
    var found: [String: String] = [:]
    try path.appending(name).walk { object in
      let what =
        switch object.status.type {
        case .directory: ""
        case .symbolicLink: try object.location.linkTarget().description
        default: String(decoding: try object.location.contents(limit: 1 << 30), as: UTF8.self)
        }
      found[object.path.description] =
        "\(object.status.permissions.rawValue) \(object.status.st_mtim.tv_sec) \(what)"
      return true
    }
    return found
  }
}
