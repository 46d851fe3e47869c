public import FileSystem
import SystemPackage

/// The check for files in `debian-like/` that no program reads, which would be missing from the packages.
public struct UnreadFiles {
  private let source: SourceTree
  private let advice: FileAdvice
  private let names: [ByteString]
  private let known: Set<ByteString>
  /// What the maintainer says is read by something else: names and globs relative to `debian-like/`.
  private let others: [(glob: Glob, line: ConfigFile.Line)]
  /// Those of them that are names, and those that name not every file.
  private let otherNames: Set<ByteString>
  private let otherPatterns: [Glob]
  private let otherFiles: ConfigFile?
  private let mentions: Mentions

  /// Directories that packaging has for other tools, and our own.
  static let knownDirectories: Set<String> = [
    "addons", "missing-sources", "patches", "source", "tests", "tmp", "upstream",
  ]

  public init(_ source: SourceTree) throws {
    self.source = source
    let packagingNames = PackagingNames(source)
    advice = FileAdvice(packagingNames, mainPackage: source.mainPackage)
    names = try SourceTree.packaging.names()
    known = Set(names)
    otherFiles = try source.config(.otherFiles)
    others = (otherFiles?.lines ?? []).flatMap { line in
      line.words.map { (Self.glob($0), line) }
    }
    let narrow = others.map(\.glob).filter { Mentions.isNarrow($0.pattern[...]) }
    otherNames = Set(narrow.filter(\.isLiteral).map { ByteString($0.pattern) })
    otherPatterns = narrow.filter { !$0.isLiteral }
    mentions = try Mentions(among: names) { packagingNames.parts(of: $0).kind }
  }

  /// The first name below `debian-like/` of a path that may have the directory before it.
  private static func glob(_ word: String) -> Glob {
    let names = word.pathComponents.drop { $0 == SourceTree.packaging.string || $0 == "." }
    return Glob(names.first.map(String.init) ?? "")
  }

  /// A problem for each file that is not read, in the order of their names.
  public func problems() throws -> [Problem] {
    try mentions.problems + names.flatMap { name in try problems(with: name) } + unmatched()
  }

  /// A problem for each name of `other-files` that no file has, unless a build makes it and `clean` removes it.
  private func unmatched() throws -> [Problem] {
    let made = Set(try source.config(.clean)?.lines.flatMap { $0.words.map(Self.glob) } ?? [])
    return others.compactMap { glob, line in
      if !Mentions.isNarrow(glob.pattern[...]) {
        return otherFiles?.problem(
          line,
          "'\(glob.pattern)' would name every file, misspelt ones too: write their names, or a pattern with a letter"
        )
      }
      let isThere =
        glob.isLiteral ? known.contains(ByteString(glob.pattern)) : names.contains(where: glob.matches)
      if isThere || made.contains(glob) { return nil }
      return otherFiles?.problem(
        line, "'\(glob.pattern)' matches no file in '\(SourceTree.packaging)': delete it")
    }
  }

  private func problems(with bytes: ByteString) throws -> [Problem] {
    let path = SourceTree.packaging.pushing(FilePath(bytes))
    let isDirectory = try path.status()?.type == .directory
    if path == BuildTree.temporary || source.control.package(named: bytes.description) != nil {
      var problems = Problems()
      try problems.collect { try path.requireOwnDirectory(orLink: true) }
      return problems.list
    }
    if Leftovers.contain(bytes)
      || otherNames.contains(bytes) || otherPatterns.contains(where: { $0.matches(bytes) })
      || mentions.contain(bytes, isDirectory: isDirectory)
    {
      return []
    }
    if path == UnappliedPatches.directory { return try [UnappliedPatches.problem()].compactMap(\.self) }
    let name = bytes.description
    let fault =
      try isDirectory
      ? fault(ofDirectory: name, path) : advice.fault(of: name) { known.contains(ByteString($0)) }
    let wayOut =
      " (if something else reads it, name it in '\(SourceTree.packaging)/\(FileKind.otherFiles.name)')"
    return fault.map { [Problem(in: path, $0 + wayOut)] } ?? []
  }

  private func fault(ofDirectory name: String, _ path: FilePath) throws -> String? {
    if Self.knownDirectories.contains(name) { return nil }
    // Who reads such a file says that it is not one.
    if [FileKind.control, .changelog, .rules].contains(where: { $0.name == name }) { return nil }
    if try BuildTree.isStage(path) { return nil }
    let counterpart = DebianFileKind.directories[name]?.advice(
      for: "\(SourceTree.packaging)/\(name)", of: source.mainPackage ?? "", named: name)
    return "no program reads the directory '\(name)'; " + (counterpart ?? advice.general(name))
  }
}
