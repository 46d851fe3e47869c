/// A kind of file in `debian-like/`, by its name: `dirs` of `EXhello.dirs`.
///
/// The table serves the helpers that read the files, the manual page, and the check for files that no program reads.
public struct FileKind: Hashable, Sendable {
  /// Whose a file of the kind is.
  public enum Owner: Hashable, Sendable {
    /// A package's: `PACKAGE.KIND`, or `KIND` for the first package.
    case package
    /// The source's: `KIND`.
    case source
    /// A package's, or the source's, which then is for every package that has none.
    case either
    /// A package's, and the source's, which is read as well.
    case both
  }

  /// The name; `i.CLASS` and `r.CLASS` stand for one of each class.
  public let name: String
  public let owner: Owner
  /// The program that reads it.
  public let reader: String
  /// What it says, for the manual page.
  public let summary: String

  private init(_ name: String, _ owner: Owner, _ reader: String, _ summary: String) {
    self.name = name
    self.owner = owner
    self.reader = reader
    self.summary = summary
  }
}

extension FileKind {
  public static let control = FileKind("control", .source, "pkgh", "the source and its packages")
  public static let rules = FileKind("rules", .source, "pkgh", "the makefile with the targets of the build")
  public static let changelog = FileKind(
    "changelog", .both, "pkgh-installchangelogs", "the version, the date, and what has changed")
  public static let copyright = FileKind(
    "copyright", .either, "pkgh-installdocs", "who may do what with the files")
  public static let clean = FileKind("clean", .source, "pkgh-clean", "files to remove")
  public static let notInstalled = FileKind(
    "not-installed", .both, "pkgh-missing", "files of the upstream stage that go into no package")
  public static let otherFiles = FileKind(
    "other-files", .source, "pkgh-testdir", "files in 'debian-like' that no program of pkghelper reads")
  public static let substvars = FileKind(
    "substvars", .package, "pkgh", "values of variables, NAME=VALUE on each line")
  public static let dirs = FileKind("dirs", .package, "pkgh-installdirs", "directories to make")
  public static let install = FileKind("install", .package, "pkgh-install", "files to install, and where")
  public static let docs = FileKind("docs", .package, "pkgh-installdocs", "files of documentation")
  public static let manpages = FileKind("manpages", .package, "pkgh-installman", "manual pages")
  public static let links = FileKind("links", .package, "pkgh-link", "targets, each with the link to it")
  public static let modes = FileKind(
    "modes", .package, "pkgh-genprototype", "modes, owners and groups of files")
  public static let prototype = FileKind(
    "prototype", .package, "pkgh-genprototype", "lines for the package's prototype")
  public static let depend = FileKind(
    "depend", .package, "pkgh-gendepend", "lines for the package's depend file")
  public static let request = FileKind(
    "request", .package, "pkgh-installscripts", "the script that asks before anything is installed")
  public static let checkinstall = FileKind(
    "checkinstall", .package, "pkgh-installscripts", "the script that decides whether it can be installed")
  public static let preinstall = FileKind(
    "preinstall", .package, "pkgh-installscripts", "the script to run before the files are installed")
  public static let postinstall = FileKind(
    "postinstall", .package, "pkgh-installscripts", "the script to run after the files are installed")
  public static let preremove = FileKind(
    "preremove", .package, "pkgh-installscripts", "the script to run before the files are removed")
  public static let postremove = FileKind(
    "postremove", .package, "pkgh-installscripts", "the script to run after the files are removed")
  public static let installClass = FileKind(
    "i.CLASS", .package, "pkgh-installscripts", "the script that installs the files of a class")
  public static let removeClass = FileKind(
    "r.CLASS", .package, "pkgh-installscripts", "the script that removes the files of a class")
  public static let compver = FileKind(
    "compver", .package, "pkgh-installscripts", "earlier versions that the package is compatible with")
  public static let space = FileKind(
    "space", .package, "pkgh-installscripts", "disk space that is needed beside that of the files")

  /// All kinds, in the order of the manual page.
  public static let all = [
    control, changelog, rules, copyright, clean, notInstalled, otherFiles, substvars,
    dirs, install, docs, manpages, links, modes, prototype, depend,
    request, checkinstall, preinstall, postinstall, preremove, postremove, installClass, removeClass, compver,
    space,
  ]

  /// Whether a package may have a file of this kind.
  public var isOfPackages: Bool { owner != .source }

  /// The kind that a name without the package's stands for: `i.conf` for `i.CLASS`.
  public static func named(_ name: Substring) -> FileKind? {
    if let prefix = [installClass, removeClass].first(where: { name.hasPrefix($0.name.prefix(2)) }),
      name.count > 2, !name.dropFirst(2).contains(".")
    {
      return prefix
    }
    return all.first { $0.name == name && $0 != installClass && $0 != removeClass }
  }
}
