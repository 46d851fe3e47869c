public import FileSystem

/// What a build needs, looked for on the machine that builds.
extension BuildDependencies {
  /// Finds what is needed for a build and is not installed.
  ///
  /// - Parameters:
  ///   - packages: The packages that are built.
  ///   - warnings: What is needed of which it cannot be known: without dpkg, only programs can be found.
  public func check(
    for packages: [BinaryPackage], in environment: Environment, _ problems: inout Problems,
    _ warnings: inout Problems
  ) throws {
    let fields = zip(
      Self.fields, [true, !packages.allSatisfy(\.isIndependent), packages.contains(where: \.isIndependent)]
    )
    .filter(\.1).map(\.0)
    let profiles = Set(
      (environment["DEB_BUILD_PROFILES"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    let needed = elements.filter { fields.contains($0.field) }.compactMap { element in
      let alternatives = element.alternatives.compactMap(\.self).filter {
        $0.isNeeded(on: environment.hostArchitecture, profiles: profiles)
      }
      let isOurs = alternatives.contains { Self.isOurs($0.name) }
      return alternatives.isEmpty || isOurs ? nil : (field: element.field, alternatives: alternatives)
    }
    if needed.isEmpty { return }
    let installed = try InstalledPackages(environment: environment)
    for (field, alternatives) in needed {
      if let installed {
        if alternatives.contains(where: installed.has) { continue }
        problems.add(paragraph.problem(field, Self.fault(of: alternatives, installed)))
      } else if !alternatives.contains(where: {
        $0.version == nil && environment.program(named: $0.name) != nil
      }) {
        let text = alternatives.map(\.text).joined(separator: " | ")
        warnings.add(
          paragraph.problem(field, "whether '\(text)' is installed cannot be known: there is no dpkg to ask"))
      }
    }
  }

  /// What this program is itself, or has.
  private static func isOurs(_ name: String) -> Bool { name == "pkghelper" || name.hasPrefix("pkgh-") }

  private static func fault(of alternatives: [BuildDependency], _ installed: InstalledPackages) -> String {
    let text = alternatives.map(\.text).joined(separator: " | ")
    let others = alternatives.compactMap { wanted in
      installed.version(of: wanted.name).map { "'\(wanted.name)' is there in version \($0)" }
    }
    let found = others.isEmpty ? "" : " (\(others.joined(separator: ", ")))"
    return "'\(text)' is not installed\(found): install it, or build with '--no-check-builddeps'"
  }
}
