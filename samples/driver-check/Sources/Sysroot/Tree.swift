import Glibc
import SystemPackage

/// The files of the machine that is looked at: this one's, or a tree that stands for one.
///
/// Nothing here is ever written. Every read is bounded, only regular files and directories are opened, and symbolic
/// links are followed as if the tree's top were `/`, so that a tree cannot lead out of itself.
public struct Tree: Sendable {
  /// What goes before every absolute path; empty for this machine.
  public let root: String

  /// Whether it is the machine that the program runs on.
  public var isThisMachine: Bool { root.isEmpty }

  public init(root: String = "") {
    var root = root
    while root.hasSuffix("/") { root.removeLast() }
    self.root = root
  }

  /// The most bytes that an attribute of sysfs or a configuration file may have.
  public static let usualLimit = 1 << 20

  /// The bytes of a regular file.
  ///
  /// - Parameters:
  ///   - path: An absolute path.
  ///   - limit: The most bytes it may have.
  public func bytes(_ path: String, limit: Int = usualLimit) throws(TreeProblem) -> [UInt8] {
    let (file, _) = try open(path)
    defer { try? file.close() }
    let contents = try file.drain(limit: limit)
    if contents.count > limit { throw .tooLarge }
    return contents
  }

  /// The last bytes of a regular file.
  public func tail(_ path: String, count: Int) throws(TreeProblem) -> [UInt8] {
    let (file, status) = try open(path)
    defer { try? file.close() }
    if status.size > count { lseek(file.rawValue, Int(clamping: status.size) - count, SEEK_SET) }
    return Array(try file.drain(limit: count).prefix(count))
  }

  /// The text of a regular file; what is not UTF-8 is replaced.
  public func text(_ path: String, limit: Int = usualLimit) throws(TreeProblem) -> String {
    String(decoding: try bytes(path, limit: limit), as: UTF8.self)
  }

  /// What an attribute of sysfs says, without blanks around it; nil when there is none, or it may not be read.
  public func attribute(_ path: String) -> String? {
    guard let text = try? text(path, limit: 64 << 10) else { return nil }
    let value = text.trimmed
    return value.isEmpty ? nil : value
  }

  /// The names in a directory, sorted; at most so many as no sane directory has.
  public func names(_ path: String) -> [String] {
    guard let place = resolved(path), let directory = opendir(root + place) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < 100_000, let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What is known of a file without reading it, symbolic links followed.
  public func status(_ path: String) throws(TreeProblem) -> FileStatus {
    guard let place = resolved(path) else { throw .loop }
    do {
      return FileStatus(try Stat(FilePath(root + place), followTargetSymlink: false))
    } catch {
      throw TreeProblem(error)
    }
  }

  /// Whether there is a file by this name; false also where that may not be known.
  public func exists(_ path: String) -> Bool { (try? status(path)) != nil }

  private func open(_ path: String) throws(TreeProblem) -> (FileDescriptor, FileStatus) {
    guard let place = resolved(path) else { throw .loop }
    do {
      // Opening a FIFO must not wait for somebody to write to it.
      let file = try FileDescriptor.open(
        FilePath(root + place), .readOnly, options: [.nonBlocking, .closeOnExec, .noFollow])
      let status: FileStatus
      do {
        status = FileStatus(try Stat(file))
      } catch {
        try? file.close()
        throw error
      }
      if status.kind == .regular { return (file, status) }
      try? file.close()
    } catch {
      throw TreeProblem(error)
    }
    throw .notAFile
  }
}

extension FileDescriptor {
  /// Reads to the end, or a little beyond a limit.
  fileprivate func drain(limit: Int) throws(TreeProblem) -> [UInt8] {
    var contents: [UInt8] = []
    // Attributes of sysfs are a page at most; what is larger is read in larger pieces.
    var chunk = [UInt8](repeating: 0, count: 4096)
    while contents.count <= limit {
      let count: Int
      do {
        count = try chunk.withUnsafeMutableBytes { try read(into: $0) }
      } catch {
        throw TreeProblem(error)
      }
      if count == 0 { break }
      contents += chunk.prefix(count)
      if count == chunk.count, count < 1 << 20 { chunk = [UInt8](repeating: 0, count: 1 << 20) }
    }
    return contents
  }
}

extension StringProtocol {
  /// The text without blanks, line ends and NULs around it.
  public var trimmed: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\0" }
    var rest = Substring(self).unicodeScalars.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
