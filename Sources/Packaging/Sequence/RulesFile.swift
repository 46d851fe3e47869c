public import FileSystem
public import SystemPackage

/// What `debian-like/rules` and the makefiles that it includes say, as make itself understands them.
public struct RulesFile: Sendable {
  public static let path: FilePath = SourceTree.packaging.appending("rules")

  /// All explicit targets, but those that are being made.
  private let targets: [String: MakeDatabase.Target]
  /// All rules, those of patterns and of targets that are being made, too.
  let rules: [MakeRule]
  let variables: [MakeVariable]
  /// The makefiles: this one, and those that it includes.
  let makefiles: [FilePath]

  /// Reads make's data base once.
  ///
  /// - Parameters:
  ///   - candidates: The targets that we could ever ask for, which no file may hide from make.
  ///   - active: The targets that parent processes are making: one that asks for its own sequence gets the sequence.
  public init(environment: Environment, candidates: Set<String>, active: Set<String> = []) throws {
    guard try Self.isThere() else {
      (targets, rules, variables, makefiles) = ([:], [], [], [])
      return
    }
    let words = ["-f", Self.path.string]
    let database = try MakeDatabase(of: Self.path, words, environment: environment)
    if database.status > 1 {
      // Once more, for what make itself has to say about it.
      let status = try Subprocess(["make", "-nq"] + words, environment: environment.variables).run()
      throw Problem(in: Self.path, "make cannot read it: 'make -f \(Self.path)' failed with status \(status)")
    }
    targets = database.targets.filter { !active.contains($0.key) }
    (rules, variables, makefiles) = (database.rules, database.variables, [Self.path] + database.makefiles)
    for (target, rule) in targets.sorted(by: { $0.key < $1.key })
    where try candidates.contains(target) && !rule.isPhony && !rule.isEmpty && FilePath(target).exists() {
      throw Problem(
        in: Self.path,
        "make will not run the target '\(target)', because a file of that name exists; write '.PHONY: \(target)'"
      )
    }
  }

  /// Whether the tree has a rules file; make would wait for ever for what a named pipe may hold.
  public static func isThere() throws -> Bool {
    guard let status = try path.status() else {
      if try path.exists(followingLinks: false) { throw Problem(.noSuchFileOrDirectory, "read", path) }
      return false
    }
    if status.type != .regular { throw Problem(in: path, "is not a regular file") }
    return true
  }

  public init(targets: [String: MakeDatabase.Target]) {
    self.targets = targets
    (rules, variables, makefiles) = ([], [], [])
  }

  /// The names of the variables that the makefiles set.
  public var variableNames: Set<String> { Set(variables.map { String($0.name) }) }

  /// The words of all recipes and values of variables, as names of add-ons are written.
  var words: Set<Substring> {
    let lines = rules.flatMap(\.recipe) + variables.flatMap(\.value)
    return Set(lines.flatMap { $0.split { !($0.isLetter || $0.isNumber || "._+-".contains($0)) } })
  }

  /// Whether the file has this target.
  public func has(_ target: String) -> Bool { targets[target] != nil }

  /// Whether the target is there on purpose to do nothing.
  public func isEmpty(_ target: String) -> Bool { targets[target]?.isEmpty == true }
}
