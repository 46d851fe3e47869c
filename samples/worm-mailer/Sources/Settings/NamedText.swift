import NamedFiles
public import SystemPackage

/// A text that the administrator names: the configuration, a template, signatures.
public enum NamedText {
  /// The largest that is read, in bytes.
  public static let largest = 1 << 20

  /// Reads a text whole; a pipe, a device or a directory is refused.
  public static func read(_ path: FilePath) throws(NamedTextProblem) -> [UInt8] {
    let bytes: [UInt8]?
    do {
      bytes = try NamedFile(path).contents(limit: largest)
    } catch {
      let reason = error == .invalidArgument ? "not a regular file" : "\(error)"
      throw NamedTextProblem(description: "\(path): \(reason)", isMissing: error == .noSuchFileOrDirectory)
    }
    guard let bytes else {
      throw NamedTextProblem(description: "\(path): has more than \(largest) bytes; such a file is smaller")
    }
    return bytes
  }
}

/// Why a text that the administrator names cannot be read.
public struct NamedTextProblem: Error, Sendable, CustomStringConvertible {
  public let description: String
  public var isMissing = false
}
