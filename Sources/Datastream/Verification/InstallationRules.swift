internal import FileSystem

/// The rules without which the installers cannot make the objects of a package, or cannot remove them.
///
/// They are those for packages that we make and for those that we verify.
struct InstallationRules {
  let objects: [MapEntry]
  /// Where the prototype or the map has an object.
  let place: (Int) -> Problem.Place?
  let order: InstallationOrder
  private let baseDirectory: String
  private let partCount: Int

  /// - Parameter objects: The objects and information files.
  init(_ objects: [MapEntry], _ info: PackageInfo, place: @escaping (Int) -> Problem.Place?) {
    self.objects = objects
    self.place = place
    order = InstallationOrder(objects, info)
    baseDirectory = info["BASEDIR"] ?? ""
    partCount = objects.lazy.map(\.part).max() ?? 1
  }

  /// Hands on everything that breaks a rule, rule by rule.
  ///
  /// - Parameter isWanted: Whether to go on with the next rule.
  func check(while isWanted: () -> Bool = { true }, _ report: (Finding) -> Void) {
    let rules = [
      checkPaths, checkSamePaths, checkVariables, checkVariableValues, checkClasses, checkInformationFiles,
      checkLengths, checkLinks, checkBaseDirectory, checkDirectories,
    ]
    for rule in rules where isWanted() { rule(report) }
  }

  /// cpio of illumos reads names of 1024 bytes, and PATH_MAX is that with the NUL.
  private func checkLengths(_ report: (Finding) -> Void) {
    for (index, object) in objects.enumerated() {
      let path = order.paths[index]
      var subject: String { "the path \(object.path.bytes.quoted)" }
      if path.count > MapEntry.Limit.path {
        let base = path.count > object.path.count ? " below BASEDIR '\(baseDirectory.prefix(80))'" : ""
        report(
          finding(
            .pkgmapPathLength, index,
            "\(subject)\(base) is longer than the \(MapEntry.Limit.path) bytes that the installers take"))
      } else if let name = object.memberName(partCount: partCount), name.count > Member.longestPortableName {
        report(
          finding(
            .pkgmapPathLength, index,
            "\(subject) makes a name of \(name.count) bytes in the archive; the installers read "
              + "\(Member.longestPortableName)"))
      }
    }
  }

  private func checkLinks(_ report: (Finding) -> Void) {
    let ends = order.ends
    let parents = order.parents
    for (index, object) in objects.enumerated() {
      guard let path = order.targetPath(of: index) else { continue }
      let subject = "\(object.path.bytes.quoted) is a hard link"
      let isMade = { (other: Int) in order.moment(of: other) < order.moment(of: index) }
      func fault(_ message: String) { report(finding(.pkgmapHardLink, index, subject + message)) }
      let above = order.parent(of: path, parents)
      // Where a link below an unknown BASEDIR leads is not known.
      if path.hasParentComponent && path.isAbsolute {
        fault(" to \(path.bytes.quoted), which is outside of the root directory")
      } else if let above, objects[above].kind == .symbolicLink {
        fault(" to what is below the symbolic link \(inWords(above)): link it to where that leads")
      }
      guard let target = order.target(of: index) else {
        if order.isDirectory(path) { fault(" to the directory \(path.bytes.quoted): write a symbolic link") }
        continue
      }
      if objects[target].kind.isDirectory {
        fault(" to the directory \(inWords(target)): write a symbolic link")
      } else if let end = ends[index], objects[end].kind == .link {
        fault(" that leads to itself")
      } else if let end = ends[index], !isMade(end) {
        fault(
          " of class '\(object.className ?? "")' to \(inWords(end)), which is installed later with the "
            + "class '\(objects[end].className ?? "")': give the link that class")
      } else if !isMade(target) {
        fault(" to the link \(inWords(target)), which is made later: link it to what that one leads to")
      }
    }
  }

  private func checkDirectories(_ report: (Finding) -> Void) {
    let parents = order.parents
    let first = order.firstMoments(parents)
    for (index, object) in objects.enumerated() {
      guard let parent = parents[index] else { continue }
      let directory = objects[parent]
      var subject: String { object.path.bytes.quoted }
      if directory.kind == .symbolicLink {
        report(
          finding(
            .pkgmapBelowSymbolicLink, index,
            "\(subject) is below the symbolic link \(inWords(parent)), and is installed where that leads"))
        continue
      }
      guard directory.kind.isDirectory else {
        report(
          finding(
            .pkgmapParentNotDirectory, index,
            "\(subject) cannot be in \(directory.path.bytes.quoted), which is not a directory"))
        continue
      }
      // What is to be left as it is will be there already.
      guard directory.attributes != MapEntry.Attributes(mode: nil, owner: nil, group: nil),
        order.moment(of: index).rank < order.moment(of: parent).rank
      else { continue }
      let classes =
        "\(subject) is of class '\(object.className ?? "")', but its directory \(inWords(parent)) is of "
        + "class '\(directory.className ?? "")', which is installed later"
      let isMadeWithIt = object.kind.isDirectory || object.kind.hasContent
      if isMadeWithIt {
        report(finding(.pkgmapDirectoryLeft, index, "\(classes): pkgrm leaves the directory behind"))
      } else if first[parent] > order.moment(of: index) {
        report(
          finding(
            .pkgmapDirectoryOrder, index,
            "\(classes): the installers cannot make it; give both the same class"))
      }
    }
  }

  /// An object's path, and its line if it has one.
  func inWords(_ index: Int) -> String {
    let path = objects[index].path.bytes.quoted
    guard case .line(let file, let line)? = place(index) else { return path }
    return "\(path) on line \(line) of '\(file)'"
  }

  func finding(_ code: FindingCode, _ index: Int, _ message: String) -> Finding {
    Finding(code, Problem(at: place(index), message))
  }
}
