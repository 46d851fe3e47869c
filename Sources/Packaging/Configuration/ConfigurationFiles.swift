import FileSystem
public import SystemPackage

/// The files `debian-like/PACKAGE.KIND`, whichever of its names a file has.
extension SourceTree {
  /// The file that configures one kind of thing for a package.
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

  /// Whether something has a name and is not a directory: a link that leads nowhere is a mistake to be met when it is
  /// read.
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
    let isExecutable = try path.status().map { $0.permissions.rawValue & 0o111 != 0 } ?? false
    guard isExecutable else {
      return try ConfigFile(parsing: path.text(), path: path, substitutions: substitutions)
    }
    let (status, output) = try Subprocess(["./\(path)"], environment: environment.variables).outputBytes()
    guard status == 0 else { throw Problem(in: path, "the program failed with status \(status)") }
    return try ConfigFile(parsing: String(text: output, in: path), path: path, substitutions: nil)
  }
}
