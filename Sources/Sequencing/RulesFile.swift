import FileSystem
import Packaging
import SystemPackage

/// The targets of `debian-like/rules`, as make itself understands them.
struct RulesFile: Sendable {
  static let path: FilePath = SourceTree.packaging.appending("rules")

  /// The explicit targets.
  private let targets: [String: MakeDatabase.Target]

  /// Reads make's data base once.
  ///
  /// - Parameter candidates: The names we could ever ask for.
  init(environment: Environment, candidates: Set<String>) throws {
    guard try Self.isThere() else {
      targets = [:]
      return
    }
    let words = ["-f", Self.path.string]
    let database = try MakeDatabase(words, environment: environment, candidates: candidates)
    if database.status > 1 {
      // Once more, for what make itself has to say about it.
      let status = try Subprocess(["make", "-nq"] + words, environment: environment.variables).run()
      throw Problem(in: Self.path, "make cannot read it: 'make -f \(Self.path)' failed with status \(status)")
    }
    targets = database.targets
    for (target, rule) in targets.sorted(by: { $0.key < $1.key })
    where try !rule.isPhony && !rule.isEmpty && FilePath(target).exists() {
      throw Problem(
        in: Self.path,
        "make will not run the target '\(target)', because a file of that name exists; write '.PHONY: \(target)'"
      )
    }
  }

  /// Whether the tree has a rules file; make would wait for ever for what a named pipe may hold.
  static func isThere() throws -> Bool {
    guard let status = try path.status() else { return false }
    if status.type != .regular { throw Problem(in: path, "is not a regular file") }
    return true
  }

  init(targets: [String: MakeDatabase.Target]) { self.targets = targets }

  /// Whether the file has this target.
  func has(_ target: String) -> Bool { targets[target] != nil }

  /// Whether the target is there on purpose to do nothing.
  func isEmpty(_ target: String) -> Bool { targets[target]?.isEmpty == true }
}
