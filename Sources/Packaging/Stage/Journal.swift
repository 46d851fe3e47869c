public import FileSystem
public import SystemPackage

/// A list of lines in our notes that grows while helpers run: which of them ran, what they installed.
public struct Journal: Sendable {
  public let path: FilePath

  public init(path: FilePath) { self.path = path }

  /// Which helpers have acted on a package.
  public static func steps(of package: BinaryPackage, in tree: BuildTree) -> Journal {
    Journal(path: tree.notes(of: package).appending("steps"))
  }

  /// Which files have gone into a package, by their paths from the top of the source tree; a directory
  /// stands for everything below it.
  public static func installed(of package: BinaryPackage, in tree: BuildTree) -> Journal {
    Journal(path: tree.notes(of: package).appending("installed"))
  }

  public func lines() throws -> [ByteString] {
    guard try path.exists() else { return [] }
    return try Self.lines(of: path.contents())
  }

  /// Adds the lines that are not there yet; a new or changed journal is written whole.
  public func add(_ new: [ByteString]) throws {
    try change { known in
      var seen = Set(known)
      return known + new.filter { seen.insert($0).inserted }
    }
  }

  /// Forgets a line.
  public func remove(_ line: ByteString) throws {
    if try lines().contains(line) { try change { known in known.filter { $0 != line } } }
  }

  /// Several sequencers may run in one tree at once, under one make: none forgets what another has noted.
  private func change(_ edit: ([ByteString]) -> [ByteString]) throws {
    try path.requireInside(BuildTree.notes)
    try path.update { text in edit(Self.lines(of: text)).flatMap { $0.bytes + [UInt8(ascii: "\n")] } }
  }

  private static func lines(of text: [UInt8]) -> [ByteString] {
    text.split(separator: UInt8(ascii: "\n")).map { ByteString($0) }
  }
}
