internal import FileSystem

extension PackageReader where Self: ~Copyable {
  /// Reads to the end, and compares everything with what the maps say of it.
  ///
  /// - Returns: The findings in the order of the stream.
  /// - Throws: ``Problem`` where the input cannot be read any further.
  public mutating func verify() throws -> [Finding] {
    let findings = Findings()
    for (code, fault) in packages.flatMap(\.faults) { findings.add(code, problem(nil, fault)) }
    for package in packages {
      for problem in package.info.warnings { findings.add(.pkginfoLongName, problem) }
      InstallationRules(
        package.map.entries.map { Prototype.Entry($0, place: .file(package.mapFile)) }, package.info
      )
      .check { findings.add($0.code, $0.problem) }
    }
    while let part = try nextPart() {
      var check = PartCheck(packages[part.package], part: part.number, findings)
      while let member = try nextMember() {
        try check.take(member, from: &self)
      }
      check.finish { problem(nil, $0) }
    }
    return remarks + findings.list
  }
}

extension PackageTexts {
  /// The differences between what several places have about the package.
  fileprivate var faults: [(FindingCode, String)] {
    var faults: [(FindingCode, String)] = []
    let name = info["PKG"] ?? ""
    if name != instance.prefix(while: { $0 != "." }) {
      faults.append((.pkginfoWrongPackage, "'\(instance)' has PKG=\(name) in its pkginfo"))
    }
    if !map.entries.contains(where: { $0.kind == .information && $0.path == "pkginfo" }) {
      faults.append((.pkgmapMissingPkginfo, "'\(instance)' has no entry 'i pkginfo' in its map"))
    }
    guard let line else { return faults }
    if line.partCount != map.partCount {
      faults.append(
        (
          .streamHeaderWrongParts,
          "'\(instance)' has \(line.partCount) parts in the header, but \(map.partCount) in its map"
        ))
    }
    // Where there is a compressed size, pkgtrans takes that one: pkgtrans.c.
    let size = map.compressedSize ?? map.maximumPartSize
    if line.maximumPartSize != size {
      faults.append(
        (
          .streamHeaderWrongSize,
          "'\(instance)' has \(line.maximumPartSize) blocks in the header, but \(size) in its map"
        )
      )
    }
    return faults
  }
}
