import FileSystem
public import SystemPackage

/// From where helpers have copied what is in a package's stage, and which lists ask for its directories.
///
/// A helper may be run twice, and then replaces what it has made itself; nothing replaces what comes from elsewhere. The
/// note has a line for each thing that was copied, its place in the stage and its source with a tab between them, and a
/// directory stands for everything in it. pkgh-prep removes the note with the stage.
public struct Origins: Sendable {
  private let journal: Journal

  public init(path: FilePath) { journal = Journal(path: path) }

  public init(of package: BinaryPackage, in tree: BuildTree) {
    self.init(path: tree.notes(of: package).appending("origins"))
  }

  /// The sources that the things at each place were copied from.
  func sources() throws -> [ByteString: [ByteString]] {
    var sources: [ByteString: [ByteString]] = [:]
    for line in try journal.lines() {
      let parts = line.bytes.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      if parts.count == 2 { sources[ByteString(parts[0]), default: []].append(ByteString(parts[1])) }
    }
    return sources
  }

  /// Notes where things have been copied from.
  public func add(_ copied: [(place: FilePath, source: FilePath)]) throws {
    if copied.isEmpty { return }
    try journal.add(copied.map { ByteString($0.place) + "\t" + ByteString($0.source) })
  }
}

extension [ByteString: [ByteString]] {
  /// A source of a directory, or of something in it.
  func file(below place: ByteString) -> FilePath? {
    let first = keys.filter { $0 == place || $0.hasPrefix(place + "/") }.min()
    return first.flatMap { self[$0]?.first }.map { FilePath($0) }
  }

  /// The files that were copied to a place, by themselves or in a directory.
  func files(at place: ByteString) throws -> [FilePath] {
    var files: [FilePath] = []
    var directory: ByteString? = place
    while let above = directory {
      let rest = ByteString(place.bytes.dropFirst(above.count))
      for source in self[above] ?? [] {
        let file = FilePath(source + rest)
        // A directory that was copied need not have had the file.
        if try file.exists(followingLinks: false) { files.append(file) }
      }
      directory = above.parent
    }
    return files
  }
}
