import FileSystem
import Packaging
import SystemPackage

/// A line of words that tells a helper what to do for a package: from the package's file, or from the command line.
struct Instruction {
  let words: [String]
  /// Where the line is; nil for the command line.
  let place: Problem.Place?

  /// The arguments of the program.
  init(arguments: [String]) {
    words = arguments
    place = nil
  }

  init(_ line: ConfigFile.Line, in file: ConfigFile) {
    words = line.words
    place = .line(file.path, line.number)
  }

  /// A problem with this line.
  func problem(_ message: String) -> Problem { Problem(at: place, message) }

  /// A word that names a place in the package, without its leading slash.
  func destination(_ word: String) throws -> String {
    try requirePath(word)
    guard let place = word.stagedPlace else { throw problem("'\(word)' must not contain '..'") }
    // As a name of a directory it would be taken literally.
    if word.utf8.contains(UInt8(ascii: "{")),
      let braces = word.firstMatch(of: /\{[^{}\[\]]*,[^{}\[\]]*\}/)?.output
    {
      throw problem("'\(word)': '\(braces)' is not expanded: write a word for each of the alternatives")
    }
    return place
  }

  private func requirePath(_ word: String) throws {
    if let fault = word.pathLengthFault { throw problem(fault) }
  }

  /// The files that a word matches, at least one, without those that are excluded.
  ///
  /// - Parameter isOptional: Whether nothing need match: the files may not have been built.
  func files(
    _ word: String, in sources: SourceFiles, isOptional: Bool = false, excluded: (ByteString) -> Bool
  ) throws -> [SourceFiles.Found] {
    try requirePath(word)
    guard let found = try sources.matches(word) else {
      throw problem("'\(word)' must not contain '..'")
    }
    if found.isEmpty && !isOptional && !excluded(ByteString(word)) { throw problem(sources.noMatch(word)) }
    return found.filter { !excluded($0.name) }
  }
}

extension ConfigFile {
  var instructions: [Instruction] { lines.map { Instruction($0, in: self) } }
}

extension Job {
  /// The lines of a package's configuration file, and then the arguments where they are for the package.
  ///
  /// - Parameter all: Whether arguments are for every package, as `-A` says, and not for the first alone.
  func instructions(
    _ kind: FileKind, for package: BinaryPackage, arguments: [String] = [], all: Bool = false
  ) throws -> [Instruction] {
    var instructions = try source.config(kind, for: package)?.instructions ?? []
    if !arguments.isEmpty && (all ? actsOn(package) : packages.first?.name == package.name) {
      instructions.append(Instruction(arguments: arguments))
    }
    return instructions
  }

  /// Notes which files of the upstream stage have gone into a package, for `pkgh-missing`.
  func noteInstalled(_ files: [SourceFiles.Found], in package: BinaryPackage) throws {
    if actions.noAct || files.isEmpty { return }
    try Journal.installed(of: package, in: tree).add(files.map { ByteString($0.location) })
  }
}
