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
    try isThere() ? Self.lines(of: path.contents()) : []
  }

  /// Whether there is a list; what has its name and is not a file is refused.
  private func isThere() throws -> Bool {
    guard let type = try path.status(followingLinks: false)?.type else { return false }
    if type == .regular { return true }
    throw Problem(in: path, "is not a regular file: remove it, pkgh makes a file of this name")
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
    _ = try isThere()
    try path.requireInside(BuildTree.notes)
    try path.update { text in edit(Self.lines(of: text)).flatMap { $0.bytes + [UInt8(ascii: "\n")] } }
  }

  private static func lines(of text: [UInt8]) -> [ByteString] {
    text.split(separator: UInt8(ascii: "\n")).map { ByteString($0) }
  }
}
