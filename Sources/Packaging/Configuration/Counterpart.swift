/// What our packaging has in place of a kind of file of Debian's.
enum Counterpart: Sendable {
  /// Nothing, and why.
  case nothing(String)
  /// The same file under another name.
  case renamed(FileKind)
  /// Lines that are to be written into a file of ours: what is said before its name.
  case work(String, in: FileKind)
  /// The file itself, in a directory of the package, under the package's name or the one it has of its own.
  case installed(in: String, linked: Bool = false)
  /// The file itself, in a directory that the maintainer knows.
  case installable
  /// The file itself, with the documentation.
  case documentation
  /// Something that is in no file for a package.
  case other(String)

  /// What to do with a file.
  ///
  /// - Parameters:
  ///   - file: Its path.
  ///   - package: The package that it is for.
  ///   - name: The name that it is installed under: the package's, or `server` of `PACKAGE.server.init`.
  func advice(for file: String, of package: String, named name: some StringProtocol) -> String {
    func own(_ kind: FileKind) -> String { "'\(package).\(kind.name)'" }
    let notYet = "no program of ours installs it yet: write '\(file) "
    return switch self {
    case .nothing(let reason): "\(reason): delete it"
    case .renamed(let kind): "System V calls it \(kind.name): write \(own(kind))"
    case .work(let words, let kind): "\(words) \(own(kind))"
    case .installed(let directory, let linked):
      "\(notYet)=> \(directory)/\(name)' into \(own(.install))"
        + (linked ? ", and link it with \(own(.links))" : "")
    case .installable: "\(notYet)DIRECTORY' into \(own(.install))"
    case .documentation: "name '\(file)' in \(own(.docs))"
    case .other(let words): words
    }
  }
}
