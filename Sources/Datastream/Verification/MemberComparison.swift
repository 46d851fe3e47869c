internal import FileSystem
internal import SystemPackage

/// The comparison of a member's content with what the map, or another copy, says of it.
extension PartCheck {
  /// Compares pkginfo or pkgmap with the copy before the packages, and with its entry in the map.
  mutating func compareText(
    of member: Member, _ place: Int?, from reader: inout some PackageReader & ~Copyable
  ) throws {
    texts.insert(member.name)
    let text = member.name == "pkginfo" ? package.texts.infoText : package.texts.mapText
    var checksum = Checksum()
    var halved = package.hasHalvedSums ? HalvedChecksum(size: member.size) : nil
    var count = 0
    var isSame = true
    try reader.readContent { piece in
      checksum.update(piece)
      halved?.update(piece)
      isSame = isSame && text[min(count, text.count)...].starts(with: piece)
      count += piece.count
    }
    if !isSame || count != text.count {
      findings.add(
        .textCopiesDiffer,
        reader.problem(
          member,
          "'\(member.name)' differs from the '\(package.texts.instance)/\(member.name)' before the packages"))
    }
    guard let place else { return }
    came[place - places.lowerBound] = true
    compare(member, checksum, halved, with: package.index.entry(at: place)) { reader.problem(member, $0) }
  }

  /// Compares a file with its entry in the map, and reads it if it is an information file with a syntax.
  mutating func compare(
    _ member: Member, with entry: MapEntry, from reader: inout some PackageReader & ~Copyable
  ) throws {
    var checksum = Checksum()
    var halved = package.hasHalvedSums ? HalvedChecksum(size: member.size) : nil
    var information = InformationFile(member)
    try reader.readContent {
      checksum.update($0)
      halved?.update($0)
      information?.append($0)
    }
    let file = package.texts.mapFile.removingLastComponent().pushing(FilePath(member.name))
    for problem in information?.problems(in: file) ?? [] {
      findings.add(Finding(thrown: problem).code, problem)
    }
    if let className = entry.className, package.unverifiedClasses.contains(className) { return }
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
