import Foundation
import Glibc

/// A scratch directory, removed with the value that owns it.
public final class Scratch: Sendable {
  public let path: String

  /// Makes a directory where temporary files are.
  ///
  /// - Parameter inMemory: Whether to make it in memory where the system has such a place, for what brings thousands of
  ///   files to the disk one by one.
  public init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let isThere = inMemory && access(memory, W_OK) == 0
    let parent = isThere ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
    path = parent.appendingPathComponent("sample-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, in directories that are made for it, and gives its path.
  @discardableResult
  public func file(_ name: String, _ contents: [UInt8], mode: Int = 0o644) throws -> String {
    if mode & 0o111 != 0 {
      let text = try file(".text-of-a-program", contents)
      defer { try? FileManager.default.removeItem(atPath: text) }
      return try program(name, copyOf: text, mode: mode)
    }
    let file = "\(path)/\(name)"
    let directory = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try Data(contents).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// Writes a file, in directories that are made for it, and gives its path.
  @discardableResult
  public func file(_ name: String, _ text: String, mode: Int = 0o644) throws -> String {
    try file(name, Array(text.utf8), mode: mode)
  }

  /// Copies a program, in directories that are made for it, and gives the copy's path.
  ///
  /// While we have a file open for writing, a test beside this one may start a process, which has it open for a moment
  /// too; the kernel then refuses to run it ("text file busy"). So another process makes what is to be run.
  @discardableResult
  public func program(_ name: String, copyOf source: String, mode: Int = 0o755) throws -> String {
    let file = "\(path)/\(name)"
    let install = ["install", "-D", "-m", String(mode, radix: 8), source, file]
    let outcome = try Running(install, in: path).finish()
    guard outcome.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [file: outcome.errors]) }
    return file
  }
}
