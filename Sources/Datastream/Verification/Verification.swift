internal import FileSystem

extension PackageReader where Self: ~Copyable {
  /// Reads to the end, and compares everything with what the maps say of it.
  ///
  /// - Returns: The findings in the order of the stream. The last one says why the input cannot be read any further, or
  ///   that there are more than are listed.
  /// - Throws: What is not a ``Problem`` of the input.
  public mutating func verify() throws -> [Finding] {
    let findings = Findings()
    var end: [Finding] = []
    do {
      for package in packages where !findings.isFull { check(package, findings) }
      if !findings.isFull { try checkParts(findings) }
    } catch let problem as Problem {
      end = [Finding(thrown: problem)]
    }
    let all = remarks + findings.list + end
    if all.count <= Findings.limit { return all }
    let message = "has more than \(Findings.limit) findings: the others are not listed"
    return all.prefix(Findings.limit) + [Finding(.tooManyFindings, problem(nil, message))]
  }

  private func check(_ package: PackageTexts, _ findings: Findings) {
    for (code, fault) in package.faults { findings.add(code, problem(nil, fault)) }
    for problem in package.info.warnings + package.info.installationProblems {
      findings.add(Finding(thrown: problem).code, problem)
    }
    let lines = MapLines(package)
    InstallationRules(package.map.entries, package.info) { .line(package.mapFile, lines[$0]) }
      .check(while: { !findings.isFull }) { findings.add($0.code, $0.problem) }
  }

  private mutating func checkParts(_ findings: Findings) throws {
    var package: PackageCheck?
    while let part = try nextPart() {
      let current = part.number == 1 ? PackageCheck(packages[part.package]) : package
      package = current
      guard let current else { continue }
      var check = PartCheck(current, part: part.number, findings)
      while let member = try nextMember() {
        try check.take(member, from: &self)
        if findings.isFull { return }
      }
      check.finish { problem(nil, $0) }
    }
  }
}

extension PackageTexts {
  /// The differences between what several places have about the package.
  fileprivate var faults: [(FindingCode, String)] {
    var faults: [(FindingCode, String)] = []
    let name = info["PKG"] ?? ""
    if name != instance.prefix(while: { $0 != "." }) {
      faults.append((.pkginfoWrongPackage, "'\(instance)' has PKG=\(name) in its pkginfo"))
    } else if let fault = instanceFault {
      faults.append((.pkginfoWrongPackage, fault))
    }
    if !map.entries.contains(where: { $0.kind == .information && $0.path == "pkginfo" }) {
      faults.append((.pkgmapMissingPkginfo, "'\(instance)' has no entry 'i pkginfo' in its map"))
    }
    if let fault = baseDirectoryFault { faults.append((.pkginfoMissingBasedir, fault)) }
    if let fault = emptyPartFault { faults.append((.pkgmapEmptyPart, fault)) }
    guard let line else { return faults }
    if line.partCount != map.partCount {
      faults.append(
        (
          .streamHeaderWrongParts,
          "'\(instance)' has \(line.partCount) parts in the header, but \(map.partCount) in its map"
        ))
    }
    // The installers ask for a further medium for what is not on the first one.
    if let first = line.partsOnVolumes.first, first < line.partCount {
      faults.append(
        (
          .streamHeaderWrongParts,
          "'\(instance)' has \(line.partCount) parts in the header, but only \(first) on its first volume"
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

  /// A further instance of a package has a '.' and up to four characters after the name.
  private var instanceFault: String? {
    guard let dot = instance.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let suffix = instance.utf8[dot...].dropFirst()
    if (1...4).contains(suffix.count) && suffix.allSatisfy({ $0.isLetter || $0.isDigit }) { return nil }
    return "'\(instance)' is not a package's name, or one with a '.' and 1 to 4 letters or digits after it"
  }

  /// What is relative can be installed only below a directory that pkginfo or a script names.
  private var baseDirectoryFault: String? {
    let installed = InstalledPaths(info)
    guard !map.entries.setParameters, let object = map.entries.first(where: installed.lacksBaseDirectory)
    else {
      return nil
    }
    return
      "'\(instance)' has the relative path \(object.path.bytes.quoted), but no BASEDIR for it to be below"
  }

  /// The installers look for the directory of the files of each part after the first.
  private var emptyPartFault: String? {
    guard map.partCount > 1 else { return nil }
    let parts = Set(map.entries.lazy.filter { $0.kind.hasContent && $0.kind != .information }.map(\.part))
    return (2...map.partCount).first { !parts.contains($0) }.map {
      "'\(instance)' has \(map.partCount) parts in its map, but no file in part \($0)"
    }
  }
}
