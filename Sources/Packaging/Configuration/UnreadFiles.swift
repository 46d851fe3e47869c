public import FileSystem
import SystemPackage

/// The check for files in `debian-like/` that no program reads, which would be missing from the packages.
public struct UnreadFiles {
  private let advice: FileAdvice
  private let packages: [String]
  private let names: [ByteString]
  /// What the maintainer says is read by something else: names and globs relative to `debian-like/`.
  private let others: [(glob: Glob, line: ConfigFile.Line)]
  private let otherFiles: ConfigFile?
  private let mentions: Mentions

  /// Files that packaging has for other tools than ours.
  private static let knownFiles: Set<String> = [
    "README.source", "README.md", "watch", "gbp.conf", "salsa-ci.yml", "gitlab-ci.yml", "changelog.dch",
    "source.lintian-overrides", "bzr-builddeb.conf", "copyright_hints", "upstream-signing-key.asc",
    "upstream-signing-key.pgp",
  ]
  /// Directories that packaging has for other tools, and our own.
  static let knownDirectories: Set<String> = [
    "addons", "missing-sources", "patches", "source", "tests", "tmp", "upstream",
  ]

  public init(_ source: SourceTree) throws {
    advice = FileAdvice(source)
    packages = source.packages.map(\.name)
    names = try SourceTree.packaging.names()
    otherFiles = try source.config(.otherFiles)
    others = (otherFiles?.lines ?? []).flatMap { line in
      line.words.map { word in
        let names = word.pathComponents.drop { $0 == SourceTree.packaging.string }
        return (Glob(names.first.map(String.init) ?? ""), line)
      }
    }
    mentions = try Mentions(among: names)
  }

  /// A problem for each file that is not read, in the order of their names.
  public func problems() throws -> [Problem] {
    let unread = try names.flatMap { name in try problems(with: name) }
    let unmatched = others.filter { other in !names.contains { other.glob.matches($0) } }
    return mentions.problems + unread
      + unmatched.compactMap {
        otherFiles?.problem(
          $0.line, "'\($0.glob.pattern)' matches no file in '\(SourceTree.packaging)': delete it")
      }
  }

  private func problems(with bytes: ByteString) throws -> [Problem] {
    let path = SourceTree.packaging.pushing(FilePath(bytes))
    let isDirectory = try path.status()?.type == .directory
    if Leftovers.contain(bytes) || others.contains(where: { $0.glob.matches(bytes) })
      || mentions.contain(bytes, isDirectory: isDirectory)
    {
      return []
    }
    if path == UnappliedPatches.directory { return try [UnappliedPatches.problem()].compactMap(\.self) }
    let name = bytes.description
    let fault = isDirectory ? try fault(ofDirectory: name, path) : fault(ofFile: name)
    return fault.map { [Problem(in: path, $0)] } ?? []
  }

  private func fault(ofFile name: String) -> String? {
    if Self.knownFiles.contains(name) { return nil }
    if let kind = FileKind.named(name[...]), kind.owner == .package, !packages.isEmpty,
      packages.allSatisfy({ names.contains(ByteString("\($0).\(name)")) })
    {
      return "no program reads '\(name)', as '\(packages[0]).\(name)' is there, too: make one file of them"
    }
    return advice.fault(of: name[...])
  }

  private func fault(ofDirectory name: String, _ path: FilePath) throws -> String? {
    if Self.knownDirectories.contains(name) || packages.contains(name) { return nil }
    // Who reads such a file says that it is not one.
    if [FileKind.control, .changelog, .rules].contains(where: { $0.name == name }) { return nil }
    if try BuildTree.notes.appending(name).exists() {
      return "'\(name)' is the stage of a package that is not in the control file any more: delete it"
    }
    let words = "no program reads the directory '\(name)'; "
    return words + (DebianFileKind.directories[name] ?? advice.general(name[...]))
  }
}
