import FileSystem
public import SystemPackage

/// The pieces of procedure scripts that helpers contribute, and their merging into the maintainer's.
///
/// A helper adds a snippet to a package's script; `pkgh-installscripts` puts all of them where the
/// maintainer's script says `#PKGH#`, or makes the script where there is none. Snippets are Bourne
/// shell: the installer feeds every procedure script to /sbin/sh whatever its first line says.
public struct Autoscripts: Sendable {
  /// The procedure scripts that snippets can be added to, as the installer calls them.
  public static let scripts = ["preinstall", "postinstall", "preremove", "postremove"]

  /// What stands in a maintainer's script for the snippets.
  public static let mark = "#PKGH#"

  private let directory: FilePath

  public init(of package: BinaryPackage, in tree: BuildTree) {
    directory = tree.notes(of: package).appending("snippets")
  }

  /// Adds a snippet between marks that name its helper.
  ///
  /// What is set up in one order is taken down in the other: snippets for removal go before
  /// those that are there already.
  public func add(_ snippet: String, to script: String, by tool: String, version: String) throws {
    let path = directory.appending(script)
    let earlier = try !path.exists() ? "" : try path.text()
    let ended = snippet.isEmpty || snippet.hasSuffix("\n") ? snippet : snippet + "\n"
    let marked = "# Automatically added by \(tool)/\(version)\n\(ended)# End automatically added section\n"
    try directory.makeDirectories()
    let removal = script == "preremove" || script == "postremove"
    try path.write((removal ? marked + earlier : earlier + marked).utf8)
  }

  /// The snippets of a script, empty where there are none.
  public func snippets(for script: String) throws -> String {
    let path = directory.appending(script)
    return try !path.exists() ? "" : try path.text()
  }

  /// A script with its snippets in place, or nil where there is neither a script nor a snippet.
  ///
  /// - Parameters:
  ///   - text: The maintainer's script.
  ///   - file: Its name, for the error when snippets have no place in it.
  public func merged(_ script: String, into text: String?, file: FilePath) throws -> String? {
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
        in: file, "has no line '\(Self.mark)', where the snippets that helpers made for it belong")
    }
    return lines.joined(separator: "\n")
  }
}
