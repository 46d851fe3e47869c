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
    if self["PSTAMP"] == nil { self["PSTAMP"] = "pkghelper" + timeStamp(modified) }
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

/// A time as pkgmk stamps packages, `YYYYMMDDHHMMSS`, but in UTC.
///
/// - Parameter time: Seconds since 1970.
func timeStamp(_ time: UInt64) -> String {
  let days = time / 86_400
  let (date, second) = (civilDate(days), time % 86_400)
  func digits(_ value: UInt64, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
  return digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2)
    + digits(second / 3600, 2) + digits(second / 60 % 60, 2) + digits(second % 60, 2)
}

/// The date of a day in the Gregorian calendar.
///
/// - Parameter day: Days since 1970-01-01.
private func civilDate(_ day: UInt64) -> (year: UInt64, month: UInt64, day: UInt64) {
  // Years are counted from March, so that the leap day comes last, in eras of 400.
  let shifted = day + 719_468
  let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthFromMarch = (5 * dayOfYear + 2) / 153
  let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return (
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
  )
}
