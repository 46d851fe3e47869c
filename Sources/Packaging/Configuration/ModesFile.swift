public import FileSystem

/// `debian-like/PACKAGE.modes`: who owns which files of a package, and what may be done with them.
///
/// Each line is `MODE OWNER GROUP PATH…`, where a mode is octal, `-` leaves a value open, and a
/// path is relative to the top of the package and may be a glob. If several lines match a path, the last one that gives
/// a value determines it. The words go into the package's prototype; the files in the stage
/// are never changed by them, so no build needs rights that its user lacks.
public struct ModesFile: Sendable {
  /// What the file says about a path; nil is nothing.
  public struct Attributes: Hashable, Sendable {
    public var mode: UInt16?
    public var owner: String?
    public var group: String?

    public init(mode: UInt16? = nil, owner: String? = nil, group: String? = nil) {
      self.mode = mode
      self.owner = owner
      self.group = group
    }
  }

  private struct Rule: Sendable {
    let attributes: Attributes
    let word: String
    let glob: Glob
    let line: ConfigFile.Line
  }

  private let file: ConfigFile
  private let rules: [Rule]
  /// Which of the rules are for a path that is named as it is.
  private let named: [ByteString: [Int]]
  /// Those with a pattern, which are tried on every path.
  private let patterns: [Int]

  /// - Throws: ``Problems``: what is wrong with each line.
  public init(_ file: ConfigFile) throws {
    self.file = file
    var problems = Problems()
    rules = try file.lines.flatMap { line in
      try problems.collect { try Self.rules(of: line, in: file) } ?? []
    }
    let places = rules.map(\.glob).enumerated()
    named = Dictionary(grouping: places.filter(\.element.isLiteral)) { ByteString($0.element.pattern) }
      .mapValues { $0.map(\.offset) }
    patterns = places.filter { !$0.element.isLiteral }.map(\.offset)
    try problems.throwIfAny()
  }

  private static func rules(of line: ConfigFile.Line, in file: ConfigFile) throws -> [Rule] {
    guard line.words.count >= 4 else {
      throw file.problem(
        line, "expected 'MODE OWNER GROUP PATH', not '\(line.words.joined(separator: " "))'")
    }
    let attributes = Attributes(
      mode: try mode(line.words[0], in: file, line), owner: try name(line.words[1], in: file, line),
      group: try name(line.words[2], in: file, line))
    return try line.words.dropFirst(3).map { word in
      Rule(attributes: attributes, word: word, glob: Glob(try file.destination(word, line)), line: line)
    }
  }

  private static func mode(_ word: String, in file: ConfigFile, _ line: ConfigFile.Line) throws -> UInt16? {
    if word == "-" { return nil }
    guard 3...4 ~= word.utf8.count, let mode = UInt16(word, radix: 8), word.first != "+" else {
      throw file.problem(line, "'\(word)' is not a mode: write three or four octal digits, or '-'")
    }
    return mode
  }

  private static func name(_ word: String, in file: ConfigFile, _ line: ConfigFile.Line) throws -> String? {
    if word == "-" { return nil }
    let others = "0123456789-_.".unicodeScalars
    guard let first = word.unicodeScalars.first, first != "-", first != ".", word.utf8.count <= 32,
      word.unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || others.contains($0)) })
    else { throw file.problem(line, "'\(word)' is not a valid name of a user or group") }
    return word
  }

  /// The rules for a path, in their order.
  private func matches(_ path: ByteString) -> [Int] {
    let own = named[path] ?? []
    let others = patterns.filter { rules[$0].glob.matches(path) }
    return others.isEmpty ? own : (own + others).sorted()
  }

  /// What the file says about a path, which has no leading slash, or nil where it says nothing.
  public func attributes(of path: ByteString) -> Attributes? {
    var found: Attributes?
    for rule in matches(path).map({ rules[$0] }) {
      var attributes = found ?? Attributes()
      attributes.mode = rule.attributes.mode ?? attributes.mode
      attributes.owner = rule.attributes.owner ?? attributes.owner
      attributes.group = rule.attributes.group ?? attributes.group
      found = attributes
    }
    return found
  }

  /// Refuses a name or glob that none of the package's paths matches: it would be a misspelling.
  public func requireMatches(among paths: some Sequence<ByteString>) throws {
    var matched: Set<Int> = []
    for path in paths where matched.count < rules.count { matched.formUnion(matches(path)) }
    var problems = Problems()
    for (index, rule) in rules.enumerated() where !matched.contains(index) {
      problems.add(file.problem(rule.line, "'\(rule.word)' matches nothing in the package"))
    }
    try problems.throwIfAny()
  }
}

extension SourceTree {
  /// The modes file of a package, if it has one.
  public func modes(for package: BinaryPackage) throws -> ModesFile? {
    var problems = Problems()
    let file = try config(.modes, for: package, &problems)
    let modes = try problems.collect { try file.map { try ModesFile($0) } }
    try problems.throwIfAny()
    return modes ?? nil
  }
}
