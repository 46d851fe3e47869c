public import FileSystem
public import SystemPackage

/// Earlier versions that a package can stand in for: the information file compver.
///
/// Each is compared, word by word, with what a depend file asks for. Source: compver(5).
public struct CompatibleVersions: Hashable, Sendable {
  public var versions: [ByteString]
  private var places: [ByteString: Problem.Place] = [:]

  public init(_ versions: [ByteString] = []) {
    self.versions = versions
  }

  /// Reads a compver file; comments and blank lines are passed over, and no text is an error.
  public init(parsing text: [UInt8], file: FilePath) {
    versions = []
    for line in TextLine.lines(of: text, in: file) {
      let version = ByteString(line.bytes.trimmed)
      if version.isEmpty || version.bytes.first == .hash { continue }
      versions.append(version)
      places[version] = .line(file, line.number)
    }
  }

  /// Every version that is none, as pkginfo's VERSION goes.
  public func problems() -> [Problem] {
    versions.compactMap { version in
      let fault =
        version.isEmpty ? "'' is empty" : version.lineFault.map { "\(version.bytes.quoted) \($0)" }
      let lost = version.bytes.first == .hash ? "\(version.bytes.quoted) reads as a comment" : nil
      let long = "\(version.bytes.quoted) is \(version.count) bytes long; the limit is \(Self.lengthLimit)"
      return
        (fault ?? lost ?? PackageInfo.rules["VERSION"]?(version.bytes)
        ?? (version.count > Self.lengthLimit ? long : nil)).map {
          Problem(.compverVersion, at: places[version], "the version \($0)")
        }
    }
  }

  /// Lines are read with a buffer of 256 bytes.
  private static let lengthLimit = 255

  /// The file compver.
  ///
  /// - Throws: The first of ``problems()``.
  public func serialized() throws -> [UInt8] {
    if let problem = problems().first { throw problem }
    return versions.flatMap { $0.bytes + [.newline] }
  }

  /// Two files that say the same are equal, wherever they say it.
  public static func == (left: Self, right: Self) -> Bool { left.versions == right.versions }

  public func hash(into hasher: inout Hasher) { hasher.combine(versions) }
}
