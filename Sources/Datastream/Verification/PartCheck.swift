internal import FileSystem

/// The comparison of one part's members with the map.
///
/// It keeps only what the map lists, so that a stream of millions of other members, which a short
/// compressed file can contain, does not fill the memory.
struct PartCheck {
  private let texts: PackageTexts
  private let part: Int
  private let findings: Findings
  /// The entries whose members are still to come.
  private var expected: [ByteString: MapEntry] = [:]
  /// The directories above them.
  private var directories: Set<ByteString> = ["archive"]
  private var seen: Set<ByteString> = []
  /// The classes, and the directories, that came in an archive of their own.
  private var archivedClasses: Set<String>
  private var archivedDirectories: Set<ByteString> = []
  /// Whether the map has sums of half the bytes, and for how many files.
  private let hasHalvedSums: Bool
  private var halvedSums = 0

  init(_ texts: PackageTexts, part: Int, _ findings: Findings) {
    self.texts = texts
    self.part = part
    self.findings = findings
    archivedClasses = texts.archivedClasses
    hasHalvedSums = texts.hasHalvedSums
    for entry in texts.map.entries where entry.part == part {
      guard let name = entry.memberName(partCount: texts.map.partCount) else { continue }
      directories.formUnion(name.directories)
      if expected.updateValue(entry, forKey: name) != nil {
        findings.add(
          .pkgmapDuplicatePath, Problem("'\(texts.instance)' has two entries for '\(name)' in its map"))
      }
    }
  }

  mutating func take(_ member: Member, from reader: inout some PackageReader & ~Copyable) throws {
    if seen.contains(member.name) {
      findings.add(.archiveMemberTwice, reader.problem(member, "'\(member.name)' occurs twice"))
    } else if !member.name.isBelow {
      findings.add(
        .archiveMemberOutside, reader.problem(member, "'\(member.name)' is not a name below the package"))
    } else if member.isDirectory {
      take(directory: member) { reader.problem(member, $0) }
    } else if member.name == "pkginfo" || member.name == "pkgmap" && part == 1 {
      try compareText(of: member, from: &reader)
    } else if let entry = expected.removeValue(forKey: member.name) {
      seen.insert(member.name)
      try compare(member, with: entry, from: &reader)
    } else if let directory = member.name.directoryOfLegacyArchive {
      archivedDirectories.insert(directory)
    } else if member.name.hasPrefix("archive/") {
      take(archive: member) { reader.problem(member, $0) }
    } else {
      findings.add(
        .pkgmapUnlistedFile, reader.problem(member, "'\(member.name)' is not in the map of part \(part)"))
    }
    if member.mode & 0o7000 != 0 {
      // The other bits are not checked: they are those of the builder's file, not those of the map.
      let mode = String(member.mode, radix: 8)
      findings.add(
        .archiveMemberSetID,
        reader.problem(member, "'\(member.name)' has the mode \(mode); set-id bits belong in the map alone"))
    }
    if findings.isFull {
      throw reader.problem(member, "is the last of too many findings: verification stops here").with(
        .tooManyFindings)
    }
  }

  private mutating func take(directory: Member, _ problem: (String) -> Problem) {
    if directories.contains(directory.name) {
      seen.insert(directory.name)
    } else {
      findings.add(
        .archiveUnusedDirectory,
        problem("'\(directory.name)' is a directory without a file of the map below it"))
    }
  }

  private mutating func take(archive: Member, _ problem: (String) -> Problem) {
    let classes = Set(texts.map.entries.compactMap(\.className)).filter {
      archive.name.isArchive(ofClass: $0)
    }
    archivedClasses.formUnion(classes)
    if classes.isEmpty {
      findings.add(
        .archiveUnknownClass,
        problem("'\(archive.name)' is not named like an archive of one of the package's classes"))
    }
  }

  /// Finds the entries of the map whose files did not come.
  func finish(_ problem: (String) -> Problem) {
    for (name, entry) in expected.sorted(by: { $0.key < $1.key }) {
      if let className = entry.className, archivedClasses.contains(className) { continue }
      if name.directories.contains(where: archivedDirectories.contains) { continue }
      findings.add(
        .pkgmapMissingFile,
        problem("'\(texts.instance)' has '\(name)' in its map, but no such file in part \(part)"))
    }
    if halvedSums > 0 {
      findings.add(
        .pkgmapHalvedChecksum,
        problem(
          "'\(texts.instance)' has \(halvedSums) wrong sums in its map, which count half the bytes of a file, as the "
            + "64-bit pkgmk of Heirloom does; other installers refuse the files: build the package with another tool"
        ))
    }
  }

  private mutating func compareText(of member: Member, from reader: inout some PackageReader & ~Copyable)
    throws
  {
    seen.insert(member.name)
    let text = member.name == "pkginfo" ? texts.infoText : texts.mapText
    let found = try reader.readText(of: member, limit: PackageTexts.mapLimit)
    if found != text {
      findings.add(
        .textCopiesDiffer,
        reader.problem(
          member,
          "'\(member.name)' differs from the '\(texts.instance)/\(member.name)' before the packages"))
    }
    guard let entry = expected.removeValue(forKey: member.name) else { return }
    let halved = hasHalvedSums ? HalvedChecksum(of: found) : nil
    compare(member, Checksum(of: found), halved, with: entry) { reader.problem(member, $0) }
  }

  private mutating func compare(
    _ member: Member, with entry: MapEntry, from reader: inout some PackageReader & ~Copyable
  ) throws {
    var checksum = Checksum()
    var halved = hasHalvedSums ? HalvedChecksum(size: member.size) : nil
    try reader.readContent {
      checksum.update($0)
      halved?.update($0)
    }
    if let className = entry.className, texts.unverifiedClasses.contains(className) { return }
    compare(member, checksum, halved, with: entry) { reader.problem(member, $0) }
  }

  private mutating func compare(
    _ member: Member, _ checksum: Checksum, _ halved: HalvedChecksum?, with entry: MapEntry,
    _ problem: (String) -> Problem
  ) {
    if let size = entry.content?.size, size != member.size {
      findings.add(
        .pkgmapWrongSize, problem("'\(member.name)' has \(member.size) bytes, but \(size) in the map"))
    }
    if let sum = entry.content?.checksum, sum != checksum.value {
      if sum == halved?.value {
        halvedSums += 1
      } else {
        findings.add(
          .pkgmapWrongChecksum,
          problem("'\(member.name)' has the sum \(checksum.value), but \(sum) in the map"))
      }
    }
    if let modified = entry.content?.modified, modified != member.modified {
      // pkgmk gives its copy the file's time, but installers set it from the map.
      findings.add(
        .pkgmapWrongTime,
        problem("'\(member.name)' has the time \(member.modified), but \(modified) in the map"))
    }
  }
}

extension PackageTexts {
  /// The classes whose files may be in an archive, or be made by the class script.
  ///
  /// Source: the chapter on class archives of Oracle's Application Packaging Developer's Guide.
  var archivedClasses: Set<String> {
    classes("PKG_SRC_NOVERIFY").union(classes("PKG_DST_QKVERIFY")).union(classes("PKG_CAS_PASSRELATIVE"))
  }

  /// Whether the map has for pkginfo the sum that Heirloom's 64-bit tools compute, and then for all files.
  var hasHalvedSums: Bool {
    let entry = map.entries.first { $0.kind == .information && $0.path == "pkginfo" }
    guard let sum = entry?.content?.checksum, sum != Checksum(of: infoText).value else { return false }
    return sum == HalvedChecksum(of: infoText).value
  }

  /// The classes whose files in the package need not be what is installed.
  var unverifiedClasses: Set<String> { classes("PKG_SRC_NOVERIFY") }

  private func classes(_ parameter: String) -> Set<String> {
    Set((info[parameter] ?? "").split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init))
  }
}
