public import FileSystem

/// The variables that the fields and configuration files of a package may name.
extension SourceTree {
  /// The variables of a package, `debian-like/PKG.substvars` included.
  public func substitutions(for package: BinaryPackage) throws -> Substitutions {
    var problems = Problems()
    let substitutions = try substitutions(for: package, &problems)
    try problems.throwIfAny()
    return substitutions
  }

  /// The variables of a package, without the lines that have problems.
  func substitutions(for package: BinaryPackage, _ problems: inout Problems) throws -> Substitutions {
    var values = [
      "PKG": package.name,
      "VERSION": changelog.packageVersion,
      "ARCH": package.architecture(host: environment.hostArchitecture),
      "BASEDIR": package.baseDirectory ?? "",
    ]
    if let path = try configPath(.substvars, for: package) {
      let text = try problems.collect { try path.text() } ?? ""
      for (index, line) in text.lines.enumerated() {
        if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
        guard let assignment = Assignment(parsing: ByteString(line)) else {
          problems.add(Problem(in: path, line: index + 1, "expected 'NAME=VALUE', not '\(line)'"))
          continue
        }
        values[assignment.name.description] = assignment.value.description
      }
    }
    return Substitutions(values, environment: environment.variables)
  }

  /// A field of a package with its variables replaced.
  public func field(_ name: String, of package: BinaryPackage) throws -> String? {
    var problems = Problems()
    let value = try field(name, of: package, &problems)
    try problems.throwIfAny()
    return value
  }

  /// A field of a package with its variables replaced; those that have no value stay as they are.
  public func field(_ name: String, of package: BinaryPackage, _ problems: inout Problems) throws -> String? {
    guard let value = package.field(name) else { return nil }
    let substitutions = try substitutions(for: package, &problems)
    var expanded: String
    do throws(Substitutions.Failure) {
      expanded = try substitutions.expand(value)
    } catch {
      try problems.collect { throw error.problems { package.problem(name, at: $0, $1) } }
      expanded = error.rest
    }
    return expanded.isEmpty ? nil : expanded
  }
}
