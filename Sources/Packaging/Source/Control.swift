import FileSystem
public import SystemPackage

/// `debian-like/control`: one source paragraph, then a paragraph for each binary package.
public struct Control: Sendable {
  public let source: Paragraph
  public let packages: [BinaryPackage]
  /// Where the package of each name is among them.
  private let places: [String: Int]
  /// What the build needs.
  public let buildDependencies: BuildDependencies

  /// The compatibility levels this program knows.
  public static let knownCompatibility = 1...1

  /// - Throws: ``Problems``: everything that is wrong.
  public init(parsing text: String, file: FilePath) throws {
    var problems = Problems()
    let control = try Self.read(text, file: file, &problems)
    try problems.throwIfAny()
    guard let control else { throw problems }
    self = control
  }

  /// Reads as much as can be read; nil where the text does not begin with the paragraph of a source.
  static func read(_ text: String, file: FilePath, _ problems: inout Problems) throws -> Control? {
    let paragraphs = try Paragraph.all(of: text, in: file, &problems)
    guard let source = paragraphs.first, source["Source"] != nil else {
      problems.add(Problem(in: file, line: 1, "the first paragraph must have the field 'Source'"))
      return nil
    }
    refuseUnknown(source, isSource: true, &problems)
    for name in ["Maintainer"] where source[name] == nil {
      problems.add(source.problem("Source", "the field '\(name)' is missing"))
    }
    let letters = (source["Source"] ?? "").unicodeScalars
    if letters.first == "." || letters.first == "-"
      || !letters.allSatisfy({
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-._".unicodeScalars.contains($0))
      })
    {
      problems.add(
        source.problem(
          "Source",
          "'\(source["Source"] ?? "")' is not a valid source name: use letters, digits, '+', '-', '.' and '_'"
        ))
    }
    var packages: [BinaryPackage] = []
    var names: Set<String> = []
    for paragraph in paragraphs.dropFirst() {
      refuseUnknown(paragraph, isSource: false, &problems)
      guard let package = try BinaryPackage(paragraph, source: source, &problems) else { continue }
      if !names.insert(package.name).inserted {
        problems.add(paragraph.problem("Package", "the package '\(package.name)' is there twice"))
      }
      packages.append(package)
    }
    if paragraphs.count == 1 {
      problems.add(Problem(in: file, "there is no binary package: add a paragraph with 'Package: NAME'"))
    }
    return Control(source: source, packages: packages)
  }

  private init(source: Paragraph, packages: [BinaryPackage]) {
    self.source = source
    self.packages = packages
    places = Dictionary(packages.enumerated().map { ($1.name, $0) }) { first, _ in first }
    buildDependencies = BuildDependencies(of: source)
  }

  private static func refuseUnknown(_ paragraph: Paragraph, isSource: Bool, _ problems: inout Problems) {
    for field in paragraph.fields {
      if let fault = ControlFields.fault(of: field.name, inSource: isSource) {
        problems.add(paragraph.problem(field.name, fault))
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
      // That says it already.
      if buildDependencies.namesOtherCompatibility {
        return (String(Self.knownCompatibility.upperBound), name)
      }
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

  /// The package of a name; nil where there is none.
  public func package(named name: String) -> BinaryPackage? { places[name].map { packages[$0] } }
}
