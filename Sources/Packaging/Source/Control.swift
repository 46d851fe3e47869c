import FileSystem
public import SystemPackage

/// `debian-like/control`: one source paragraph, then a paragraph for each binary package.
public struct Control: Sendable {
  public let source: Paragraph
  public let packages: [BinaryPackage]

  /// The compatibility levels this program knows.
  public static let knownCompatibility = 1...1

  /// Every field that means something to us; others are misspellings, unless they begin with `X-`.
  private static let sourceFields: Set<String> = [
    "source", "maintainer", "uploaders", "section", "priority", "standards-version", "homepage",
    "build-depends", "build-depends-arch", "build-depends-indep", "rules-requires-root", "category",
    "vendor", "hotline", "vcs-browser", "vcs-git", "osrel", "description", "owner",
  ]
  private static let packageFields: Set<String> = [
    "package", "architecture", "description", "category", "basedir", "vendor", "hotline", "depends",
    "conflicts", "reverse-depends", "section", "priority", "homepage", "osrel", "owner",
  ]

  public init(parsing text: String, file: FilePath) throws {
    let paragraphs = try Paragraph.all(of: text, in: file)
    guard let source = paragraphs.first, source["Source"] != nil else {
      throw Problem(in: file, line: 1, "the first paragraph must have the field 'Source'")
    }
    try Self.refuseUnknown(source, Self.sourceFields)
    for name in ["Maintainer"] where source[name] == nil {
      throw source.problem("Source", "the field '\(name)' is missing")
    }
    let letters = (source["Source"] ?? "").unicodeScalars
    guard letters.first != ".", letters.first != "-",
      letters.allSatisfy({
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-._".unicodeScalars.contains($0))
      })
    else {
      throw source.problem(
        "Source",
        "'\(source["Source"] ?? "")' is not a valid source name: use letters, digits, '+', '-', '.' and '_'")
    }
    self.source = source
    self.packages = try paragraphs.dropFirst().map { paragraph in
      try Self.refuseUnknown(paragraph, Self.packageFields)
      return try BinaryPackage(paragraph, source: source)
    }
    if packages.isEmpty {
      throw Problem(in: file, "there is no binary package: add a paragraph with 'Package: NAME'")
    }
    var seen: Set<String> = []
    for package in packages where !seen.insert(package.name).inserted {
      throw package.paragraph.problem("Package", "the package '\(package.name)' is there twice")
    }
  }

  private static func refuseUnknown(_ paragraph: Paragraph, _ known: Set<String>) throws {
    for field in paragraph.fields {
      let name = field.name.lowercased()
      guard known.contains(name) || name.hasPrefix("x-") || name.hasPrefix("pkginfo-") else {
        throw paragraph.problem(
          field.name,
          "'\(field.name)' is not a field of this paragraph; begin the names of your own fields with 'X-'")
      }
    }
  }

  /// The name of the source package.
  public var sourceName: String { source["Source"] ?? "" }

  /// The compatibility level that `Build-Depends: pkgh-compat (= N)` or PKGH_COMPAT names.
  public func compatibility(override: String?) throws -> Int {
    let (text, field) =
      if let override { (override, nil as String?) } else { try requestedCompatibility() }
    guard let level = Int(text), Self.knownCompatibility.contains(level) else {
      let message = "compatibility level '\(text)' is not supported; the supported level is 1"
      throw field.map { source.problem($0, message) } ?? Problem("PKGH_COMPAT: \(message)")
    }
    return level
  }

  private func requestedCompatibility() throws -> (String, field: String?) {
    let name = "Build-Depends"
    guard let dependency = buildDependencies.element("pkgh-compat") else {
      throw source.problem(
        name,
        "no compatibility level: write 'Build-Depends: pkgh-compat (= \(Self.knownCompatibility.upperBound))'"
      )
    }
    guard let version = dependency.version else {
      throw source.problem(name, "'pkgh-compat' must name its level: 'pkgh-compat (= 1)'")
    }
    return (version, name)
  }

  public var buildDependencies: BuildDependencies { BuildDependencies(of: source) }
}
