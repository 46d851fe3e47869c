internal import FileSystem

/// The rules for the entries of a package that we make, taken together.
struct MapRules {
  let entries: [Prototype.Entry]
  let info: PackageInfo

  /// The value of BASEDIR, empty for none.
  private var baseDirectory: String { info["BASEDIR"] ?? "" }

  /// Hands on the warnings.
  ///
  /// - Throws: ``Problems``: the errors.
  func check(_ warn: (Problem) -> Void) throws {
    var problems = Problems()
    for finding in findings {
      if finding.severity == .error { problems.add(finding.problem) } else { warn(finding.problem) }
    }
    try problems.throwIfAny()
  }

  /// Everything that breaks a rule, rule by rule.
  var findings: [Finding] {
    unwritableLines + missingParts + relativePaths + unlistedDirectories + installation
  }

  private var installation: [Finding] {
    var findings: [Finding] = []
    InstallationRules(entries.map(\.object), info) { entries[$0].place }.check { findings.append($0) }
    return findings
  }

  /// The installers look for relative paths with a buffer of 256 bytes, and take the rest of
  /// a longer line for another line; they do so only in a package without BASEDIR.
  private var unwritableLines: [Finding] {
    entries.compactMap { entry in
      if let fault = entry.object.fault { return entry.finding(.pkgmapEntryValue, fault) }
      let length = entry.object.mapLine.count
      guard baseDirectory.isEmpty && length > 255 else { return nil }
      return entry.finding(
        .pkgmapLineLength,
        "\(entry.object.path.bytes.quoted) makes a pkgmap line of \(length) bytes, and the "
          + "installers misread lines above 255 in a package without BASEDIR: set it")
    }
  }

  private var missingParts: [Finding] {
    let parts = Set(entries.map(\.object.part))
    return entries.compactMap { entry in
      let part = entry.object.part
      guard part > 1 && !parts.contains(part - 1) else { return nil }
      return entry.finding(
        .pkgmapMissingPart, "part \(part) has objects, but part \(part - 1) has none")
    }
  }

  private var relativePaths: [Finding] {
    let installed = InstalledPaths(info)
    guard let first = entries.first(where: { installed.lacksBaseDirectory($0.object) }) else { return [] }
    return [
      first.finding(
        .pkgmapRelativeWithoutBasedir,
        "\(first.object.path.bytes.quoted) is relative, but pkginfo sets no BASEDIR for it to be below")
    ]
  }

  /// A directory that is not listed is made by the installer with a mode of its own choice.
  private var unlistedDirectories: [Finding] {
    let objects = entries.filter { $0.object.kind != .information }
    var known = Set(objects.map(\.object.path))
    var findings: [Finding] = []
    for entry in objects.sorted(by: { $0.object.path < $1.object.path }) {
      var path = entry.object.path
      while let parent = path.parent, known.insert(parent).inserted {
        findings.append(
          entry.finding(
            .pkgmapUnlistedDirectory,
            "\(entry.object.path.bytes.quoted) is in the directory \(parent.bytes.quoted), which the prototype "
              + "does not list"))
        path = parent
      }
    }
    return findings
  }
}

extension Prototype.Entry {
  fileprivate func finding(_ code: FindingCode, _ message: String) -> Finding {
    Finding(code, Problem(at: place, message))
  }
}
