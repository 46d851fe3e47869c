internal import FileSystem
internal import SystemPackage

/// A package of a stream on its way into a directory.
struct Unpacking {
  private let tree: UnpackedTree
  private let texts: PackageTexts

  init(to directory: FilePath, _ texts: PackageTexts) {
    tree = UnpackedTree(directory)
    self.texts = texts
  }

  /// Writes a member; what belongs to a further part's beginning must be what the first one had.
  mutating func take(_ member: Member, of part: Part, from reader: inout some PackageReader & ~Copyable)
    throws
  {
    guard member.name.isBelow else {
      throw reader.problem(member, "'\(member.name)' is not a name below the package; nothing is unpacked")
    }
    if member.isDirectory { return try tree.makeDirectory(member.name) }
    let text = member.name == "pkginfo" ? texts.infoText : member.name == "pkgmap" ? texts.mapText : nil
    if let text {
      guard try reader.readText(of: member, limit: PackageTexts.mapLimit) == text else {
        throw reader.problem(
          member, "'\(member.name)' is not the same as before the packages; nothing is unpacked")
      }
      if try part.number == 1 || !tree.has(member.name) {
        try tree.write(member) { write in try text.withUnsafeBytes { try write($0) } }
      }
      return
    }
    try tree.write(member) { try reader.readContent($0) }
  }

  func finish() throws {
    for name: ByteString in ["pkginfo", "pkgmap"] where try !tree.has(name) {
      throw Problem("package '\(texts.instance)' has no '\(name)'; nothing is unpacked")
    }
  }
}
