internal import FileSystem

/// The comparison of one part's members with the map.
struct PartCheck {
  private let texts: PackageTexts
  private let part: Int
  private let findings: Findings
  /// The entries whose members are still to come.
  private var expected: [ByteString: MapEntry] = [:]
  private var seen: Set<ByteString> = []
  private var directories: [Member] = []
  /// Members that hold others, in a form that we do not look into.
  private var archives: [Member] = []

  init(_ texts: PackageTexts, part: Int, _ findings: Findings) {
    self.texts = texts
    self.part = part
    self.findings = findings
    for entry in texts.map.entries where entry.part == part {
      guard let name = entry.memberName(partCount: texts.map.partCount) else { continue }
      if expected.updateValue(entry, forKey: name) != nil {
        findings.add(.error, Problem("'\(texts.instance)' has two entries for '\(name)' in its map"))
      }
    }
  }

  mutating func take(_ member: Member, from reader: inout some PackageReader & ~Copyable) throws {
    guard seen.insert(member.name).inserted else {
      findings.add(.error, reader.problem(member, "'\(member.name)' is there twice"))
      return
    }
    guard member.name.isBelow else {
      findings.add(.error, reader.problem(member, "'\(member.name)' is not a name below the package"))
      return
    }
    if member.mode & 0o7000 != 0 {
      // The other bits say nothing: they are those of the builder's file, not those of the map.
      let mode = String(member.mode, radix: 8)
      findings.add(
        .warning,
        reader.problem(member, "'\(member.name)' has the mode \(mode); set-id bits belong in the map alone"))
    }
    if member.isDirectory {
      directories.append(member)
    } else if member.name == "pkginfo" || member.name == "pkgmap" && part == 1 {
      try compareText(of: member, from: &reader)
    } else if let entry = expected.removeValue(forKey: member.name) {
      try compare(member, with: entry, from: &reader)
    } else if member.name.hasPrefix("archive/") || member.name.isLegacyArchive {
      archives.append(member)
    } else {
      findings.add(.error, reader.problem(member, "'\(member.name)' is not in the map of part \(part)"))
    }
  }

  /// What did not come, and what came without being needed.
  func finish(_ problem: (Member?, String) -> Problem) {
    for (name, entry) in expected.sorted(by: { $0.key < $1.key }) where !mayBeElsewhere(name, entry) {
      findings.add(
        .error, problem(nil, "'\(texts.instance)' has '\(name)' in its map, but no such file in part \(part)")
      )
    }
    let needed = Set(seen.flatMap(\.directories))
    for directory in directories where !needed.contains(directory.name) {
      findings.add(
        .warning, problem(directory, "'\(directory.name)' is a directory without a file of the package in it")
      )
    }
    for archive in archives where !isKnown(archive.name) {
      findings.add(
        .warning,
        problem(archive, "'\(archive.name)' is not named like an archive of one of the package's classes"))
    }
  }

  private mutating func compareText(of member: Member, from reader: inout some PackageReader & ~Copyable)
    throws
  {
    let text = member.name == "pkginfo" ? texts.infoText : texts.mapText
    let found = try reader.readText(of: member, limit: PackageTexts.mapLimit)
    if found != text {
      findings.add(
        .error,
        reader.problem(
          member,
          "'\(member.name)' is not the same as the '\(texts.instance)/\(member.name)' before the packages"))
    }
    guard let entry = expected.removeValue(forKey: member.name) else { return }
    compare(member, Checksum(of: found), with: entry) { reader.problem(member, $0) }
  }

  private func compare(
    _ member: Member, with entry: MapEntry, from reader: inout some PackageReader & ~Copyable
  ) throws {
    var checksum = Checksum()
    try reader.readContent { checksum.update($0) }
    if let className = entry.className, texts.unverifiedClasses.contains(className) { return }
    compare(member, checksum, with: entry) { reader.problem(member, $0) }
  }

  private func compare(
    _ member: Member, _ checksum: Checksum, with entry: MapEntry, _ problem: (String) -> Problem
  ) {
    if let size = entry.content?.size, size != member.size {
      findings.add(.error, problem("'\(member.name)' has \(member.size) bytes, but \(size) in the map"))
    }
    if let sum = entry.content?.checksum, sum != checksum.value {
      findings.add(.error, problem("'\(member.name)' has the sum \(checksum.value), but \(sum) in the map"))
    }
    if let modified = entry.content?.modified, modified != member.modified {
      // pkgmk gives its copy the file's time, but installers set it from the map.
      findings.add(
        .warning, problem("'\(member.name)' is of the time \(member.modified), but \(modified) in the map"))
    }
  }
}

extension PartCheck {
  /// Whether a file that is in the map alone can be inside one of the archives, or come from a class script.
  private func mayBeElsewhere(_ name: ByteString, _ entry: MapEntry) -> Bool {
    guard let className = entry.className else { return false }
    return texts.archivedClasses.contains(className)
      || archives.contains { archive in
        archive.name.isArchive(ofClass: className)
          || archive.name.isLegacyArchive
            && name.hasPrefix(archive.name.prefix { $0 != UInt8(ascii: ".") } + "/")
      }
  }

  private func isKnown(_ archive: ByteString) -> Bool {
    archive.isLegacyArchive
      || Set(texts.map.entries.compactMap(\.className)).contains { archive.isArchive(ofClass: $0) }
  }
}

extension ByteString {
  /// `archive/CLASS` with any extension.
  fileprivate func isArchive(ofClass className: String) -> Bool {
    let name = ByteString("archive/\(className)")
    return self == name || hasPrefix(name + ".")
  }

  fileprivate func prefix(while condition: (UInt8) -> Bool) -> ByteString {
    ByteString(bytes.prefix(while: condition))
  }
}

extension PackageTexts {
  /// The classes whose files may be in an archive, or be made by the class script.
  ///
  /// Source: the chapter on class archives of Oracle's Application Packaging Developer's Guide.
  var archivedClasses: Set<String> {
    classes("PKG_SRC_NOVERIFY").union(classes("PKG_DST_QKVERIFY")).union(classes("PKG_CAS_PASSRELATIVE"))
  }

  /// The classes whose files in the package need not be what is installed.
  var unverifiedClasses: Set<String> { classes("PKG_SRC_NOVERIFY") }

  private func classes(_ parameter: String) -> Set<String> {
    Set((info[parameter] ?? "").split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init))
  }
}
