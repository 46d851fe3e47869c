import SystemPackage

/// The files of the machine that is looked at: this one's, or a tree that stands for one.
///
/// Nothing here is ever written. Every read is bounded, only regular files and directories are opened, and a tree's
/// symbolic links are followed as if its top were `/`, so that it cannot lead out of itself.
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
  public static let usualLimit = 4 << 20

  /// The bytes of a regular file.
  ///
  /// - Parameters:
  ///   - path: An absolute path.
  ///   - limit: The most bytes it may have.
  public func bytes(_ path: String, limit: Int = usualLimit) throws(TreeProblem) -> [UInt8] {
    let (file, status) = try open(path)
    defer { try? file.close() }
    if status.size > limit { throw .tooLarge }
    let contents = try file.drain(limit: limit)
    if contents.count > limit { throw .tooLarge }
    return contents
  }

  /// The last bytes of a regular file.
  public func tail(_ path: String, count: Int) throws(TreeProblem) -> [UInt8] {
    let (file, status) = try open(path)
    defer { try? file.close() }
    do {
      if status.size > count { try file.seek(offset: Int64(status.size - count), from: .start) }
    } catch {
      throw TreeProblem(error)
    }
    // A file that grows meanwhile must not be read for ever.
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

  private func open(_ path: String) throws(TreeProblem) -> (FileDescriptor, FileStatus) {
    let place = try place(path)
    // Already opening a device may do something, and opening a socket says only that it failed.
    let found = try FileStatus(place, followsLast: isThisMachine)
    if found.kind != .regular { throw .notAFile(found.kind) }
    let file: FileDescriptor
    do {
      // It may be a FIFO by now, which must not wait for somebody to write to it.
      file = try FileDescriptor.open(
        FilePath(place), .readOnly,
        options: isThisMachine ? [.nonBlocking, .closeOnExec] : [.nonBlocking, .closeOnExec, .noFollow])
    } catch {
      throw TreeProblem(error)
    }
    do throws(TreeProblem) {
      let status = try FileStatus(file)
      if status.kind != .regular { throw .notAFile(status.kind) }
      return (file, status)
    } catch {
      try? file.close()
      throw error
    }
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
