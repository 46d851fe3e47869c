public import FileSystem

/// What a source needs for its build: our level, our add-ons, and packages of the machine that builds.
///
/// The fields are written as Debian writes them.
public struct BuildDependencies: Sendable {
  /// One relation of a field: `gcc (>= 12) [amd64] | clang`.
  private struct Element: Sendable {
    let field: String
    let text: String
    /// The texts between the bars, and what they say; nil for one that cannot be read.
    let alternatives: [BuildDependency?]

    init(_ text: Substring, in field: String) {
      self.field = field
      self.text = String(text)
      alternatives = text.split(separator: "|", omittingEmptySubsequences: false).map {
        BuildDependency($0.trimmingBlanks)
      }
    }

    var names: [String] { alternatives.compactMap { $0?.name } }
  }

  private let paragraph: Paragraph
  private let elements: [Element]

  private static let fields = ["Build-Depends", "Build-Depends-Arch", "Build-Depends-Indep"]
  private static let addOnPrefix = "pkgh-sequence-"

  init(of source: Paragraph) {
    paragraph = source
    elements = Self.fields.flatMap { field in
      (source[field] ?? "").split(separator: ",").map(\.trimmingBlanks).filter { !$0.isEmpty }
        .map { Element($0, in: field) }
    }
  }

  /// Whether a name is among those of `Build-Depends`, and with which version it must be equal.
  func element(_ name: String) -> (name: String, version: String?)? {
    let all = elements.filter { $0.field == Self.fields[0] }.flatMap { $0.alternatives.compactMap(\.self) }
    guard let found = all.first(where: { $0.name == name }) else { return nil }
    return (name, found.version.flatMap { $0.comparison == .equal ? $0.value : nil })
  }

  /// The NAMEs of `pkgh-sequence-NAME`, in byte order.
  public var addOns: [String] {
    elements.flatMap(\.names).filter { $0.hasPrefix(Self.addOnPrefix) }.map {
      String($0.dropFirst(Self.addOnPrefix.count))
    }.sorted()
  }

  /// Finds what asks Debian's helpers for something, and what asks ours for what they do not have.
  func check(_ problems: inout Problems) {
    for element in elements {
      if element.alternatives.contains(where: { $0 == nil }) {
        problems.add(
          paragraph.problem(
            element.field,
            "'\(element.text)' cannot be read: write 'NAME', 'NAME (>= VERSION)' or 'NAME | NAME', with commas between"
          ))
      }
      for name in element.names {
        if let fault = Self.fault(of: name) { problems.add(paragraph.problem(element.field, fault)) }
      }
    }
  }

  private static func fault(of name: String) -> String? {
    if name.hasPrefix("dh-sequence-") {
      let addOn = name.dropFirst("dh-sequence-".count)
      return "'\(name)' is an add-on of debhelper: delete it, or write '\(addOnPrefix)\(addOn)' where "
        + "'debian-like/addons/\(addOn)' has what it does"
    }
    if name == "debhelper-compat" || name == "debhelper" {
      return "'\(name)' is not used: write 'pkgh-compat (= \(Control.knownCompatibility.upperBound))'"
    }
    if name.hasPrefix("pkgh-"), name != "pkgh-compat", !name.hasPrefix(addOnPrefix) {
      return "'\(name)' is not known: there are 'pkgh-compat (= N)' and '\(addOnPrefix)NAME'"
    }
    return nil
  }

  // MARK: - The machine that builds

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
