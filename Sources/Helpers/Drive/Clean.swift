public import ArgumentParser
import Commands
public import FileSystem
import Packaging
import SystemPackage

/// Removes everything that building packages left in the source tree.
public struct Clean: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-clean",
    abstract: "Remove what building the packages left in the source tree.",
    usage: "pkgh-clean [options] [path ...]",
    discussion: """
      Removes the stages of the packages acted on and of packages that are not in the control file any more, \
      'debian-like/tmp', 'debian-like/.pkgh', and what \
      'debian-like/clean' and the command line name, relative to the top of the tree: files, and with a \
      slash at their end directories and everything in them. A path that does not exist is not an error. \
      Files that editors and patch(1) leave behind are removed too: '*~', '#*#', '.#*', '*.rej' and 'DEADJOE', but \
      not inside the directories of version control systems. '*.orig' is kept, because upstream sources contain it.

      pkgh-auto-clean removes what the upstream build made.
      """,
    version: version)

  public static let promise = Promise.always
  public static let removesStages = true
  /// The notes are removed too.
  public static let isNoted = false

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  @Flag(
    name: [.customShort("d"), .customLong("dirs-only")], help: "Remove the stages and leave all other files.")
  var dirsOnly = false

  @Argument(help: "More files to remove, and directories if the name ends in a slash.", completion: .file())
  var paths: [String] = []

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.paths }

  private static let versionControl: Set<ByteString> = [
    ".git", ".hg", ".svn", ".bzr", "CVS", "_darcs", ".jj", ".pc",
  ]

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    let lines = try problems.collect { try job.source.config(.clean)?.instructions }
    for line in (lines ?? nil) ?? [] {
      for word in line.words { try problems.collect { _ = try places(word, line) } }
    }
  }

  public func run(on job: Job) throws {
    let excluded = exclusions.test(job)
    var removed: [FilePath] = []
    if !dirsOnly {
      removed += try job.obsoleteNotes(except: excluded)
      var instructions = [Instruction(arguments: paths)]
      if let config = try job.source.config(.clean) { instructions += config.instructions }
      for instruction in instructions {
        for word in instruction.words { removed += try Self.places(word, instruction) }
      }
      removed += try leftovers(outside: Set(job.stages + removed))
    }
    try job.removeStages(and: removed, except: excluded)
  }

  /// The paths that a word of the clean file matches, all of them inside the tree.
  private static func places(_ word: String, _ instruction: Instruction) throws -> [FilePath] {
    guard !word.hasPrefix("/") else {
      throw instruction.problem("'\(word)' must be relative to the top of the source tree")
    }
    let place = try instruction.destination(word)
    if place.isEmpty { throw instruction.problem("'\(word)' is the source tree itself") }
    return try Glob(place).paths(in: "").map { FilePath($0) }.filter { path in
      let status = try path.status(followingLinks: false)
      if status?.type == .directory && !word.hasSuffix("/") {
        let name = Glob(word).isLiteral ? "\(word)/" : "\(path)/"
        throw instruction.problem(
          "'\(path)' is a directory: write '\(name)' to remove it with everything in it")
      }
      if try Self.isPackaging(path) {
        throw instruction.problem("'\(path)' is what packages are made from: name what is to be removed")
      }
      guard try path.isInTree() else {
        throw instruction.problem("'\(path)' is outside the source tree: a symbolic link leads there")
      }
      return status != nil
    }
  }

  /// Whether a path is of the packaging that no build makes; a control file may be made from another one.
  private static func isPackaging(_ path: FilePath) throws -> Bool {
    let own: [FileKind] = [.changelog, .rules, .clean, .control]
    guard let kind = own.first(where: { SourceTree.packaging.appending($0.name) == path }) else {
      return false
    }
    return try !SourceTree.packaging.appending("\(kind.name).in").exists()
  }

  /// What editors and patch(1) left behind.
  private func leftovers(outside removed: Set<FilePath>) throws -> [FilePath] {
    var found: [FilePath] = []
    try FilePath(".").walk { object in
      let path = FilePath(object.path)
      let name = object.path.lastComponent
      if object.status.type == .directory {
        return !removed.contains(path) && !Self.versionControl.contains(name)
      }
      if Leftovers.removed.contains(where: { $0.matches(name) }) && !removed.contains(path) {
        found.append(path)
      }
      return true
    }
    return found
  }
}
