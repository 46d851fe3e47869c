internal import FileSystem

/// The rules without which an object is not installed, or not where its path says.
///
/// Source: pkgadd, which was seen to follow each of these maps and to end with "successful".
extension InstallationRules {
  /// The installers make what has a `..` where that leads, outside of their root, too.
  func checkPaths(_ report: (Finding) -> Void) {
    for index in order.byPath {
      let object = objects[index]
      // With the values of its variables, whose `..` may lead to another directory of the same root, too.
      let replaced = order.installed.replacingVariables(object.path)
      let path = replaced.hasParentComponent ? replaced : order.paths[index]
      guard path.hasParentComponent else { continue }
      let value =
        object.path.hasParentComponent ? "" : " is \(path.bytes.quoted) after the installation, which"
      report(
        finding(
          .pkgmapPathOutside, index,
          "the path \(object.path.bytes.quoted)\(value) has a '..', which leads out of its directory"))
    }
    if order.installed.isFull {
      report(
        Finding(
          .pkgmapPathLength,
          Problem(at: place(0), "the paths with BASEDIR and variables are too long together")))
    }
  }

  /// The installers make the second object over the first, and take either away with the other.
  func checkSamePaths(_ report: (Finding) -> Void) {
    for (first, second) in zip(order.byPath, order.byPath.dropFirst())
    where order.paths[first] == order.paths[second] {
      let path = objects[second].path
      report(
        finding(
          .pkgmapDuplicatePath, second,
          path == objects[first].path
            ? "\(path.bytes.quoted) is listed twice"
            : "\(path.bytes.quoted) is installed as \(order.paths[second].bytes.quoted), and so is \(inWords(first))"
        ))
    }
  }

  /// The installers leave a variable without a value as it is in a path, and refuse an owner or a group with one.
  func checkVariables(_ report: (Finding) -> Void) {
    if order.setsParameters { return }
    for index in order.byPath {
      let object = objects[index]
      let names = [object.attributes?.owner, object.attributes?.group].compactMap {
        $0.map { ByteString($0) }
      }
      let texts = [object.path] + [object.kind == .link ? object.target : nil].compactMap { $0 } + names
      guard let variable = texts.lazy.compactMap(order.installed.unsetVariable).first else { continue }
      report(
        finding(
          .pkgmapUnsetVariable, index,
          "\(object.path.bytes.quoted) has the variable \(variable.bytes.quoted), which neither pkginfo nor a "
            + "request script sets"))
    }
  }

  /// The installers copy names and values of variables into arrays, and write paths into lines of words.
  func checkVariableValues(_ report: (Finding) -> Void) {
    for index in order.byPath {
      let object = objects[index]
      let names = [object.attributes?.owner, object.attributes?.group].compactMap {
        $0.map { ByteString($0) }
      }
      let target = [object.kind == .link ? object.target : nil].compactMap { $0 }
      func fault(_ message: String) {
        report(finding(.pkgmapEntryValue, index, "\(object.path.bytes.quoted) \(message)"))
      }
      if let variable = ([object.path] + target).lazy.compactMap(order.installed.longVariable).first {
        fault(
          "has the variable \(variable.bytes.quoted), whose name is longer than the "
            + "\(MapEntry.Limit.variable) bytes that the installers take")
      }
      for (text, limit) in names.map({ ($0, MapEntry.Limit.owner) }) + target.map({ ($0, .max) })
        + [(object.path, .max)]
      where text.bytes.contains(.dollar) {
        let value = order.installed.replacingVariables(text)
        if let word = value.wordFault ?? (value.bytes.contains(.equals) ? "a '='" : nil) {
          fault(
            "has \(value.bytes.quoted) for \(text.bytes.quoted), with \(word), which the installers cannot express"
          )
        } else if value.count > limit {
          fault("has \(value.bytes.quoted) for \(text.bytes.quoted); the installers take \(limit) bytes")
        }
      }
    }
  }

  /// The installers put an object that is not a directory in the place of the root or of BASEDIR, or cannot.
  func checkBaseDirectory(_ report: (Finding) -> Void) {
    for index in order.byPath where !objects[index].kind.isDirectory {
      let path = order.paths[index]
      let base = order.installed.base
      guard path.isEmpty || path == "/" || path == base || base.isBelow(path),
        !order.installed.replacingVariables(objects[index].path).hasParentComponent
      else { continue }
      report(
        finding(
          .pkgmapParentNotDirectory, index,
          "\(objects[index].path.bytes.quoted) is in the place of a directory, that of the root or of BASEDIR"
        ))
    }
  }

  /// What a request or checkinstall script adds to CLASSES is not known.
  func checkClasses(_ report: (Finding) -> Void) {
    if order.setsParameters { return }
    for index in order.byPath where !order.isInstalled(index) {
      report(
        finding(
          .pkgmapUnknownClass, index,
          "the class '\(objects[index].className ?? "")' of \(objects[index].path.bytes.quoted) is not in the CLASSES "
            + "of pkginfo: the installers leave it out"))
    }
  }

  /// The installers look for them by their names in one directory, and in the first part only.
  func checkInformationFiles(_ report: (Finding) -> Void) {
    var names: Set<ByteString> = []
    for (index, object) in objects.enumerated() where object.kind == .information {
      let name = object.path
      if name.bytes.contains(.slash) || name == "." || name == ".." {
        report(
          finding(
            .pkgmapInformationFile, index, "the information file \(name.bytes.quoted) is in a directory"))
      } else if object.part > 1 {
        report(
          finding(
            .pkgmapInformationFile, index,
            "the information file \(name.bytes.quoted) is in part \(object.part): the installers look in part 1"
          ))
      }
      if !names.insert(name).inserted {
        report(
          finding(.pkgmapDuplicatePath, index, "the information file \(name.bytes.quoted) is listed twice"))
      }
    }
  }
}
