public import ArgumentParser
import Commands
public import FileSystem
import Packaging
import SystemPackage

/// Finds the upstream files that are installed and are not in any package.
public struct Missing: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-missing",
    abstract: "Report installed upstream files that are not in any package.",
    usage: "pkgh-missing [options]",
    discussion: """
      Every file and link below 'debian-like/tmp' must have been taken into a package by the helpers that \
      ran before, or match a word of 'debian-like/not-installed' or 'debian-like/PACKAGE.not-installed'. \
      The words are globs, relative to 'debian-like/tmp'. A glob that matches a directory stands for everything \
      in it; a glob that matches nothing is not an error. With one package there is no 'debian-like/tmp', and the list is an \
      error. Directories themselves are not reported. Every file that \
      is not in any package is reported on standard error, and the build fails unless --list-missing is given.
      """,
    version: version)

  public static let promise = Promise.unless(.upstreamStage, .options)
  public static let isNoted = false

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  @Option(
    name: .customLong("sourcedir"),
    help: ArgumentHelp(
      "Look at the files in this directory instead of 'debian-like/tmp'.", valueName: "directory"),
    completion: .directory)
  var sourceDirectory: String?

  private enum Verdict: String, EnumerableFlag {
    case failMissing
    case listMissing

    static func help(for verdict: Verdict) -> ArgumentHelp? {
      switch verdict {
      case .failMissing: "Report the files and fail."
      case .listMissing: "Report the files as warnings and succeed."
      }
    }
  }

  @Flag private var verdict = Verdict.failMissing

  public init() {}

  /// With one package upstream is installed into its stage, and no file is left to be missing.
  public static func check(_ job: Job, _ problems: inout Problems) throws {
    guard job.source.packages.count == 1, let package = job.source.packages.first else { return }
    let files = try problems.collect {
      [try job.source.config(.notInstalled, for: package), try job.source.config(.notInstalled)].compactMap(
        \.self)
    }
    guard let file = files?.first(where: { !$0.lines.isEmpty }) else { return }
    // The rules file may install into the common stage itself.
    let words = ["/tmp", "pkgh-auto-install", Self.name]
    let rules = try problems.collect { try RulesFile.isThere() ? RulesFile.path.text() : "" } ?? ""
    if words.contains(where: rules.contains) { return }
    problems.add(
      Problem(
        in: file.path,
        "nothing reads it, as everything that upstream installs goes into the only package: remove what is not wanted in "
          + "'execute_after_pkgh-auto-install'"))
  }

  public func run(on job: Job) throws {
    let directory = sourceDirectory.map { FilePath($0).lexicallyNormalized() } ?? BuildTree.temporary
    guard try directory.exists() else {
      if sourceDirectory == nil { return }
      throw Problem(in: directory, "there is no such directory")
    }
    // What any package took counts, whichever are acted on: a build of some must not blame the others.
    let taken = Set(
      try job.source.packages.flatMap { try Journal.installed(of: $0, in: job.tree).lines() }
        + notInstalled(job, below: directory))
    let excluded = exclusions.test(job)
    var missing = Problems()
    var count = 0
    try directory.walk { object in
      if taken.contains(ByteString(object.location)) || excluded(object.path) { return false }
      if object.status.type != .directory {
        missing.add(Problem(in: object.location, "is not in any package"))
        count += 1
      }
      return true
    }
    if count == 0 || taken.contains(ByteString(directory)) { return }
    guard verdict == .failMissing else { return try common.report(missing, of: Self.name) }
    for problem in missing.list { printError("\(Self.name): \(problem)") }
    throw Problem(
      (count == 1
        ? "1 file is in no package: install it, or list it"
        : "\(count) files are in no package: install them, or list them")
        + " in '\(SourceTree.packaging)/not-installed'")
  }

  /// The paths that no package shall have, from the top of the tree.
  private func notInstalled(_ job: Job, below directory: FilePath) throws -> [ByteString] {
    var seen: Set<FilePath> = []
    let files = try
      (job.source.packages.map { try job.source.config(.notInstalled, for: $0) }
      + [job.source.config(.notInstalled)]).compactMap(\.self).filter { seen.insert($0.path).inserted }
    let prefix = "\(directory)/"
    return try files.flatMap { file in
      try file.instructions.flatMap { instruction in
        try instruction.words.flatMap { word in
          let place = try instruction.destination(word)
          let pattern = place.hasPrefix(prefix) ? String(place.dropFirst(prefix.count)) : place
          return try Glob(pattern).paths(in: directory).map { ByteString(directory.pushing(FilePath($0))) }
        }
      }
    }
  }
}
