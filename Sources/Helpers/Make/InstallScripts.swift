public import ArgumentParser
import Commands
import Datastream
import FileSystem
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
  private static let plain = ["request", "checkinstall", "compver", "space", "copyright"]

  /// The information files that other helpers write.
  private static let ofOthers: Set<ByteString> = ["pkginfo", "depend"]

  public func run(on job: Job) throws {
    let files = try job.packages.map { ($0, try information(of: $0, job)) }
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
  private func information(of package: BinaryPackage, _ job: Job) throws -> [(name: String, text: [UInt8])] {
    var files: [(String, [UInt8])] = []
    for name in Self.plain + (try classScripts(of: package, job.source)) {
      let isCopyright = name == "copyright"
      let path =
        try isCopyright
        ? job.source.copyrightPath(for: package) : job.source.configPath(name, for: package)
      guard let path else { continue }
      let text = try path.contents()
      switch name {
      case "compver":
        if let problem = CompatibleVersions(parsing: text, file: path).problems().first { throw problem }
      case "space": _ = try SpaceTable(parsing: text, file: path)
      case "copyright": break
      default: try refuseForeignLines(text, in: path)
      }
      files.append((name, text))
    }
    let snippets = Autoscripts(of: package, in: job.tree)
    for script in Autoscripts.Script.allCases {
      let path = try job.source.configPath(script.rawValue, for: package)
      let own = try path.map { try $0.text() }
      if let path, let own { try refuseForeignLines(own.utf8, in: path) }
      let merged =
        noScripts ? own : try snippets.merged(script, into: own, file: path ?? FilePath(script.rawValue))
      if let merged { files.append((script.rawValue, Array(merged.utf8))) }
    }
    return files
  }

  /// A carriage return at the end of a line is part of the command for the installer's /sbin/sh.
  private func refuseForeignLines(_ script: some Sequence<UInt8>, in file: FilePath) throws {
    for (index, line) in script.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    where line.last == UInt8(ascii: "\r") || line.contains(0) {
      throw Problem(
        in: file, line: index + 1,
        "the line ends in a carriage return or holds a NUL: save the script as text with plain newlines")
    }
  }

  /// The names `i.CLASS` and `r.CLASS` for which the package has a file.
  private func classScripts(of package: BinaryPackage, _ source: SourceTree) throws -> [String] {
    let prefixes = ["\(package.name)."] + (package.name == source.mainPackage ? [""] : [])
    let scripts = try SourceTree.packaging.names().compactMap { name -> String? in
      let text = name.description
      guard let prefix = prefixes.first(where: { text.hasPrefix($0 + "i.") || text.hasPrefix($0 + "r.") })
      else { return nil }
      // What follows the class is an architecture or a system: EXhello.i.conf.sparc.
      return text.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
        .prefix(2).joined(separator: ".")
    }
    return Set(scripts).sorted()
  }
}
