import FileSystem
public import SystemPackage

/// The newest entry of `debian-like/changelog`, which names the version and the date of a build.
///
/// Source: deb-changelog(5).
public struct Changelog: Sendable {
  public let source: String
  /// The version as the changelog spells it: `1.2-3`.
  public let version: String
  public let distribution: String
  public let maintainer: String
  /// The entry's date, in seconds since 1970.
  public let date: Int

  /// The line of the entry's heading, counted from 1.
  public let line: Int

  /// - Throws: ``Problems``: everything that is wrong with the entry.
  public init(parsing text: String, file: FilePath) throws {
    var problems = Problems()
    let changelog = try Self.read(text, file: file, &problems)
    try problems.throwIfAny()
    guard let changelog else { throw problems }
    self = changelog
  }

  /// Reads as much as can be read; nil where the entry has no heading.
  static func read(_ text: String, file: FilePath, _ problems: inout Problems) throws -> Changelog? {
    let lines = text.lines
    guard let first = lines.firstIndex(where: { !isRemark($0) }) else {
      problems.add(
        Problem(in: file, "has no entry: write 'NAME (VERSION) DISTRIBUTION; urgency=medium'"))
      return nil
    }
    // The next entry's heading ends the search: its last line would give this entry a date.
    let entry = lines[(first + 1)...].prefix { $0.first.map { $0.isWhitespace || $0 == "#" } ?? true }
    let trailer = try problems.collect {
      guard let last = entry.firstIndex(where: { $0.hasPrefix(" --") }) else {
        throw Problem(in: file, line: first + 1, "the entry has no last line ' -- NAME <EMAIL>  DATE'")
      }
      return try Self.trailer(lines[last], at: last + 1, in: file)
    }
    guard let heading = try heading(lines[first], at: first + 1, in: file, &problems) else { return nil }
    return Changelog(
      source: heading.source, version: heading.version, distribution: heading.distribution,
      maintainer: trailer?.maintainer ?? "", date: trailer?.date ?? 0, line: first + 1)
  }

  private init(
    source: String, version: String, distribution: String, maintainer: String, date: Int, line: Int
  ) {
    self.source = source
    self.version = version
    self.distribution = distribution
    self.maintainer = maintainer
    self.date = date
    self.line = line
  }

  /// Whether a line before the first entry means nothing: it is blank, a remark, or for an editor or a version control.
  ///
  /// Source: Dpkg::Changelog::Parse.
  private static func isRemark(_ line: Substring) -> Bool {
    line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") || line.hasPrefix("vim:")
      || line.hasPrefix("/*") && line.hasSuffix("*/") || line.hasPrefix("$") && line.hasSuffix("$")
  }

  /// The VERSION parameter: `1.2-3` becomes `1.2,REV=3`.
  public var packageVersion: String {
    guard let dash = version.lastIndex(of: "-") else { return version }
    return "\(version[..<dash]),REV=\(version[version.index(after: dash)...])"
  }

  private static func heading(
    _ line: Substring, at number: Int, in file: FilePath, _ problems: inout Problems
  ) throws -> (source: String, version: String, distribution: String)? {
    guard let open = line.firstIndex(of: "("), let close = line.firstIndex(of: ")"), open < close,
      let semicolon = line.firstIndex(of: ";"), close < semicolon
    else {
      problems.add(
        Problem(
          in: file, line: number, "expected 'NAME (VERSION) DISTRIBUTION; urgency=medium', not '\(line)'"))
      return nil
    }
    let version = String(line[line.index(after: open)..<close])
    if let fault = fault(ofVersion: version) { problems.add(Problem(in: file, line: number, fault)) }
    return (
      String(line[..<open].trimmingBlanks), version,
      String(line[line.index(after: close)..<semicolon].trimmingBlanks)
    )
  }

  private static func fault(ofVersion version: String) -> String? {
    if let colon = version.firstIndex(of: ":") {
      return "'\(version)' has an epoch, and System V packages are never ordered by version: "
        + "write '\(version[version.index(after: colon)...])'"
    }
    guard version.first?.isNumber == true, version.last != "-",
      version.unicodeScalars.allSatisfy({
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789.+-~".contains(Character($0)))
      })
    else {
      return "'\(version)' is not a valid version: write a digit, then letters, digits, '.', '+', '-' and '~'"
    }
    return nil
  }

  /// Reads ` -- NAME <EMAIL>  DATE`.
  private static func trailer(
    _ line: Substring, at number: Int, in file: FilePath
  ) throws -> (maintainer: String, date: Int) {
    func problem(_ message: String) -> Problem { Problem(in: file, line: number, message) }
    let text = line.dropFirst(3)
    guard text.first == " ", let end = text.lastIndex(of: ">") else {
      throw problem("expected ' -- NAME <EMAIL>  Mon, 02 Jan 2006 15:04:05 +0000', not '\(line)'")
    }
    do throws(ChangelogDate.Failure) {
      let date = try ChangelogDate(text[text.index(after: end)...])
      return (String(text[...end].dropFirst()), date.secondsSince1970)
    } catch {
      throw problem(error.message)
    }
  }
}
