public import ArgumentParser
public import Commands
import Datastream
public import FileSystem
import SystemPackage

/// Shows what is in packages.
public struct Show: Command, PackageInput {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-show",
    abstract: "Show the parameters, the contents, a file or the scripts of packages.",
    usage: "pkgh-show [--contents | --scripts | --file PATH] [--json] [-p PACKAGE ...] FILE",
    discussion: """
      FILE is a datastream, also compressed with gzip, '-' for one on standard input, or the directory of a \
      package. Without options the parameters of each package are shown, as 'pkginfo -l' shows them.
      """,
    version: version)

  @Flag(name: [.customShort("c"), .long], help: "List the objects: type, mode, owner, group, size and path.")
  var contents = false

  @Flag(name: .shortAndLong, help: "Show the procedure scripts and class action scripts.")
  var scripts = false

  @Option(
    name: [.customShort("f", allowingJoined: true), .long],
    help: ArgumentHelp("Write this file of the package to standard output, as it is.", valueName: "path"))
  var file: String?

  @Flag(help: "Print all information as JSON.")
  var json = false

  @Option(
    name: [.customShort("p", allowingJoined: true), .long],
    help: ArgumentHelp("Show this package only; may be given more than once.", valueName: "package"))
  var package: [String] = []

  @Argument(help: ArgumentHelp("The packages.", valueName: "FILE"), completion: .file(extensions: ["pkg"]))
  var input: String

  public init() {}

  public func validate() throws {
    // With --json everything is printed.
    if [contents, scripts, file != nil].count(where: { $0 }) > 1 || json && file != nil {
      throw ValidationError("--contents, --scripts and --file exclude each other")
    }
  }

  public mutating func run(in environment: Environment) throws { try read(input) }

  mutating func read(_ reader: inout some PackageReader & ~Copyable, of name: FilePath) throws {
    if let missing = package.first(where: { wanted in !reader.packages.contains { $0.instance == wanted } }) {
      throw Problem(in: name, "has no package '\(missing)'")
    }
    let chosen = reader.packages.map { package.isEmpty || package.contains($0.instance) }
    if let file {
      try write(ByteString(file), chosen, &reader, name)
    } else if json {
      let scripts = try scriptTexts(&reader, chosen)
      let packages = reader.packages
      try printJSON(
        packages.indices.lazy.filter { chosen[$0] }.map {
          PackageDocument(packages[$0], $0, scripts: scripts[$0])
        },
        list: "objects"
      ) { packages[$0.index].map.entries.lazy.map(PackageDocument.Object.init) }
    } else if scripts {
      for (index, texts) in try scriptTexts(&reader, chosen).enumerated() {
        for (script, text) in texts.sorted(by: { $0.key < $1.key }) {
          printLine("# \(reader.packages[index].instance): \(script)")
          printLines(text)
        }
      }
    } else {
      let shown = reader.packages.enumerated().filter { chosen[$0.offset] }
      for (index, package) in shown.map(\.element).enumerated() {
        if index > 0 { printLine() }
        let listing = PackageListing(package)
        if contents {
          for line in listing.contents { printLine(line) }
        } else {
          for line in listing.parameters { printLine(line) }
        }
      }
    }
  }

  /// The texts of the scripts of each package, by their names.
  private func scriptTexts(
    _ reader: inout some PackageReader & ~Copyable, _ chosen: [Bool]
  ) throws -> [[String: String]] {
    var texts: [[String: String]] = reader.packages.map { _ in [:] }
    var rest = Self.longestScripts
    while let part = try reader.nextPart() {
      while let member = try reader.nextMember() {
        guard chosen[part.package], !member.isDirectory, let script = member.scriptName else { continue }
        var text: [UInt8] = []
        try reader.readContent { piece in
          if text.count < Self.longestScript { text += piece }
        }
        rest -= text.count + script.utf8.count
        if rest < 0 {
          throw reader.problem(
            member, "is one script too many: all together have more than \(Self.longestScripts) bytes")
        }
        texts[part.package][script] = String(decoding: text, as: UTF8.self)
      }
    }
    return texts
  }

  /// What is longer is not read to its end.
  private static let longestScript = 1 << 20
  /// The limit for all scripts together, which are kept until they are sorted; as JSON they may be six times as long.
  private static let longestScripts = 2 << 20

  /// Writes a file's content to standard output, byte for byte unless that is a terminal: one of the map, or an archive of files, which no map has.
  private func write(
    _ path: ByteString, _ chosen: [Bool], _ reader: inout some PackageReader & ~Copyable, _ name: FilePath
  ) throws {
    var archive: ByteString?
    var entry: MapEntry?
    while let part = try reader.nextPart() {
      let package = reader.packages[part.package]
      if part.number == 1 {
        entry = package.map.entries.first { $0.path == path && $0.kind.hasContent }
      }
      while let member = try reader.nextMember() {
        guard chosen[part.package], !member.isDirectory else { continue }
        let isArchive = entry == nil && member.name == path && path.isNameOfArchive
        guard isArchive || entry != nil && member.name == entry?.memberName(partCount: package.map.partCount)
        else {
          if entry?.mayBeIn(archive: member.name) == true { archive = member.name }
          continue
        }
        var output = ContentOutput()
        try reader.readContent { try output.write($0) }
        return try output.finish()
      }
    }
    if let archive {
      throw Problem(
        in: name, "has '\(path)' in the archive '\(archive)': write that with --file and unpack it")
    }
    throw Problem(in: name, "has no file '\(path)'")
  }
}
