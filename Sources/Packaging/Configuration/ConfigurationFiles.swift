public import FileSystem
public import SystemPackage

/// The files `debian-like/PACKAGE.KIND`, whichever of its names a file has.
extension SourceTree {
  /// The file of a kind that is for a package.
  ///
  /// `PKG.KIND.ARCHITECTURE` is nearer than `PKG.KIND.SYSTEM`, and that than `PKG.KIND`; a bare
  /// `KIND` is for the main package.
  public func configPath(_ kind: FileKind, for package: BinaryPackage) throws -> FilePath? {
    try configPath(named: kind.name, isShared: kind.owner == .either || kind.owner == .both, for: package)
  }

  /// The script of a package for the files of a class: `i.conf` or `r.conf`.
  public func classScript(_ name: String, for package: BinaryPackage) throws -> FilePath? {
    try configPath(named: name, isShared: false, for: package)
  }

  /// - Parameter isShared: Whether the bare file is for every package that has none of its own.
  private func configPath(named kind: String, isShared: Bool, for package: BinaryPackage) throws -> FilePath?
  {
    var names = [environment.hostArchitecture, Environment.hostSystem].map {
      "\(package.name).\(kind).\($0)"
    }
    names.append("\(package.name).\(kind)")
    if isShared || package.name == mainPackage { names.append(kind) }
    return try names.map { Self.packaging.appending($0) }.first(where: Self.isConfiguration)
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
  public func config(_ kind: FileKind, for package: BinaryPackage) throws -> ConfigFile? {
    var problems = Problems()
    let file = try config(kind, for: package, &problems)
    try problems.throwIfAny()
    return file
  }

  /// Reads as much as can be read of such a file.
  public func config(_ kind: FileKind, for package: BinaryPackage, _ problems: inout Problems) throws
    -> ConfigFile?
  {
    guard let path = try configPath(kind, for: package) else { return nil }
    return try config(at: path, substitutions: substitutions(for: package, &problems), &problems)
  }

  /// Reads a configuration file of the whole source, such as `clean`.
  public func config(_ kind: FileKind) throws -> ConfigFile? {
    let path = Self.packaging.appending(kind.name)
    guard try Self.isConfiguration(path) else { return nil }
    var problems = Problems()
    let file = try config(at: path, substitutions: nil, &problems)
    try problems.throwIfAny()
    return file
  }

  private func config(at path: FilePath, substitutions: Substitutions?, _ problems: inout Problems) throws
    -> ConfigFile
  {
    let isExecutable = try path.status().map { $0.permissions.rawValue & 0o111 != 0 } ?? false
    guard isExecutable else {
      return try ConfigFile(parsing: path.text(), path: path, substitutions: substitutions, &problems)
    }
    try path.requireProgram()
    if programs != .run {
      if programs == .show { printLine("\t./\(path)  (it is not run, so its lines are not known)") }
      return try ConfigFile(parsing: "", path: path, substitutions: nil)
    }
    let (status, output) = try Subprocess(["./\(path)"], environment: environment.variables)
      .outputBytes(limit: 16 << 20)
    guard status == 0 else { throw Problem(in: path, "the program failed with status \(status)") }
    return try ConfigFile(parsing: String(text: output, in: path), path: path, substitutions: nil)
  }
}

extension FilePath {
  /// Refuses an executable configuration file that the kernel would not run.
  fileprivate func requireProgram() throws {
    let beginning = try beginning(count: 4096)
    if beginning.starts(with: [0x7f] + "ELF".utf8) { return }
    if let problem = Problem(byteOrderMarkOf: beginning, in: self) { throw problem }
    guard beginning.starts(with: "#!".utf8) else {
      throw Problem(
        in: self,
        "is executable, but not a program: make it a plain list with 'chmod -x', or begin it with '#!'")
    }
    let line = beginning.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }
    if line.last == UInt8(ascii: "\r") {
      throw Problem(
        in: self, line: 1, "the line ends in a carriage return (CR LF): save the file with plain newlines")
    }
    let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let interpreter = FilePath(ByteString(words.first ?? []))
    if try interpreter.isEmpty || !interpreter.exists() {
      throw Problem(
        in: self, line: 1,
        "the interpreter '\(interpreter)' is not there: install it, or make the file a plain list with 'chmod -x'"
      )
    }
  }
}
