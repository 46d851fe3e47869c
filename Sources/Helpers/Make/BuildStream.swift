public import ArgumentParser
import Commands
import Datastream
public import FileSystem
import Packaging
import SystemPackage

/// Writes packages as datastreams.
public struct BuildStream: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-buildstream",
    abstract: "Write the datastream of packages.",
    usage: """
      pkgh-buildstream [options]
      pkgh-buildstream --prototype FILE [--root DIR ...] [--output FILE] [NAME=value ...]
      """,
    discussion: """
      In a source tree each package becomes PKG-VERSION-OSREL-ARCH.pkg in the parent directory, from the \
      prototype and the pkginfo file that the helpers before have written. OSREL is the field 'Osrel'; without \
      it, 'Linux', or 'any' where Architecture is 'all'.

      With --prototype no source tree is needed: a prototype is packaged as pkgmk and pkgtrans do it on Solaris. \
      Operands NAME=value set variables of the prototype and parameters of pkginfo. All files get the time \
      SOURCE_DATE_EPOCH; if that is not set, each file keeps its own.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions

  @Option(
    help: ArgumentHelp(
      "Put the packages of the source tree into this directory instead of PKGH_DESTDIR or '..'.",
      valueName: "directory"), completion: .directory)
  var destdir: String?

  @Option(
    help: ArgumentHelp("Build from this prototype, without a source tree.", valueName: "file"),
    completion: .file())
  var prototype: String?

  @Option(
    help: ArgumentHelp(
      "Look for the objects of the prototype below this directory; if given more than once, the first match is used.",
      valueName: "directory"
    ), completion: .directory)
  var root: [String] = []

  @Option(
    help: ArgumentHelp("Where objects with a relative path are, below the root.", valueName: "directory"),
    completion: .directory)
  var base: String?

  @Option(
    name: [.customShort("o", allowingJoined: true), .long],
    help: ArgumentHelp("Write this file instead of PKG.pkg; '-' is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Argument(help: ArgumentHelp("Values of variables and parameters.", valueName: "NAME=value"))
  var assignments: [String] = []

  /// The directory for the packages, for commands that cannot pass options to this one.
  public static let destinationVariable = "PKGH_DESTDIR"

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.assignments }

  public func validate() throws {
    if prototype == nil {
      let alone: [(String, Bool)] = [
        ("--root", !root.isEmpty), ("--base", base != nil), ("--output", output != nil),
        ("NAME=value", !assignments.isEmpty),
      ]
      if let (option, _) = alone.first(where: { $0.1 }) {
        throw ValidationError("'\(option)' is for use with --prototype")
      }
    } else if destdir != nil {
      throw ValidationError("'--destdir' is for source trees; with --prototype write --output")
    }
  }

  public mutating func run(in environment: Environment) throws {
    guard let prototype else { return try runInTree(environment) }
    let operands = try assignments.map { try Assignment(operand: $0) }
    var warnings = Problems()
    let assembly = PackageAssembly(
      try Prototype(contentsOf: FilePath(prototype), assignments: operands) { warnings.add($0) },
      roots: root.map { FilePath($0) }, base: base.map { FilePath($0) }, assignments: operands,
      modified: try environment.sourceDateEpoch().map { UInt64($0) })
    let source = try assembly.assemble { warnings.add($0) }
    for (name, className) in source.map.entries.idleClassScripts {
      warnings.add(
        Problem(
          in: FilePath(prototype),
          "no object has the class '\(className)' of 'i \(name)': give it to one, or delete the entry"))
    }
    try common.report(warnings, of: Self.name)
    try Self.checkScripts(of: source, environment)
    let writer = try StreamWriter([source])
    let actions = Actions(common, environment: environment)
    let file = output ?? "\(source.info["PKG"] ?? "package").pkg"
    if ["-", "/dev/stdout"].contains(file) && !actions.noAct {
      // Nothing is shown of it: that would become part of the stream.
      var sink = DescriptorSink(.standardOutput, name: "standard output")
      return try writer.write(into: &sink)
    }
    try actions.perform(describedAs: ["write", file]) { try writer.write(to: FilePath(file)) }
  }

  public func run(on job: Job) throws {
    var (problems, warnings) = (Problems(), Problems())
    let sources = try job.packages.map { package in
      let prototype = job.tree.prototype(of: package)
      guard try prototype.exists() else {
        throw Problem(in: prototype, "does not exist: run pkgh-genprototype first")
      }
      return (package: package, source: try Self.assemble(package, job) { warnings.add($0) })
    }
    try common.report(warnings, of: Self.name)
    let staged = try SharedPaths.staged(besides: sources, job) { try Self.assemble($0, job) { _ in } }
    try SharedPaths.check(sources, staged: staged, &problems)
    try problems.throwIfAny()
    let streams = try sources.map { package, source in
      (try StreamWriter([source]), try Self.fileName(source.info, package, job.source))
    }
    let directory = Self.destination(job, option: destdir)
    for (writer, name) in streams {
      let file = directory.appending(name)
      try job.actions.makeDirectory(directory)
      try job.actions.perform(describedAs: ["write", file.string]) {
        try writer.write(to: file)
        try BuildTree.streams.add([
          ByteString(FilePath.workingDirectory().pushing(file).lexicallyNormalized())
        ])
      }
    }
  }

  /// A package from its prototype and its stage.
  private static func assemble(_ package: BinaryPackage, _ job: Job, warn: (Problem) -> Void) throws
    -> PackageSource
  {
    let assembly = PackageAssembly(
      try Prototype(contentsOf: job.tree.prototype(of: package), warn: warn), roots: [job.stage(of: package)],
      base: package.baseDirectory.map { FilePath(String($0.dropFirst())) }, modified: UInt64(job.source.date))
    return try assembly.assemble(warn: warn)
  }

  /// Refuses scripts that the installers could not run; those of a source tree have been checked by their helper.
  private static func checkScripts(of source: PackageSource, _ environment: Environment) throws {
    let procedures = Set(Autoscripts.Script.allCases.map(\.rawValue) + ["request", "checkinstall"])
    var problems = Problems()
    for entry in source.map.entries where entry.kind == .information {
      let name = entry.path.description
      guard procedures.contains(name) || name.hasPrefix("i.") || name.hasPrefix("r."),
        case .file(let file)? = source.origins[entry.path]
      else { continue }
      try ScriptCheck.check(file.contents(), in: file, hasSnippets: false, environment, &problems)
    }
    try problems.throwIfAny()
  }

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    try problems.collect {
      let directory = destination(job, option: nil)
      try directory.checkWritable()
      let top = try FilePath.workingDirectory()
      let place = top.pushing(directory).lexicallyNormalized()
      if place.starts(with: top.pushing(SourceTree.packaging)) {
        throw Problem(
          in: directory,
          "is in the packaging, from which builds remove: choose another directory for the packages")
      }
    }
    for package in job.packages {
      try problems.collect { _ = try release(of: package, job.source) }
    }
  }

  /// The directory for the packages.
  private static func destination(_ job: Job, option: String?) -> FilePath {
    FilePath(option ?? job.environment[destinationVariable] ?? "..")
  }

  /// `PKG-VERSION-OSREL-ARCH.pkg`.
  private static func fileName(_ info: PackageInfo, _ package: BinaryPackage, _ source: SourceTree) throws
    -> String
  {
    let words = [
      info["PKG"] ?? package.name, info["VERSION"] ?? "", try release(of: package, source),
      info["ARCH"] ?? "",
    ]
    if let word = words.first(where: { $0.contains("/") }) {
      throw package.problem("Package", faultOfName(word))
    }
    return words.joined(separator: "-") + ".pkg"
  }

  /// The field `Osrel`, or what stands for it.
  private static func release(of package: BinaryPackage, _ source: SourceTree) throws -> String {
    let release = try source.field("Osrel", of: package) ?? (package.isIndependent ? "any" : "Linux")
    if release.contains("/") { throw package.problem("Osrel", faultOfName(release)) }
    return release
  }

  private static func faultOfName(_ word: String) -> String {
    "'\(word)' becomes part of a file name and must not contain '/'"
  }
}
