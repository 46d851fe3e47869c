public import FileSystem
public import SystemPackage

/// Where helpers look for the files that a package's configuration names.
///
/// First what the upstream `make install` staged, or the directory of `--sourcedir`, and then the
/// top of the source tree. The first that has a match is where all matches of a word come from.
public struct SourceFiles: Sendable {
  /// A file, link or directory that a word stands for.
  public struct Found: Hashable, Sendable {
    /// The path from the top of the source tree.
    public let location: FilePath
    /// The path from the directory it was looked for in: where it is installed in the package by default.
    public let name: ByteString

    public init(location: FilePath, name: ByteString) {
      self.location = location
      self.name = name
    }

    /// A file of the source tree that was not looked for.
    public init(_ path: FilePath) { self.init(location: path, name: ByteString(path)) }

    /// The last component of the name.
    public var baseName: ByteString { name.components.last ?? "" }
  }

  /// The directory that is looked through before the top of the tree.
  public let directory: FilePath

  /// - Parameter sourceDirectory: `--sourcedir`.
  public init(sourceDirectory: String? = nil) throws {
    if sourceDirectory?.isEmpty == true { throw Problem("--sourcedir needs the name of a directory") }
    directory = sourceDirectory.map { FilePath($0).lexicallyNormalized() } ?? BuildTree.temporary
  }

  /// The files that match a name or a glob, in byte order.
  ///
  /// The word `.` is the whole upstream stage. A word that contains the directory, such as `debian-like/tmp/usr/bin`, is looked for only there.
  ///
  /// - Returns: Nil when the word leaves the tree.
  public func matches(_ word: String) throws -> [Found]? {
    guard let pattern = word.stagedPlace else { return nil }
    if word.isEmpty { return [] }
    if pattern.isEmpty { return try !directory.exists() ? [] : [Found(location: directory, name: "")] }
    let spelledOut = "\(directory)/"
    if pattern.hasPrefix(spelledOut) {
      return try matches(String(pattern.dropFirst(spelledOut.count)), in: directory)
    }
    let near = try matches(pattern, in: directory)
    return near.isEmpty ? try matches(pattern, in: "") : near
  }

  private func matches(_ pattern: String, in directory: FilePath) throws -> [Found] {
    try Glob(pattern).paths(in: directory).map { Found(location: directory.pushing(FilePath($0)), name: $0) }
  }

  /// What is wrong with a word that has no match.
  public func noMatch(_ word: String) -> String {
    "'\(word)' is neither in '\(directory)' nor in the source tree"
  }
}
