internal import FileSystem

/// The comparison of one part's members with the map.
///
/// It keeps only what the map lists, so that a stream of millions of other members, which a short
/// compressed file can contain, does not fill the memory.
struct PartCheck {
  let package: PackageCheck
  private let part: Int
  let findings: Findings
  /// The part's members in the index, and which of them have come.
  let places: Range<Int>
  var came: [Bool]
  var texts: Set<ByteString> = []
  private var directories: Set<Directory> = []
  /// The classes, and the directories, that came in an archive of their own.
  private var cameInArchives: Set<String> = []
  private var archivedDirectories: Set<ByteString> = []
  /// For how many files the map has a sum of half the bytes.
  var halvedSums = 0

  /// A directory above a member of the index: as many bytes of the first such member's name.
  private struct Directory: Hashable {
    let place: Int
    let length: Int
  }

  init(_ package: PackageCheck, part: Int, _ findings: Findings) {
    self.package = package
    self.part = part
    self.findings = findings
    places = package.index.places(ofPart: part)
    came = Array(repeating: false, count: places.count)
  }

  mutating func take(_ member: Member, from reader: inout some PackageReader & ~Copyable) throws {
    let place = member.isDirectory ? nil : package.index.place(of: member.name, part: part)
    if !member.name.isBelow {
      findings.add(
        .archiveMemberOutside, reader.problem(member, "'\(member.name)' is not a name below the package"))
    } else if member.isDirectory {
      take(directory: member) { reader.problem(member, $0) }
    } else if place.map({ came[$0 - places.lowerBound] }) ?? false || texts.contains(member.name) {
      findings.add(.archiveMemberTwice, reader.problem(member, "'\(member.name)' occurs twice"))
    } else if member.name == "pkginfo" || member.name == "pkgmap" && part == 1 {
      try compareText(of: member, place, from: &reader)
    } else if let place {
      came[place - places.lowerBound] = true
      try compare(member, with: package.index.entry(at: place), from: &reader)
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
  }

  private mutating func take(directory: Member, _ problem: (String) -> Problem) {
    if directory.name == "archive" { return }
    guard let place = package.index.place(below: directory.name, part: part) else {
      findings.add(
        .archiveUnusedDirectory,
        problem("'\(directory.name)' is a directory without a file of the map below it"))
      return
    }
    if !directories.insert(Directory(place: place, length: directory.name.count)).inserted {
      findings.add(.archiveMemberTwice, problem("'\(directory.name)' occurs twice"))
    }
  }

  private mutating func take(archive: Member, _ problem: (String) -> Problem) {
    let classes = package.classes(ofArchive: archive.name)
    if !classes.isEmpty && cameInArchives.isSuperset(of: classes) {
      findings.add(
        .archiveSecondOfClass, problem("'\(archive.name)' is a further archive of the class '\(classes[0])'"))
    }
    cameInArchives.formUnion(classes)
    if classes.isEmpty {
      findings.add(
        .archiveUnknownClass,
        problem("'\(archive.name)' is not named like an archive of one of the package's classes"))
    }
  }

  /// Finds what the installers need, and the entries of the map whose files did not come.
  func finish(_ problem: (String) -> Problem) {
    let instance = package.texts.instance
    // A directory has both texts once, and its reader has them already.
    let needed: [ByteString] =
      package.texts.line == nil ? [] : part == 1 ? ["pkginfo", "pkgmap"] : ["pkginfo"]
    for text in needed where !texts.contains(text) {
      findings.add(
        .textMissing,
        problem("'\(instance)' has no '\(text)' in part \(part), where the installers look for it"))
    }
    for place in places where !came[place - places.lowerBound] {
      let entry = package.index.entry(at: place)
      if let className = entry.className,
        cameInArchives.contains(className) || package.archivedClasses.contains(className)
      {
        continue
      }
      let name = package.index.name(at: place)
      // What is listed twice is a finding already.
      if place > places.lowerBound && package.index.name(at: place - 1) == name { continue }
      if needed.contains(name) || archivedDirectories.contains(where: { name.hasPrefix($0 + "/") }) {
        continue
      }
      findings.add(
        .pkgmapMissingFile,
        problem("'\(instance)' has '\(name)' in its map, but no such file in part \(part)"))
    }
    if halvedSums > 0 {
      findings.add(
        .pkgmapHalvedChecksum,
        problem(
          "'\(instance)' has \(halvedSums) wrong sums in its map, which count half the bytes of a file, as the "
            + "64-bit pkgmk of Heirloom does; other installers refuse the files: build the package with another tool"
        ))
    }
  }
}
