public import FileSystem
public import SystemPackage

/// A source tree with a `debian-like/` directory; the process stands at its top.
public struct SourceTree: Sendable {
  /// Where the packaging lives, relative to the top of the tree.
  public static let packaging: FilePath = "debian-like"

  /// The environment of the build, in which SOURCE_DATE_EPOCH is always set.
  public var environment: Environment
  public let control: Control
  public let changelog: Changelog
  /// The package that the bare `debian-like/KIND` files are for: the only one, or none.
  public var mainPackage: String?
  /// The compatibility level the source asks for.
  public let compatibility: Int
  /// The time that stands for now, in seconds since 1970: SOURCE_DATE_EPOCH, or the changelog's date.
  public let date: Int

  public init(environment: Environment) throws {
    let control = Self.packaging.appending("control")
    let changelog = Self.packaging.appending("changelog")
    guard try Self.packaging.exists() else {
      throw Problem(in: Self.packaging, "there is no such directory here; start at the top of a source tree")
    }
    if let word = environment["PKGH_HOST_ARCH"], !BinaryPackage.isArchitecture(word) {
      throw Problem("PKGH_HOST_ARCH: '\(word)' is no name of an architecture")
    }
    let top = try FilePath.workingDirectory()
    if String(validating: ByteString(top).bytes, as: UTF8.self) == nil {
      throw Problem(in: top, "the name of this directory is not UTF-8, and programs would be given another")
    }
    self.environment = environment
    self.control = try Control(parsing: control.text(), file: control)
    self.changelog = try Changelog(parsing: changelog.text(), file: changelog)
    guard self.changelog.source == self.control.sourceName else {
      throw Problem(
        in: changelog, line: 1,
        "the source is '\(self.changelog.source)' here and '\(self.control.sourceName)' in '\(control)'")
    }
    mainPackage = self.control.packages.count == 1 ? self.control.packages.first?.name : nil
    compatibility = try self.control.compatibility(override: environment["PKGH_COMPAT"])
    date = try environment.sourceDateEpoch() ?? self.changelog.date
    self.environment.variables["SOURCE_DATE_EPOCH"] = String(date)
  }

  public var packages: [BinaryPackage] { control.packages }

  /// The file that configures one kind of thing for a package, whichever of its names it has.
  ///
  /// `PKG.KIND.ARCHITECTURE` is nearer than `PKG.KIND.SYSTEM`, and that than `PKG.KIND`; a bare
  /// `KIND` is for the main package.
  public func configPath(_ kind: String, for package: BinaryPackage) throws -> FilePath? {
    var names = [environment.hostArchitecture, Environment.hostSystem].map {
      "\(package.name).\(kind).\($0)"
    }
    names.append("\(package.name).\(kind)")
    if package.name == mainPackage { names.append(kind) }
    return try names.map { Self.packaging.appending($0) }.first(where: Self.isConfiguration)
  }

  /// The file that says who may do what with a package: its own, or the whole source's.
  public func copyrightPath(for package: BinaryPackage) throws -> FilePath? {
    let common = Self.packaging.appending("copyright")
    return try configPath("copyright", for: package) ?? (Self.isConfiguration(common) ? common : nil)
  }

  /// Whether a name is there and no directory: a link that leads nowhere is a mistake to be met when it is read.
  private static func isConfiguration(_ path: FilePath) throws -> Bool {
    if let status = try path.status() { return status.type != .directory }
    return try path.exists(followingLinks: false)
  }

  /// Reads the file that configures one kind of thing for a package.
  ///
  /// An executable file is run, and its output taken as it is.
  public func config(_ kind: String, for package: BinaryPackage) throws -> ConfigFile? {
    guard let path = try configPath(kind, for: package) else { return nil }
    return try config(at: path, substitutions: substitutions(for: package))
  }

  /// Reads a configuration file of the whole source, such as `not-installed`.
  public func config(_ name: String) throws -> ConfigFile? {
    let path = Self.packaging.appending(name)
    guard try Self.isConfiguration(path) else { return nil }
    return try config(at: path, substitutions: nil)
  }

  private func config(at path: FilePath, substitutions: Substitutions?) throws -> ConfigFile {
    let executable = try path.status().map { $0.permissions.rawValue & 0o111 != 0 } ?? false
    guard executable else {
      return try ConfigFile(parsing: path.text(), path: path, substitutions: substitutions)
    }
    let (status, output) = try Subprocess(["./\(path)"], environment: environment.variables).outputBytes()
    guard status == 0 else { throw Problem(in: path, "the program failed with status \(status)") }
    return try ConfigFile(parsing: String(text: output, in: path), path: path, substitutions: nil)
  }

  /// The variables of a package, `debian-like/PKG.substvars` included.
  public func substitutions(for package: BinaryPackage) throws -> Substitutions {
    var values = [
      "PKG": package.name,
      "VERSION": changelog.packageVersion,
      "ARCH": package.architecture(host: environment.hostArchitecture),
      "BASEDIR": package.baseDirectory ?? "",
      // Empty until something adds to them: a control file may name them always.
      "shlibs:Depends": "", "misc:Depends": "",
    ]
    if let path = try configPath("substvars", for: package) {
      for (index, line) in try path.text().lines.enumerated() {
        if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
        guard let assignment = Assignment(parsing: ByteString(line)) else {
          throw Problem(in: path, line: index + 1, "expected 'NAME=VALUE', not '\(line)'")
        }
        values[assignment.name.description] = assignment.value.description
      }
    }
    return Substitutions(values, environment: environment.variables)
  }

  /// A field of a package with its variables replaced.
  public func field(_ name: String, of package: BinaryPackage) throws -> String? {
    guard let value = package.field(name) else { return nil }
    let substitutions = try substitutions(for: package)
    do throws(Substitutions.Failure) {
      let expanded = try substitutions.expand(value)
      return expanded.isEmpty ? nil : expanded
    } catch {
      throw package.paragraph.problem(name, error.message)
    }
  }
}
