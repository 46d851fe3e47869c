public import FileSystem

/// One package to be built, as its paragraph of `debian-like/control` describes it.
public struct BinaryPackage: Hashable, Sendable {
  public let name: String
  public let paragraph: Paragraph
  /// The source paragraph, where fields common to all packages may stand.
  public let source: Paragraph
  /// The words of `Architecture`: `any`, `all`, or names such as `sparc i386`.
  public let architectures: [String]
  /// The directory that relative paths of the package are under, in normal form, or nil.
  public let baseDirectory: String?

  /// Reads the paragraph of a package; nil where it has no name that a package may have.
  init?(_ paragraph: Paragraph, source: Paragraph, _ problems: inout Problems) throws {
    self.paragraph = paragraph
    self.source = source
    func problem(_ field: String, _ message: String) { problems.add(paragraph.problem(field, message)) }
    architectures = (paragraph["Architecture"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    if architectures.isEmpty {
      problem("Package", "the field 'Architecture' is missing: write 'any', 'all' or names")
    }
    if architectures.count > 1, let word = architectures.first(where: { $0 == "any" || $0 == "all" }) {
      problem("Architecture", "'\(word)' cannot be combined with other architectures")
    }
    for word in architectures {
      if let fault = Architectures.fault(of: word) { problem("Architecture", fault) }
    }
    if paragraph["Description"] == nil { problem("Package", "the field 'Description' is missing") }
    baseDirectory = try problems.collect { try Self.baseDirectory(paragraph) } ?? nil
    guard let name = paragraph["Package"] else {
      problem("Package", "the field 'Package' is missing")
      return nil
    }
    self.name = name
    // The name becomes file names long before the writer checks it as a PKG parameter.
    if let fault = PackageName.fault(of: name.utf8) {
      problem("Package", fault)
      return nil
    }
    if Self.reserved.contains(name) {
      problem("Package", "'\(name)' is a reserved name: choose another name for the package")
    }
  }

  /// The value of `Basedir` in normal form; nil where there is none.
  private static func baseDirectory(_ paragraph: Paragraph) throws -> String? {
    try paragraph["Basedir"].map { base in
      let components = base.pathComponents
      guard base.utf8.first == UInt8(ascii: "/"), !components.contains("."), !components.contains(".."),
        !base.contains(where: \.isWhitespace)
      else {
        throw paragraph.problem("Basedir", "'\(base)' must be an absolute path without blanks, '.' and '..'")
      }
      if base.contains("${") {
        throw paragraph.problem(
          "Basedir", "'\(base)': variables are not replaced here: write the name itself")
      }
      // The installer would take one for the end of the path, and the other for a variable.
      guard !base.utf8.contains(UInt8(ascii: "=")), !components.contains(where: { $0.hasPrefix("$") }) else {
        throw paragraph.problem(
          "Basedir", "'\(base)' must not contain '=', nor have a name that begins with '$'")
      }
      return "/" + components.joined(separator: "/")
    }
  }

  /// Names in `debian-like` and `debian-like/.pkgh` with which a stage or the notes on a package would collide.
  private static let reserved = Set(FileKind.all.map(\.name)).union(UnreadFiles.knownDirectories)
    .union(BuildTree.ownNames.map(\.description))

  /// Whether the package is the same on every machine.
  public var isIndependent: Bool { architectures == ["all"] }

  /// The value of a field of this package, or else of the source.
  public func field(_ name: String) -> String? { paragraph[name] ?? source[name] }

  /// A problem with a field of this package, or else of the source.
  public func problem(_ name: String, at word: String = "", _ message: String) -> Problem {
    let owner = paragraph[name] == nil && source[name] != nil ? source : paragraph
    return owner.problem(name, at: word, message)
  }

  /// The first line of the description.
  public var synopsis: String {
    Packaging.Description(paragraph["Description"] ?? "").synopsis
  }

  /// Where the package's files live, without a leading slash: below `Basedir`, or `usr`.
  ///
  /// A package under /opt/NAME has its manual pages in /opt/NAME/share/man.
  public var prefix: String {
    guard let baseDirectory, baseDirectory != "/" else { return "usr" }
    return String(baseDirectory.dropFirst())
  }

  /// The architecture in the package's ARCH and file name: `all`, the host's, or the listed ones.
  public func architecture(host: String) -> String {
    isIndependent || architectures != ["any"] ? architectures.joined(separator: ",") : host
  }

  /// Whether the package can be built for a host.
  public func isBuilt(on host: String) -> Bool {
    architectures == ["any"] || isIndependent || architectures.contains(host)
  }
}
