import FileSystem
public import SystemPackage

/// The pieces of procedure scripts that helpers contribute, and their merging into the maintainer's.
///
/// A helper adds a snippet to a package's script; `pkgh-installscripts` puts all of them where the
/// maintainer's script says `#PKGH#`, or makes the script where there is none. Snippets are Bourne
/// shell: the installer feeds every procedure script to /sbin/sh whatever its first line says.
public struct Autoscripts: Sendable {
  /// A procedure script that snippets can be added to, as the installer calls it.
  public enum Script: String, CaseIterable, Sendable {
    case preinstall, postinstall, preremove, postremove

    /// Whether the installer runs it when a package is removed.
    var isForRemoval: Bool { self == .preremove || self == .postremove }

    /// The kind of the maintainer's file.
    public var kind: FileKind {
      switch self {
      case .preinstall: .preinstall
      case .postinstall: .postinstall
      case .preremove: .preremove
      case .postremove: .postremove
      }
    }
  }

  /// The line of a maintainer's script that the snippets take the place of.
  public static let mark = "#PKGH#"

  private let directory: FilePath

  public init(of package: BinaryPackage, in tree: BuildTree) {
    directory = tree.notes(of: package).appending("snippets")
  }

  /// Adds a snippet between lines that name its helper; the same snippet of the same helper is added once.
  ///
  /// What is set up in one order is taken down in the other: snippets for removal go before
  /// those that are there already.
  public func add(
    _ snippet: String, to script: Script, by tool: String, version: String, _ actions: Actions
  ) throws {
    let ended = snippet.isEmpty || snippet.hasSuffix("\n") ? snippet : snippet + "\n"
    let begin = Array("# Automatically added by \(tool)/".utf8)
    let rest = Array("\n\(ended)# End automatically added section\n".utf8)
    let section = begin + version.utf8 + rest
    try actions.update(directory.appending(script.rawValue)) { earlier in
      // Another version of the helper adds the same snippet no second time.
      let isThere = earlier.ranges(of: begin).contains { range in
        earlier[range.upperBound...].drop { $0 != UInt8(ascii: "\n") }.starts(with: rest)
      }
      if isThere { return earlier }
      return script.isForRemoval ? section + earlier : earlier + section
    }
  }

  /// The snippets of a script, empty where there are none.
  public func snippets(for script: Script) throws -> String {
    let path = directory.appending(script.rawValue)
    return try path.exists() ? path.text() : ""
  }

  /// A script with its snippets in place, or nil where there is neither a script nor a snippet.
  ///
  /// - Parameters:
  ///   - text: The maintainer's script.
  ///   - file: Its name, for the error when snippets have no place in it.
  public func merged(_ script: Script, into text: String?, file: FilePath) throws -> String? {
    let snippets = try snippets(for: script)
    guard let text else {
      return snippets.isEmpty ? nil : "#!/sbin/sh\n\(snippets)exit 0\n"
    }
    var found = false
    let lines = text.pieces(between: "\n").flatMap { line in
      guard line.trimmingBlanks == Self.mark else { return [line] }
      found = true
      return snippets.pieces(between: "\n").dropLast()
    }
    if !found && !snippets.isEmpty {
      throw Problem(
        in: file, "has no line '\(Self.mark)': add it where the snippets of the helpers are to go")
    }
    return lines.joined(separator: "\n")
  }
}
