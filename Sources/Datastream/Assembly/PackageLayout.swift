internal import FileSystem
internal import SystemPackage

/// A package's members, all known before the first byte is written.
struct PackageLayout {
  /// A member and the origin of its content.
  struct Piece {
    var member: Member
    /// Nil for a directory.
    var origin: PackageSource.Origin?
    /// The sum the map gives; nil for what is not in the map.
    var checksum: UInt32?
  }

  let instance: String
  let info: Piece
  let map: Piece
  let line: StreamHeader.Package
  /// The members of each part.
  let parts: [[Piece]]

  init(_ source: PackageSource) throws {
    guard let instance = source.info["PKG"] else {
      throw Problem("a package without PKG in its pkginfo cannot be written")
    }
    self.instance = instance
    let texts = try Texts(source)
    info = texts.info
    map = texts.map
    let parts = max(source.map.partCount, source.map.entries.map(\.part).max() ?? 1)
    var layout = Array(repeating: [ByteString: Piece](), count: parts)
    for entry in source.map.entries {
      guard let name = entry.memberName(partCount: parts), name != "pkginfo" else { continue }
      let piece = try Self.piece(entry, name, source)
      guard (1...parts).contains(entry.part), layout[entry.part - 1].updateValue(piece, forKey: name) == nil
      else {
        throw Problem("package '\(instance)' has two files for '\(name)'")
      }
      for directory in name.directories {
        let member = Member(name: directory, isDirectory: true, mode: 0o755, modified: source.modified)
        guard layout[entry.part - 1].updateValue(Piece(member: member), forKey: directory)?.origin == nil
        else {
          throw Problem("package '\(instance)' has '\(directory)' as a file and as a directory")
        }
      }
    }
    let known = Set(source.map.entries.filter(\.kind.hasContent).map(\.path))
    if let path = source.origins.keys.filter({ !known.contains($0) }).min() {
      throw Problem("package '\(instance)' has a file for '\(path)', which is not in its map")
    }
    self.parts = layout.enumerated().map { index, pieces in
      (index == 0 ? [texts.info, texts.map] : [texts.info])
        + pieces.values.sorted { $0.member.name < $1.member.name }
    }
    line = StreamHeader.Package(
      instance: instance, partCount: parts,
      maximumPartSize: source.map.compressedSize ?? source.map.maximumPartSize)
  }

  private static func piece(_ entry: MapEntry, _ name: ByteString, _ source: PackageSource) throws -> Piece {
    guard let origin = source.origins[entry.path] else {
      throw Problem("'\(entry.path)' is in the map, but has no file to take its content from")
    }
    guard let size = entry.content?.size, let checksum = entry.content?.checksum else {
      throw Problem("'\(entry.path)' is in the map without its size and sum")
    }
    guard name.isBelow, name.count <= Member.longestName else {
      throw Problem("'\(entry.path)' cannot be the name of a file in a package")
    }
    let member = Member(
      name: name, mode: entry.memberMode, modified: entry.content?.modified ?? source.modified, size: size)
    return Piece(member: member, origin: origin, checksum: checksum)
  }

  /// The pieces for pkginfo and pkgmap.
  private struct Texts {
    let info: Piece
    let map: Piece

    init(_ source: PackageSource) throws {
      let text =
        switch source.origins["pkginfo"] {
        case .bytes(let bytes)?: bytes
        case .file(let file)?: try file.contents(limit: PackageTexts.infoLimit)
        case nil: source.info.serialized
        }
      let content = source.map.entries.first { $0.kind == .information && $0.path == "pkginfo" }?.content
      let checksum = Checksum(of: text).value
      guard let content, content.size == UInt64(text.count), content.checksum == checksum else {
        throw Problem(
          "the map's entry for 'pkginfo' is not that of \(text.count) bytes with the sum \(checksum)")
      }
      info = Piece(
        member: Member(
          name: "pkginfo", mode: 0o644, modified: content.modified ?? source.modified,
          size: UInt64(text.count)),
        origin: .bytes(text), checksum: checksum)
      let map = try source.map.serialized()
      self.map = Piece(
        member: Member(name: "pkgmap", mode: 0o644, modified: source.modified, size: UInt64(map.count)),
        origin: .bytes(map))
    }
  }
}
