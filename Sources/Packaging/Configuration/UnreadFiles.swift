public import FileSystem
import SystemPackage

/// The check for files in `debian-like/` that no program reads, which would be missing from the packages.
public struct UnreadFiles {
  private let packages: [String]
  /// The ends that a name may have after its kind: machines and systems.
  private let machines: Set<String>
  /// What the maintainer says is read by something else: names and globs relative to `debian-like/`.
  private let others: [(glob: Glob, line: ConfigFile.Line)]
  private let otherFiles: ConfigFile?
  /// What the files of ours name that name files.
  private let mentions: [Glob]

  /// Files that packaging has for other tools than ours.
  private static let knownFiles: Set<String> = [
    "README.source", "README.md", "watch", "gbp.conf", "salsa-ci.yml", "gitlab-ci.yml", "changelog.dch",
  ]
  /// Directories that packaging has for other tools, and our own.
  static let knownDirectories: Set<String> = [
    "addons", "patches", "source", "tests", "tmp", "upstream",
  ]

  /// What stands before the name of a file of ours in the texts that use it.
  private static let directory = ByteString("\(SourceTree.packaging)/")

  public init(_ source: SourceTree) throws {
    packages = source.packages.map(\.name)
    machines = Architectures.known.union([source.environment.hostArchitecture, Environment.hostSystem])
      .union(source.packages.flatMap(\.architectures)).union(Self.systems)
    otherFiles = try source.config(.otherFiles)
    others = (otherFiles?.lines ?? []).flatMap { line in
      line.words.map { word in
        let names = word.pathComponents.drop { $0 == SourceTree.packaging.string }
        return (Glob(names.first.map(String.init) ?? ""), line)
      }
    }
    let texts = try SourceTree.packaging.names().filter(Self.namesFiles).map {
      SourceTree.packaging.pushing(FilePath($0))
    }
    mentions = try (texts + AddOn.filesOfSource()).flatMap { try Self.mentions(in: $0) }.map { Glob($0) }
  }

  /// Operating systems whose files stand beside those of others.
  private static let systems: Set<String> = ["linux", "solaris", "sunos", "illumos"]

  /// A problem for each file that is not read, in the order of their names.
  public func problems() throws -> [Problem] {
    let names = try SourceTree.packaging.names()
    let unread = try names.compactMap { name in
      let path = SourceTree.packaging.pushing(FilePath(name))
      let isDirectory = try path.status()?.type == .directory
      return fault(of: name, isDirectory: isDirectory).map { Problem(in: path, $0) }
    }
    let unmatched = others.filter { other in !names.contains { other.glob.matches($0) } }
    return unread
      + unmatched.compactMap {
        otherFiles?.problem($0.line, "'\($0.glob.pattern)' matches no file in 'debian-like'")
      }
  }

  private func fault(of bytes: ByteString, isDirectory: Bool) -> String? {
    let name = bytes.description
    // Hidden files, and what editors keep, are never taken for packaging.
    if name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") { return nil }
    if others.contains(where: { $0.glob.matches(bytes) }) || mentions.contains(where: { $0.matches(bytes) }) {
      return nil
    }
    if isDirectory {
      if Self.knownDirectories.contains(name) || packages.contains(name) { return nil }
      // Who reads such a file says that it is not one.
      if [FileKind.control, .changelog, .rules].contains(where: { $0.name == name }) { return nil }
      return "no program reads the directory '\(name)'; if something else does, name it in "
        + "'\(SourceTree.packaging)/\(FileKind.otherFiles.name)'"
    }
    if Self.knownFiles.contains(name) { return nil }
    guard let advice = advice(for: Substring(name)) else { return nil }
    return advice.isQuestion ? advice.text : "no program reads '\(name)'; \(advice.text)"
  }

  private struct Advice {
    let text: String
    var isQuestion = false
  }

  /// What to do with a file; nil where a program reads it.
  private func advice(for name: Substring) -> Advice? {
    // The longest name of a package: one may begin with another and a point.
    let owners = packages.filter { name.hasPrefix("\($0).") }.sorted { $0.utf8.count > $1.utf8.count }
    if let owner = owners.first {
      let kind = name.dropFirst(owner.count + 1)
      return isRead(kind, ofPackage: true) ? nil : adviceForKind(kind, after: "\(owner).")
    }
    if isRead(name, ofPackage: false) { return nil }
    return adviceForPackage(name) ?? adviceForKind(name, after: "")
  }

  /// Whether a program reads a file of this name without the package's.
  private func isRead(_ kind: Substring, ofPackage: Bool) -> Bool {
    if let found = FileKind.named(kind) { return !ofPackage || found.isOfPackages }
    guard let point = kind.lastIndex(of: "."), machines.contains(String(kind[kind.index(after: point)...])),
      let found = FileKind.named(kind[..<point])
    else { return false }
    // The nearer file is looked for only beside the package's name.
    return ofPackage && found.isOfPackages
  }

  /// What to do with a file that has the kind of something, but not the name of a package.
  private func adviceForPackage(_ name: Substring) -> Advice? {
    for point in name.indices where name[point] == "." {
      let (owner, kind) = (name[..<point], name[name.index(after: point)...])
      guard FileKind.named(kind)?.isOfPackages == true || DebianFileKind.advice(kind) != nil, !owner.isEmpty
      else {
        continue
      }
      let isOwn = FileKind.named(kind) != nil
      if let near = Spelling.nearest(to: String(owner), among: packages) {
        return Advice(
          text: "there is no package '\(owner)': did you mean '\(near).\(kind)'?", isQuestion: true)
      }
      if isOwn || owner.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "+" }) {
        let names = packages.map { "'\($0)'" }.joined(separator: ", ")
        return Advice(
          text:
            "there is no package '\(owner)' in the control file: the file is for one of \(names), or to be deleted",
          isQuestion: true)
      }
    }
    return nil
  }

  /// What to do with a file of a kind that no program reads.
  private func adviceForKind(_ kind: Substring, after owner: String) -> Advice {
    if let advice = DebianFileKind.advice(kind) {
      return Advice(
        text: advice.replacing("PACKAGE.", with: owner.isEmpty ? "\(packages.first ?? "PACKAGE")." : owner))
    }
    if !owner.isEmpty, FileKind.named(kind) != nil {
      return Advice(text: "the source has one for all packages: write '\(kind)'")
    }
    let kinds = FileKind.all.map(\.name).filter { !$0.hasSuffix(".CLASS") } + DebianFileKind.names
    // The end may be a machine's name: EXhello.instal.sparc.
    let stem = kind.prefix { $0 != "." }
    if FileKind.named(stem) != nil {
      return Advice(text: "'\(kind.dropFirst(stem.count + 1))' is not the name of a machine or a system")
    }
    for candidate in [kind, stem] {
      if let near = Spelling.nearest(to: String(candidate), among: kinds) {
        return Advice(text: "'\(owner)\(kind)': did you mean '\(near)'?", isQuestion: true)
      }
    }
    return Advice(
      text: "if something else does, name it in '\(SourceTree.packaging)/\(FileKind.otherFiles.name)'")
  }

  // MARK: - Files that others name

  /// Whether a file may name files of `debian-like/` that are installed or used.
  private static func namesFiles(_ name: ByteString) -> Bool {
    let text = name.description
    let kinds = [FileKind.install, .docs, .manpages, .prototype, .rules, .clean].map(\.name)
    return text.split(separator: ".").contains { kinds.contains(String($0)) }
  }

  /// What a text has after `debian-like/`, up to a blank, a quote, or a character of the shell's.
  private static func mentions(in path: FilePath) throws -> [String] {
    guard try path.status()?.type == .regular else { return [] }
    let bytes = try path.contents()
    let ends = Set("\n\t \"'`;|&<>()\\,:".utf8)
    var names: [String] = []
    var rest = bytes[...]
    while let start = rest.firstRange(of: directory.bytes) {
      let name = rest[start.upperBound...].prefix { !ends.contains($0) && $0 != .slash }
      rest = rest[name.endIndex...]
      if !name.isEmpty { names.append(String(decoding: name, as: UTF8.self)) }
    }
    return names
  }
}
