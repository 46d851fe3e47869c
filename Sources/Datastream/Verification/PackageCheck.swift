internal import FileSystem

/// What the comparison of a package's parts with its map needs, made once for all parts.
struct PackageCheck {
  let texts: PackageTexts
  let index: MemberIndex
  /// The classes whose files may be in an archive, or be made by the class script.
  ///
  /// Source: the chapter on class archives of Oracle's Application Packaging Developer's Guide.
  let archivedClasses: Set<String>
  /// The classes whose files in the package need not be what is installed.
  let unverifiedClasses: Set<String>
  /// Whether the map has for pkginfo the sum that Heirloom's 64-bit tools compute, and then for all files.
  let hasHalvedSums: Bool
  private let classes: Set<String>

  init(_ texts: PackageTexts) {
    self.texts = texts
    index = MemberIndex(texts.map)
    classes = texts.map.entries.reduce(into: []) { if let name = $1.className { $0.insert(name) } }
    unverifiedClasses = Set(texts.info.words("PKG_SRC_NOVERIFY"))
    archivedClasses = unverifiedClasses.union(texts.info.words("PKG_DST_QKVERIFY"))
      .union(texts.info.words("PKG_CAS_PASSRELATIVE"))
    let entry = texts.map.entries.first { $0.kind == .information && $0.path == "pkginfo" }
    if let sum = entry?.content?.checksum, sum != Checksum(of: texts.infoText).value {
      hasHalvedSums = sum == HalvedChecksum(of: texts.infoText).value
    } else {
      hasHalvedSums = false
    }
  }

  /// The classes of the package that an archive is named like: `archive/CLASS` with any extension, as faspac writes it.
  func classes(ofArchive name: ByteString) -> [String] {
    let file = name.bytes.dropFirst("archive/".utf8.count)
    let ends = file.indices.prefix(MapEntry.Limit.className + 1).filter { file[$0] == UInt8(ascii: ".") }
    return (ends + [file.endIndex]).compactMap { end in
      let name = ByteString(file[..<end]).description
      return classes.contains(name) ? name : nil
    }
  }
}
