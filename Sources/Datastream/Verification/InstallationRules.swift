internal import FileSystem

/// The rules without which the installers cannot make the objects of a package, or cannot remove them.
///
/// They are those for packages that we make and for those that we verify.
struct InstallationRules {
  private let entries: [Prototype.Entry]
  private let order: InstallationOrder
  private let baseDirectory: String
  private let partCount: Int

  /// - Parameter entries: The objects and information files.
  init(_ entries: [Prototype.Entry], _ info: PackageInfo) {
    self.entries = entries.filter { $0.object.kind != .information }
    order = InstallationOrder(entries.map(\.object), info)
    baseDirectory = info["BASEDIR"] ?? ""
    partCount = entries.map(\.object.part).max() ?? 1
  }

  /// Hands on everything that breaks a rule.
  func check(_ report: (Finding) -> Void) {
    checkLengths(report)
    checkLinks(report)
    checkDirectories(report)
  }

  /// cpio of illumos reads names of 1024 bytes, and PATH_MAX is that with the NUL.
  private func checkLengths(_ report: (Finding) -> Void) {
    for (entry, path) in zip(entries, order.paths) {
      var subject: String { "the path \(entry.object.path.bytes.quoted)" }
      if path.count > MapEntry.Limit.path {
        let base = path.count > entry.object.path.count ? " below BASEDIR '\(baseDirectory)'" : ""
        report(
          entry.finding(
            .pkgmapPathLength,
            "\(subject)\(base) is \(path.count) bytes long; the installers take \(MapEntry.Limit.path)"))
      } else if let name = entry.object.memberName(partCount: partCount),
        name.count > Member.longestPortableName
      {
        report(
          entry.finding(
            .pkgmapPathLength,
            "\(subject) makes a name of \(name.count) bytes in the archive; the installers read "
              + "\(Member.longestPortableName)"))
      }
    }
  }

  private func checkLinks(_ report: (Finding) -> Void) {
    let ends = order.ends
    for (index, entry) in entries.enumerated() {
      guard let target = order.target(of: index) else { continue }
      let subject = "\(entry.object.path.bytes.quoted) is a hard link"
      let isMade = { (other: Int) in order.moments[other] < order.moments[index] }
      func fault(_ message: String) { report(entry.finding(.pkgmapHardLink, subject + message)) }
      if entries[target].object.kind.isDirectory {
        fault(" to the directory \(inWords(target)): write a symbolic link")
      } else if let end = ends[index], entries[end].object.kind == .link {
        fault(" that leads to itself")
      } else if let end = ends[index], !isMade(end) {
        fault(
          " of class '\(entry.object.className ?? "")' to \(inWords(end)), which is installed later with the "
            + "class '\(entries[end].object.className ?? "")': give the link that class")
      } else if !isMade(target) {
        fault(" to the link \(inWords(target)), which is made later: link it to what that one leads to")
      }
    }
  }

  private func checkDirectories(_ report: (Finding) -> Void) {
    let parents = order.parents
    let first = order.firstMoments(parents)
    for (index, entry) in entries.enumerated() {
      guard let parent = parents[index] else { continue }
      let directory = entries[parent].object
      var subject: String { entry.object.path.bytes.quoted }
      if directory.kind == .symbolicLink {
        report(
          entry.finding(
            .pkgmapBelowSymbolicLink,
            "\(subject) is below the symbolic link \(inWords(parent)), and is installed where that leads"))
        continue
      }
      guard directory.kind.isDirectory else {
        report(
          entry.finding(
            .pkgmapParentNotDirectory,
            "\(subject) cannot be in \(directory.path.bytes.quoted), which is not a directory"))
        continue
      }
      // What is to be left as it is will be there already.
      guard directory.attributes != MapEntry.Attributes(mode: nil, owner: nil, group: nil),
        order.moments[index].rank < order.moments[parent].rank
      else { continue }
      let classes =
        "\(subject) is of class '\(entry.object.className ?? "")', but its directory \(inWords(parent)) is of "
        + "class '\(directory.className ?? "")', which is installed later"
      let isMadeWithIt = entry.object.kind.isDirectory || entry.object.kind.hasContent
      if isMadeWithIt {
        report(entry.finding(.pkgmapDirectoryLeft, "\(classes): pkgrm leaves the directory behind"))
      } else if first[parent] > order.moments[index] {
        report(
          entry.finding(
            .pkgmapDirectoryOrder, "\(classes): the installers cannot make it; give both the same class"))
      }
    }
  }

  /// An object's path, and its line if it has one.
  private func inWords(_ index: Int) -> String {
    let path = entries[index].object.path.bytes.quoted
    guard case .line(let file, let line)? = entries[index].place else { return path }
    return "\(path) on line \(line) of '\(file)'"
  }
}

extension Prototype.Entry {
  func finding(_ code: FindingCode, _ message: String) -> Finding {
    Finding(code, Problem(at: place, message))
  }
}
