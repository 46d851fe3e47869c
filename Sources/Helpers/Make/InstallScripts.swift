public import ArgumentParser
import Commands
import Datastream
public import FileSystem
import Packaging
import SystemPackage

/// Puts the files for the installer together: scripts, compver, space, copyright.
public struct InstallScripts: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installscripts",
    abstract: "Install the procedure scripts and other information files of packages.",
    usage: "pkgh-installscripts [options]",
    discussion: """
      The procedure scripts request, checkinstall, preinstall, postinstall, preremove and postremove, the class \
      action scripts i.CLASS and r.CLASS, and the files compver, space and copyright become information files of \
      the package. The snippets that other helpers add to a procedure script replace its line '#PKGH#'; if \
      the package has no such script, one is made. The installer runs every script with /sbin/sh, whatever its first \
      line says.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions

  @Flag(
    name: [.customShort("n"), .customLong("no-scripts")], help: "Leave out the snippets of other helpers.")
  var noScripts = false

  public init() {}

  /// The information files that are taken as they are.
  private static let plain: [FileKind] = [.request, .checkinstall, .compver, .space, .copyright]

  /// The information files that other helpers write.
  private static let ofOthers: Set<ByteString> = ["pkginfo", "depend"]

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    let scripts = try ClassScripts()
    for package in job.packages {
      try problems.collect { _ = try information(of: package, job, scripts, withSnippets: true) }
    }
  }

  public func run(on job: Job) throws {
    var problems = Problems()
    let scripts = try ClassScripts()
    let files = try job.packages.compactMap { package in
      try problems.collect {
        (package, try Self.information(of: package, job, scripts, withSnippets: !noScripts))
      }
    }
    try problems.throwIfAny()
    for (package, information) in files {
      let directory = job.tree.information(of: package)
      for (name, text) in information {
        try job.actions.write(text, to: directory.appending(name))
      }
      guard try directory.exists() else { continue }
      // What an earlier run has put there, and this one has not.
      let known = Self.ofOthers.union(information.map { ByteString($0.name) })
      let old = try directory.names().filter { !known.contains($0) }
      try job.actions.remove(old.map { directory.pushing(FilePath($0)) })
    }
  }

  /// The information files of a package, by their names.
  ///
  /// - Throws: ``Problems``: what is wrong with each of them.
  private static func information(
    of package: BinaryPackage, _ job: Job, _ scripts: ClassScripts, withSnippets: Bool
  ) throws -> [(name: String, text: [UInt8])] {
    var problems = Problems()
    var files: [(String, [UInt8])] = []
    for kind in plain {
      guard let path = try job.source.configPath(kind, for: package) else { continue }
      try problems.collect {
        let text = try path.contents()
        switch kind {
        case .compver:
          if let problem = CompatibleVersions(parsing: text, file: path).problems().first { throw problem }
        case .space: _ = try SpaceTable(parsing: text, file: path)
        case .copyright: break
        default: try check(text, in: path, job)
        }
        files.append((kind.name, text))
      }
    }
    for name in scripts.names(of: package, job.source) {
      guard let path = try job.source.classScript(name, for: package) else { continue }
      try problems.collect {
        let text = try path.contents()
        try check(text, in: path, job)
        files.append((name, text))
      }
    }
    let snippets = Autoscripts(of: package, in: job.tree)
    for script in Autoscripts.Script.allCases {
      try problems.collect {
        let path = try job.source.configPath(script.kind, for: package)
        let own = try path.map { try $0.text() }
        if let path, let own { try check(Array(own.utf8), in: path, hasSnippets: true, job) }
        let merged =
          withSnippets
          ? try snippets.merged(script, into: own, file: path ?? FilePath(script.rawValue)) : own
        if let merged { files.append((script.rawValue, Array(merged.utf8))) }
      }
    }
    try problems.throwIfAny()
    return files
  }

  private static func check(_ script: [UInt8], in file: FilePath, hasSnippets: Bool = false, _ job: Job)
    throws
  {
    var problems = Problems()
    try ScriptCheck.check(script, in: file, hasSnippets: hasSnippets, job.environment, &problems)
    try problems.throwIfAny()
  }
}

/// The scripts `PACKAGE.i.CLASS` and `PACKAGE.r.CLASS` of all packages.
private struct ClassScripts {
  /// `i.CLASS` and `r.CLASS`, by what stands before them: `PACKAGE.`, or nothing for the main package.
  private var names: [Substring: Set<String>] = [:]

  init() throws {
    for name in try SourceTree.packaging.names() {
      let text = name.description
      // The name of a package may have points itself.
      for start in text.indices where start == text.startIndex || text[text.index(before: start)] == "." {
        let rest = text[start...]
        guard rest.hasPrefix("i.") || rest.hasPrefix("r.") else { continue }
        // What follows the class is an architecture or a system: EXhello.i.conf.sparc.
        let script = rest.split(separator: ".", omittingEmptySubsequences: false).prefix(2)
        names[text[..<start], default: []].insert(script.joined(separator: "."))
      }
    }
  }

  /// Those of a package, in the order of their names.
  func names(of package: BinaryPackage, _ source: SourceTree) -> [String] {
    let own = names["\(package.name)."] ?? []
    return own.union(package.name == source.mainPackage ? names[""] ?? [] : []).sorted()
  }
}
