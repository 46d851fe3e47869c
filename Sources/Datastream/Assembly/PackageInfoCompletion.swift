internal import FileSystem

/// What pkgmk adds to a pkginfo file, without looking at this machine's clock, name or kind.
extension PackageInfo {
  /// Applies the operands, adds what can be derived from the package, and validates.
  ///
  /// - Parameter modified: The package's time, in seconds since 1970.
  mutating func complete(assignments: [Assignment], prototype: Prototype, modified: UInt64) throws {
    for assignment in assignments where assignment.name.bytes.first?.isUpperCase == true {
      self[assignment.name] = assignment.value
    }
    if self["PSTAMP"] == nil, let time = CalendarTime(secondsSince1970: Int(clamping: modified)) {
      self["PSTAMP"] = "pkghelper" + time.digits
    }
    try completeClasses(prototype)
    let hasRequestScript = prototype.entries.contains {
      $0.object.kind == .information && $0.object.path == "request"
    }
    try validate(hasRequestScript: hasRequestScript)
  }

  /// Lists the classes of the objects, `none` first: it is installed first in any case.
  private mutating func completeClasses(_ prototype: Prototype) throws {
    let objects = prototype.entries.sorted { $0.object.path < $1.object.path }
    var listed = self["CLASSES"].map { $0.split { $0 == " " || $0 == "\t" }.map { String($0) } }
    let isGiven = listed != nil
    var known = Set(listed ?? [])
    for entry in objects {
      guard let name = entry.object.className, known.insert(name).inserted else { continue }
      if isGiven {
        throw Problem(
          at: entry.place,
          "the class '\(name)' of \(entry.object.path.bytes.quoted) is not in the CLASSES "
            + "of pkginfo: its objects would not be installed")
      }
      listed = (listed ?? []) + [name]
    }
    guard let listed, !listed.isEmpty else { return }
    let others = listed.filter { $0 != "none" }
    let ordered = (others.count < listed.count ? ["none"] : []) + others
    if !isGiven || ordered != listed { self["CLASSES"] = ordered.joined(separator: " ") }
  }
}
