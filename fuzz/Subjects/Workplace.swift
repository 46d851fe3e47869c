public import FileSystem
internal import Glibc
public import SystemPackage

/// The directory that subjects write into, and what lies beside it to see that they write nowhere else.
public final class Workplace: @unchecked Sendable {
  /// Empty before each input.
  public let target: FilePath

  private let top: FilePath
  private let beside: FilePath
  private let kept: String
  private let root: [ByteString]
  private var checks = 0
  private var isUsed = false

  /// - Parameter parent: The directory in which the workplace is made; one in memory is the fastest.
  public init(in parent: FilePath) throws {
    var template = Array("\(parent)/pkgh-fuzz.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Problem(Errno(rawValue: errno), "make a directory in", parent)
    }
    top = FilePath(platformString: template)
    target = top.appending("target")
    beside = top.appending("beside")
    for directory in [target, beside] { try directory.makeDirectories() }
    try beside.appending("file").write("kept\n".utf8)
    kept = try Self.state(of: beside)
    root = try FilePath("/").names().sorted()
  }

  deinit { try? top.removeTree() }

  /// Writes a file of the input, with the directories above it, into the target.
  @discardableResult
  public func write(_ name: ByteString, _ contents: some Sequence<UInt8>) throws -> FilePath {
    let file = try used().pushing(FilePath(name))
    let directory = file.removingLastComponent()
    if directory != target { try directory.makeDirectories() }
    let descriptor = try FileDescriptor.open(
      file, .writeOnly, options: [.create, .truncate, .noFollow], permissions: [.ownerReadWrite, .groupRead])
    try descriptor.closeAfter { _ = try descriptor.writeAll(contents) }
    return file
  }

  /// The target, which is emptied before the next input.
  public func used() throws -> FilePath {
    isUsed = true
    return target
  }

  func empty() throws {
    guard isUsed else { return }
    isUsed = false
    do {
      try removeAll()
    } catch {
      // Directories that nobody may look into; paths that are too long are removed without being looked at.
      try target.walk { object in
        if object.status.type == .directory { _ = object.location.withPlatformString { chmod($0, 0o700) } }
        return true
      }
      try removeAll()
    }
  }

  private func removeAll() throws {
    for name in try target.names() { try target.pushing(FilePath(name)).removeTree() }
  }

  /// Looks whether something was written outside of the target.
  ///
  /// - Throws: ``Fault``.
  func check() throws {
    guard isUsed else { return }
    checks += 1
    guard try top.names().sorted() == ["beside", "target"], try Self.state(of: beside) == kept else {
      throw Fault("wrote into '\(top)', outside of the target")
    }
    if checks % 256 == 1, try FilePath("/").names().sorted() != root { throw Fault("wrote into '/'") }
  }

  /// Names, modes, times and sizes of a directory with one file.
  private static func state(of directory: FilePath) throws -> String {
    var text = "\(try directory.names())"
    for path in [directory, directory.appending("file")] {
      guard let status = try path.status(followingLinks: false) else { return "missing" }
      let (modified, changed) = (status.st_mtim, status.st_ctim)
      text += " \(status.permissions.rawValue) \(status.size) \(modified.tv_sec) \(modified.tv_nsec)"
      text += " \(changed.tv_sec) \(changed.tv_nsec)"
    }
    return text
  }
}
