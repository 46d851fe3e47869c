internal import FileSystem
internal import SystemPackage

/// Reads prototype files and executes their commands; entries are for PrototypeEntryParser.
struct PrototypeParser {
  private(set) var entries: [Prototype.Entry] = []
  private(set) var warnings: [Problem] = []
  /// What is wrong with each line.
  private(set) var problems = Problems()
  private var variables: PrototypeVariables

  /// NRECURS of pkgmk: the prototype and nineteen files below it.
  private static let depthLimit = 20

  init(_ assignments: [Assignment]) {
    variables = PrototypeVariables(assignments)
  }

  /// What the commands of a file set, which is valid for that file only.
  private struct Scope {
    var search: Prototype.SearchPath
    var defaults: MapEntry.Attributes?
  }

  mutating func read(_ text: [UInt8], file: FilePath, depth: Int) throws {
    var scope = Scope(search: .init(directory: file.removingLastComponent()))
    for line in TextLine.lines(of: text, in: file) {
      do {
        try read(line, &scope, file: file, depth: depth)
      } catch let problem as Problem {
        problems.add(problem)
      } catch let error as PrototypeVariables.Unresolved {
        problems.add(line.problem(error.message))
      }
    }
  }

  private mutating func read(_ line: TextLine, _ scope: inout Scope, file: FilePath, depth: Int) throws {
    let words = line.words
    guard let first = words.first?.first, first != .hash else { return }
    if line.bytes.last == UInt8(ascii: "\r") {
      throw line.problem("ends in a carriage return: save the file with plain newlines")
    }
    if line.bytes.contains(0) { throw line.problem("contains a NUL, which a name cannot contain") }
    if first == UInt8(ascii: "!") { return try execute(line, &scope, depth: depth) }
    var parser = PrototypeEntryParser(
      line: line, words: words[...], variables: variables, defaults: scope.defaults)
    let (object, source) = try parser.parse()
    entries.append(
      Prototype.Entry(object, source: source, search: scope.search, place: .line(file, line.number)))
    warnings += parser.warnings
  }

  private mutating func execute(_ line: TextLine, _ scope: inout Scope, depth: Int) throws {
    let text = line.bytes.drop { $0 != UInt8(ascii: "!") }.dropFirst()
    let words = text.split { $0 == .blank || $0 == .tab }
    let arguments = words.dropFirst()
    switch words.first.map(ByteString.init) {
    case "search":
      scope.search.directories = try directories(arguments, scope)
    case "rsearch":
      scope.search.trees = try directories(arguments, scope)
    case "include":
      guard let name = arguments.first, arguments.count == 1 else {
        throw line.problem("'!include' takes one file")
      }
      try include(FilePath(variables.expand(name)), from: line, scope, depth: depth)
    case "default":
      guard arguments.count == 3 else { throw line.problem("'!default' takes a mode, an owner and a group") }
      var parser = PrototypeEntryParser(line: line, words: arguments, variables: variables)
      scope.defaults = try parser.attributes()
    case let word? where word.bytes.dropFirst().contains(.equals):
      guard arguments.isEmpty else {
        throw line.problem("the value of a variable cannot contain a blank")
      }
      let name = word.bytes.prefix { $0 != .equals }
      variables.assign(ByteString(name), try variables.expand(word.bytes.dropFirst(name.count + 1)))
    case let word?:
      throw line.problem(
        "'!\(word)' is not a command: there are !search, !rsearch, !include, !default and !NAME=value")
    case nil:
      throw line.problem("a '!' must be followed by a command")
    }
  }

  /// Directories stand between blanks or commas, relative to the prototype they are named in.
  private func directories(_ words: ArraySlice<ArraySlice<UInt8>>, _ scope: Scope) throws -> [FilePath] {
    try words.flatMap { $0.split(separator: UInt8(ascii: ",")) }
      .map { scope.search.directory.pushing(FilePath(try variables.expand($0))) }
  }

  private mutating func include(_ name: FilePath, from line: TextLine, _ scope: Scope, depth: Int) throws {
    let file = try scope.search.directory.pushing(name).shortened()
    guard depth < Self.depthLimit else {
      throw line.problem("'\(file)' is more than \(Self.depthLimit) files deep; does it include itself?")
    }
    let text: [UInt8]
    do {
      text = try file.contents()
    } catch let error as Problem {
      throw line.problem("cannot include: \(error)")
    }
    try read(text, file: file, depth: depth + 1)
  }
}

extension FilePath {
  /// This path without what leads to a directory and back, where that is the same file.
  fileprivate func shortened() throws -> FilePath {
    let normal = lexicallyNormalized()
    return try normal.resolved() == resolved() ? normal : self
  }
}
