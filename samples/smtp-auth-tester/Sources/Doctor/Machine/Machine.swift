import Glibc
import SystemPackage

/// The files of the machine that is looked at: this one's, or a tree that stands for one.
///
/// Nothing here is ever written. Every read is bounded, and nothing but regular files and directories is opened, so
/// that a pipe in the wrong place cannot stop the doctor.
public struct Machine: Sendable {
  /// What goes before every absolute path; empty for this machine.
  public let root: String

  public init(root: String = "") {
    self.root = root == "/" ? "" : root
  }

  /// The most bytes a configuration file may have.
  static let largestFile = 4 << 20

  /// The bytes of a regular file.
  func bytes(_ path: String, limit: Int = largestFile) throws(LookProblem) -> [UInt8] {
    try read(path) { file, size throws(LookProblem) in
      if size > limit { throw .tooLarge }
      return try file.drain(limit: limit)
    }
  }

  /// The text of a regular file; what is not UTF-8 is replaced.
  func text(_ path: String, limit: Int = largestFile) throws(LookProblem) -> String {
    String(decoding: try bytes(path, limit: limit), as: UTF8.self)
  }

  /// The last bytes of a regular file.
  func tail(_ path: String, count: Int) throws(LookProblem) -> [UInt8] {
    try read(path) { file, size throws(LookProblem) in
      do {
        if size > count { try file.seek(offset: Int64(size - count), from: .start) }
      } catch {
        throw LookProblem(error)
      }
      // A file that grows meanwhile must not be read for ever.
      return try file.drain(limit: count, keepsReading: false)
    }
  }

  /// What is known of a file; of a symbolic link itself unless it is followed.
  func status(_ path: String, follow: Bool = true) throws(LookProblem) -> FileStatus {
    do {
      return FileStatus(try Stat(FilePath(root + path), followTargetSymlink: follow))
    } catch {
      throw LookProblem(error)
    }
  }

  /// Whether there is a file by this name; false also where that may not be known.
  func exists(_ path: String) -> Bool { (try? status(path)) != nil }

  /// Where a symbolic link leads.
  func target(_ path: String) throws(LookProblem) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map {
        readlink(root + path, $0.assumingMemoryBound(to: CChar.self), buffer.count)
      } ?? -1
    }
    guard count >= 0 else { throw LookProblem(Errno(rawValue: errno)) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// The names in a directory, sorted; at most so many as no sane directory has.
  func names(_ path: String) throws(LookProblem) -> [String] {
    guard let directory = opendir(root + path) else { throw LookProblem(Errno(rawValue: errno)) }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < 200_000, let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Directories below one whose names have a pattern: `/usr/lib/*/sasl2`.
  func directories(_ pattern: String) -> [String] {
    let parts = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return isDirectory(pattern) ? [pattern] : [] }
    let names = (try? names(String(parts[0]))) ?? []
    return names.map { parts[0] + $0 + parts[1] }.filter(isDirectory)
  }

  private func isDirectory(_ path: String) -> Bool { (try? status(path))?.kind == .directory }

  private func read<Result>(
    _ path: String, _ body: (FileDescriptor, Int) throws(LookProblem) -> Result
  ) throws(LookProblem) -> Result {
    let file: FileDescriptor
    let status: FileStatus
    do {
      file = try FileDescriptor.open(
        FilePath(root + path), .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch {
      throw LookProblem(error)
    }
    defer { try? file.close() }
    do {
      status = FileStatus(try Stat(file))
    } catch {
      throw LookProblem(error)
    }
    guard status.kind == .regular else { throw .notAFile(status.kind) }
    return try body(file, status.size)
  }
}

extension FileDescriptor {
  /// Reads to the end, or to a limit, beyond which there must be nothing unless that is said not to matter.
  fileprivate func drain(limit: Int, keepsReading: Bool = true) throws(LookProblem) -> [UInt8] {
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count: Int
      do {
        count = try chunk.withUnsafeMutableBytes { try read(into: $0) }
      } catch {
        throw LookProblem(error)
      }
      if count == 0 { return contents }
      contents += chunk.prefix(count)
      if contents.count > limit {
        if keepsReading { throw .tooLarge }
        return Array(contents.prefix(limit))
      }
    }
  }
}
