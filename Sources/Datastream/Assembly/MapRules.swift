internal import FileSystem

/// What must hold between the entries of a package that we make.
struct MapRules {
  let entries: [Prototype.Entry]
  /// The value of BASEDIR, empty for none.
  let baseDirectory: String

  /// Hands on the warnings up to the first error.
  ///
  /// - Throws: The first error.
  func check(_ warn: (Problem) -> Void) throws {
    for finding in findings {
      if finding.severity == .error { throw finding.problem }
      warn(finding.problem)
    }
  }

  /// Everything that breaks a rule, rule by rule.
  var findings: [Finding] {
    unwritableLines + missingParts + samePaths + parents
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

  /// An absolute path and a relative one may be the same file, which pkgmk does not notice.
  private var samePaths: [Finding] {
    let relative = entries.filter {
      $0.object.kind != .information && !$0.object.path.isAbsolute && !$0.object.path.bytes[...].isVariable
    }
    guard let first = relative.first else { return [] }
    if baseDirectory.isEmpty {
      let path = first.object.path.bytes.quoted
      return [
        first.finding(
          .pkgmapRelativeWithoutBasedir, "\(path) is relative, but pkginfo sets no BASEDIR for it to be below"
        )
      ]
    }
    let absolute = Dictionary(
      entries.filter(\.object.path.isAbsolute).map { ($0.object.path, $0) }
    ) { first, _ in first }
    return relative.compactMap { entry in
      let path = (ByteString(baseDirectory) + "/" + entry.object.path).canonicalPath
      return absolute[path].map { other in
        entry.finding(
          .pkgmapDuplicatePath,
          "\(entry.object.path.bytes.quoted) below BASEDIR '\(baseDirectory)' " + other.isSameInWords)
      }
    }
  }

  /// A directory that is not listed is made by the installer with a mode of its own choice.
  private var parents: [Finding] {
    let objects = entries.filter { $0.object.kind != .information }
    var kinds = Dictionary(objects.map { ($0.object.path, $0.object.kind) }) { first, _ in first }
    var findings: [Finding] = []
    for entry in objects.sorted(by: { $0.object.path < $1.object.path }) {
      var path = entry.object.path
      while let parent = path.parent {
        let subject = entry.object.path.bytes.quoted
        if let kind = kinds[parent] {
          if !kind.isDirectory && kind != .symbolicLink {
            findings.append(
              entry.finding(
                .pkgmapParentNotDirectory,
                "\(subject) cannot be in \(parent.bytes.quoted), which is not a directory"))
          }
          break
        }
        findings.append(
          entry.finding(
            .pkgmapUnlistedDirectory,
            "\(subject) is in the directory \(parent.bytes.quoted), which the prototype does not list"))
        kinds[parent] = .directory
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

  fileprivate var isSameInWords: String {
    let path = object.path.bytes.quoted
    if case .line(let file, let line)? = place { return "is \(path) on line \(line) of '\(file)'" }
    return "is \(path) as well"
  }
}
