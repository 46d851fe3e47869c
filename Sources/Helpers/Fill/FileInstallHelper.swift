import Commands
import FileSystem
import Packaging
import SystemPackage

/// A helper that installs the files that `debian-like/PACKAGE.KIND` and its arguments name.
///
/// A conforming helper says where the files are installed. Everything is read before anything is copied, and what has been taken from
/// the upstream stage is noted for pkgh-missing.
protocol FileInstallHelper: Helper {
  /// The kind of configuration file: `install`.
  static var kind: FileKind { get }
  /// Whether the files are documentation, which `nodoc` in the environment leaves out.
  static var isDocumentation: Bool { get }

  var scope: AllPackagesOption { get }
  var exclusions: Exclusions { get }
  var search: SearchOptions { get }
  /// The words of the command line, which are a further line of the file.
  var words: [String] { get }

  /// The words of a line that name files; the others say where these go.
  func sources(of line: Instruction) throws -> [String]
  /// The same without any option.
  static func sources(of line: Instruction) throws -> [String]
  /// Says what is to be copied into a package that is acted on.
  func copies(of lines: [InstallLine], into package: BinaryPackage, _ job: Job) throws -> CopyList
}

/// A line of a file such as `PACKAGE.install`, with the files that its words match.
struct InstallLine {
  let instruction: Instruction
  /// Each word that names files, and the files that it matches.
  let sources: [(word: String, files: [SourceFiles.Found])]

  var files: [SourceFiles.Found] { sources.flatMap(\.files) }
}

extension FileInstallHelper {
  static var isDocumentation: Bool { false }

  func sources(of line: Instruction) throws -> [String] { try Self.sources(of: line) }

  static func sources(of line: Instruction) throws -> [String] { line.words }

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    try job.check(Self.kind, &problems) { line, _ in
      for word in try sources(of: line) { _ = try line.destination(word) }
    }
  }

  public func run(on job: Job) throws {
    let isLeftOut = Self.isDocumentation && job.environment.has("nodoc")
    var copies: [CopyList] = []
    var taken: [(BinaryPackage, [SourceFiles.Found])] = []
    // What goes into the other packages must be noted too, or pkgh-missing would miss it.
    for package in job.source.packages {
      let isActedOn = job.actsOn(package)
      let lines = try lines(for: package, job, isOptional: !isActedOn || isLeftOut)
      taken.append((package, lines.flatMap(\.files)))
      if isActedOn { copies.append(try self.copies(of: isLeftOut ? [] : lines, into: package, job)) }
    }
    try CopyList.carryOut(copies, job.actions)
    for (package, files) in taken { try job.noteInstalled(files, in: package) }
  }

  /// - Parameter isOptional: Whether the files need not be there.
  private func lines(for package: BinaryPackage, _ job: Job, isOptional: Bool) throws -> [InstallLine] {
    let sources = try search.files
    let excluded = exclusions.test(job)
    let instructions = try job.instructions(Self.kind, for: package, arguments: words, all: scope.all)
    return try instructions.map { instruction in
      let found = try self.sources(of: instruction).map { word in
        (word, try instruction.files(word, in: sources, isOptional: isOptional, excluded: excluded))
      }
      return InstallLine(instruction: instruction, sources: found)
    }
  }
}
