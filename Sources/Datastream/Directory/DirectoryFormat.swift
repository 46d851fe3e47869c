internal import FileSystem
public import SystemPackage

/// Packages as directories in a spool directory.
public enum DirectoryFormat {
  /// Reads a package's directory to write it elsewhere; everything in it must be what the map says.
  ///
  /// - Throws: ``Problem`` for the first file that is not, and for a package whose
  ///   files are in class archives, which the map does not list.
  public static func read(_ directory: FilePath) throws -> PackageSource {
    var check = try DirectoryReader(directory)
    if let finding = try check.verify().first(where: { $0.severity == .error }) { throw finding.problem }

    var reader = try DirectoryReader(directory)
    let texts = reader.packages[0]
    let entries = Dictionary(
      texts.map.entries.compactMap { entry in
        entry.memberName(partCount: texts.map.partCount).map { ($0, entry) }
      },
      uniquingKeysWith: { first, _ in first })
    var origins: [ByteString: PackageSource.Origin] = ["pkginfo": .bytes(texts.infoText)]
    var modified: UInt64 = 0
    while try reader.nextPart() != nil {
      while let member = try reader.nextMember() {
        if member.name == "pkgmap" {
          modified = member.modified
        } else if let entry = entries[member.name], member.name != "pkginfo" {
          origins[entry.path] = .file(reader.location(member))
        } else if !member.isDirectory, member.name != "pkginfo" {
          throw reader.problem(member, "is not in the map, so a stream would not contain it")
        }
      }
    }
    return PackageSource(info: texts.info, map: texts.map, origins: origins, modified: modified)
  }

  /// Unpacks all packages of a stream, each to a directory of its name.
  ///
  /// - Parameter spool: The directory to put them into, which must exist.
  /// - Returns: The new directories. After a problem, those of the packages before it are there.
  public static func write(_ reader: inout some PackageReader & ~Copyable, to spool: FilePath) throws
    -> [FilePath]
  {
    var written: [FilePath] = []
    var next = try reader.nextPart()
    for (index, texts) in reader.packages.enumerated() {
      let target = try AtomicDirectory(at: spool.pushing(FilePath(ByteString(texts.instance))))
      var unpacking = Unpacking(to: target.temporary, texts)
      while let part = next, part.package == index {
        while let member = try reader.nextMember() { try unpacking.take(member, of: part, from: &reader) }
        next = try reader.nextPart()
      }
      try unpacking.finish()
      written.append(target.path)
      try target.commit()
    }
    return written
  }

  /// Writes a package that was read elsewhere, or is about to be built, to a directory of its name.
  public static func write(_ source: PackageSource, to spool: FilePath) throws -> FilePath {
    let layout = try PackageLayout(source)
    let target = try AtomicDirectory(at: spool.pushing(FilePath(ByteString(layout.instance))))
    let tree = UnpackedTree(target.temporary)
    for piece in layout.parts.joined() where piece.origin != nil {
      // In a stream, pkginfo is at the beginning of every part.
      if piece.member.name == "pkginfo", try tree.has(piece.member.name) { continue }
      try tree.write(piece.member) { try piece.read($0) }
    }
    let path = target.path
    try target.commit()
    return path
  }
}
