import Foundation

/// A scratch directory, removed with the value that owns it.
public final class Scratch: Sendable {
  public let path: String

  public init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, in directories that are made for it, and gives its path.
  @discardableResult
  public func file(_ name: String, _ contents: [UInt8], mode: Int = 0o644) throws -> String {
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
}
