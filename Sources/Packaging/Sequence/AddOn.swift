public import FileSystem
public import SystemPackage

/// A text that changes the sequences: `debian-like/addons/NAME`, or one that a package installed.
///
/// Its lines are `before STEP COMMAND…`, `after STEP COMMAND…`, `remove STEP` and `options STEP OPTION…`.
/// COMMAND is a helper or any program in PATH; a line that names no known STEP is an error.
public struct AddOn {
  private let file: ConfigFile

  /// Where other packages install add-ons, below the prefix that the programs are installed in.
  public static let shared = "share/pkgh/addons"

  /// Finds an add-on by its name.
  public init(named name: String, program: FilePath) throws {
    guard Self.isName(name) else {
      throw Problem("'\(name)' is not a valid name of an add-on")
    }
    let places = Self.directories(program: program)
    let path = try places.map { $0.appending(name) }.first { try $0.exists() }
    guard let path else {
      throw Problem("there is no add-on '\(name)' in \(places.map { "'\($0)'" }.joined(separator: " or "))")
    }
    file = try ConfigFile(parsing: path.text(), path: path, substitutions: nil)
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
  }

  /// The directory of a source's own.
  private static let ofSource = SourceTree.packaging.appending("addons")

  /// The files of the source's own add-ons.
  static func filesOfSource() throws -> [FilePath] {
    guard try ofSource.status()?.type == .directory else { return [] }
    return try ofSource.names().map { ofSource.pushing(FilePath($0)) }
  }

  /// The directories in which add-ons are, the nearest first.
  private static func directories(program: FilePath) -> [FilePath] {
    [
      ofSource,
      program.removingLastComponent().removingLastComponent().appending(shared),
    ]
  }

  /// The names of all add-ons that could be used.
  public static func available(program: FilePath) throws -> [String] {
    let names = try directories(program: program).filter { try $0.status()?.type == .directory }
      .flatMap { try $0.names() }
    return Set(names.map(\.description)).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The add-ons of the source that nothing asks for.
  ///
  /// - Parameters:
  ///   - names: The add-ons that are used, and those that are left out on purpose.
  ///   - rules: Whose recipes may name others, for another sequence.
  public static func unused(but names: some Sequence<String>, rules: RulesFile) throws -> [Problem] {
    let used = rules.words.union(names.map { $0[...] })
    return try filesOfSource().filter { file in
      guard let name = file.lastComponent?.string, AddOn.isName(name), !Leftovers.contain(ByteString(name))
      else { return false }
      return !used.contains(name[...])
    }.map { file in
      let name = file.lastComponent?.string ?? ""
      return Problem(
        in: file,
        "nothing uses this add-on: write 'pkgh $@ --with=\(name)' in '\(RulesFile.path)', or 'Build-Depends: "
          + "\(BuildDependencies.addOnPrefix)\(name)' in '\(SourceTree.controlPath)'; or delete it")
    }
  }

  /// The commands that it adds or gives options to, with these options.
  public var commands: [(name: String, options: [String], place: Problem.Place)] {
    file.lines.compactMap { line in
      let first = line.words.first == "options" ? 1 : 2
      guard ["options", "before", "after"].contains(line.words[0]), line.words.count > first else {
        return nil
      }
      return (line.words[first], Array(line.words[(first + 1)...]), .line(file.path, line.number))
    }
  }

  /// Changes the sequences.
  ///
  /// - Throws: ``Problems``: what is wrong with each of its lines.
  public func apply(to sequences: inout Sequences) throws {
    var problems = Problems()
    for line in file.lines { try problems.collect { try apply(line, to: &sequences) } }
    try problems.throwIfAny()
  }

  private func apply(_ line: ConfigFile.Line, to sequences: inout Sequences) throws {
    let words = line.words
    guard words.count >= 2 else { throw file.problem(line, "'\(words[0])' must be followed by a step") }
    let rest = Array(words[2...])
    let new = rest.first.map { Sequences.Element.step($0, options: Array(rest.dropFirst())) }
    let found: Bool
    switch (words[0], new) {
    case ("before", let new?):
      found = sequences.edit(around: words[1]) { list, index in list.insert(new, at: index) }
    case ("after", let new?):
      found = sequences.edit(around: words[1]) { list, index in list.insert(new, at: index + 1) }
    case ("remove", nil):
      found = sequences.edit(around: words[1]) { list, index in list.remove(at: index) }
    case ("options", _?):
      found = sequences.edit(around: words[1]) { list, index in
        if case .step(let name, let options) = list[index] {
          list[index] = .step(name, options: options + rest)
        }
      }
    default:
      throw file.problem(
        line,
        "expected 'before STEP COMMAND', 'after STEP COMMAND', 'remove STEP' or 'options STEP OPTION', not '\(words.joined(separator: " "))'"
      )
    }
    if !found {
      let near = Spelling.nearest(to: words[1], among: sequences.steps)
      throw file.problem(
        line,
        "there is no step '\(words[1])' in any sequence"
          + (near.map { ": did you mean '\($0)'?" } ?? "; pkgh(1) lists the steps"))
    }
  }
}
