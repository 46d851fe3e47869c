import FileSystem
import SystemPackage

/// The files of `debian-like/` that the texts there name, so that something reads them.
///
/// Such texts are the lists of files to install, prototypes, the rules file, and the source's add-ons. In a list a glob names
/// all that it matches, which is installed; elsewhere only one that has a letter or a digit names something, as `*` says
/// nothing of any file. What is named to be removed is not read: in `clean`, and after `rm` in a recipe.
struct Mentions {
  /// The first component of a name, which may be a glob; with more behind it, it is of a directory.
  private struct Mention: Hashable {
    let glob: Glob
    let isDirectory: Bool
  }

  private var mentions: Set<Mention> = []
  /// The names that are mentioned as they are, each with whether a directory of that name is meant.
  private var plainNames: [ByteString: Set<Bool>] = [:]
  /// A problem for each text that names files in `debian/`, where there is no such directory.
  private(set) var problems: [Problem] = []

  /// What becomes of the files that a text names.
  private enum Use {
    /// They are installed.
    case installed
    /// Commands do something with them.
    case used
    /// They are removed, or left out.
    case removed
  }

  /// The kinds of files that are such texts.
  private static let uses: [FileKind: Use] = [
    .install: .installed, .docs: .installed, .manpages: .installed, .prototype: .used, .rules: .used,
    .clean: .removed, .notInstalled: .removed,
  ]
  private static let directory = "\(SourceTree.packaging)/"
  private static let debian = "debian/"
  /// What ends a name in a list of files, a makefile or a shell's text.
  private static let ends = Set("\n\t \"'`;|&<>()\\,:".utf8)
  /// What may stand before the name of a directory at the top of the tree.
  private static let beginnings = Set("\t \"'`;|&<>(,:={@".utf8)

  /// - Parameters:
  ///   - names: The names in `debian-like/`.
  ///   - kind: The kind of file that a name is of.
  init(among names: [ByteString], of kind: (String) -> FileKind?) throws {
    let texts = names.compactMap { name in
      kind(name.description).flatMap { Self.uses[$0] }.map {
        (path: SourceTree.packaging.pushing(FilePath(name)), use: $0)
      }
    }
    let hasDebian = try FilePath("debian").exists(followingLinks: false)
    for (path, use) in try texts + AddOn.filesOfSource().map({ ($0, .used) })
    where try path.status()?.type == .regular {
      var wrong: [(name: String, line: Int)] = []
      let lines = try path.contents().split(separator: .newline, omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where !Self.isComment(line) {
        for command in line.split(whereSeparator: Self.endsCommand) {
          let use = use == .used && Self.isRemoval(command) ? .removed : use
          for name in Self.names(after: Self.directory, in: command, where: { _ in true }) { add(name, use) }
          if hasDebian { continue }
          for name in Self.names(after: Self.debian, in: command, where: Self.isAtTop) {
            wrong.append((name, index + 1))
          }
        }
      }
      guard let first = wrong.first else { continue }
      for name in wrong { add(name.name, use) }
      let others = Set(wrong.map(\.line)).count - 1
      problems.append(
        Problem(
          in: path, line: first.line,
          "'\(Self.debian)\(first.name)': there is no directory 'debian': write '\(Self.directory)\(first.name)'"
            + (others == 0 ? "" : ", also in \(others) more \(others == 1 ? "line" : "lines")")))
    }
  }

  private mutating func add(_ name: String, _ use: Use) {
    let components = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = components.first, !first.isEmpty else { return }
    if use == .installed || use == .used && Self.isNarrow(first) {
      let mention = Mention(glob: Glob(String(first)), isDirectory: components.count > 1)
      if mention.glob.isLiteral {
        plainNames[ByteString(mention.glob.pattern), default: []].insert(mention.isDirectory)
      } else {
        mentions.insert(mention)
      }
    }
  }

  /// Whether a glob has more than wildcards and points.
  static func isNarrow(_ glob: Substring) -> Bool {
    glob.replacing(/\[[^\]]*\]/, with: "").contains { $0.isLetter || $0.isNumber }
  }

  private static func endsCommand(_ byte: UInt8) -> Bool { ";|&".utf8.contains(byte) }

  /// Whether a command of a recipe removes what it names.
  private static func isRemoval(_ command: ArraySlice<UInt8>) -> Bool {
    let program = command.drop(while: \.isSpace).drop { "@-+(".utf8.contains($0) }.prefix { !$0.isSpace }
    return ["rm", "$(RM)", "${RM}"].contains(ByteString(program))
  }

  /// Whether a text names a file, or a directory or something in it.
  func contain(_ name: ByteString, isDirectory: Bool) -> Bool {
    plainNames[name]?.contains { isDirectory || !$0 } == true
      || mentions.contains { (isDirectory || !$0.isDirectory) && $0.glob.matches(name) }
  }

  private static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    line.first { !" \t".utf8.contains($0) } == UInt8(ascii: "#")
  }

  /// What a line has after each mention of a directory, up to what ends a name.
  ///
  /// - Parameter isMention: Tells by what stands before the directory's name.
  private static func names(
    after directory: String, in line: ArraySlice<UInt8>, where isMention: (ArraySlice<UInt8>) -> Bool
  ) -> [String] {
    var names: [String] = []
    var rest = line
    while let found = rest.firstRange(of: directory.utf8) {
      let name = line[found.upperBound...].prefix { !ends.contains($0) }
      if !name.isEmpty, isMention(line[..<found.lowerBound]) {
        names.append(String(decoding: name, as: UTF8.self))
      }
      rest = line[name.endIndex...]
    }
    return names
  }

  /// Whether what follows these bytes is at the top of the tree: `x`, `./x` or `$(CURDIR)/x`, and not `/usr/share/x`.
  private static func isAtTop(_ before: ArraySlice<UInt8>) -> Bool {
    guard let last = before.last else { return true }
    if last != .slash { return beginnings.contains(last) }
    let directory = before.dropLast()
    if directory.last == UInt8(ascii: ")") || directory.last == UInt8(ascii: "}") { return true }
    return directory.last == UInt8(ascii: ".")
      && directory.dropLast().last.map { beginnings.contains($0) } ?? true
  }
}
