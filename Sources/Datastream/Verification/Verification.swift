internal import FileSystem

extension PackageReader where Self: ~Copyable {
  /// Reads to the end, and compares everything with what the maps say of it.
  ///
  /// - Returns: What is not as it should be, in the order of the stream.
  /// - Throws: ``Problem`` where nothing can be read any more.
  public mutating func verify() throws -> [Finding] {
    let findings = Findings()
    for (code, fault) in packages.flatMap(\.faults) { findings.add(code, problem(nil, fault)) }
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
  /// What is said of the package in several places, and is not the same everywhere.
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
          "'\(instance)' needs \(line.maximumPartSize) blocks by the header, but \(size) by its map"
        )
      )
    }
    return faults
  }
}
