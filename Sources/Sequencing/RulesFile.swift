import FileSystem
import Packaging
import SystemPackage

/// The targets of `debian-like/rules`, as make itself understands them.
struct RulesFile: Sendable {
  static let path: FilePath = SourceTree.packaging.appending("rules")

  /// Explicit targets, and whether each has anything to do.
  private let targets: [String: Bool]

  /// Reads make's data base once.
  ///
  /// - Parameter candidates: The names we could ever ask for: a file in the tree that has another
  ///   target's name is none of our business.
  init(environment: BuildEnvironment, candidates: Set<String>) throws {
    guard (try? Stat(Self.path)) != nil else {
      targets = [:]
      return
    }
    // -q with a target that nobody has: nothing is made, and the status says nothing.
    let variables = environment.variables.merging(["MAKEFLAGS": "", "LC_ALL": "C"]) { $1 }
    let (status, database) = try Program(
      ["make", "-Rrnpsqf", Self.path.string, "pkgh-no-such-target"], environment: variables
    ).output()
    guard database.contains("# Files") else {
      throw Problem(in: Self.path, "make cannot read it: 'make -f \(Self.path)' failed with status \(status)")
    }
    targets = Self.targets(in: database, candidates: candidates)
  }

  init(targets: [String: Bool]) { self.targets = targets }

  /// Finds the explicit targets in the data base that `make -p` prints.
  ///
  /// An entry is the line `NAME: PREREQUISITES`, then comment lines, then the recipe; the line
  /// before is `# Not a target:` where the name only occurs as a prerequisite.
  static func targets(in database: String, candidates: Set<String>) -> [String: Bool] {
    var targets: [String: Bool] = [:]
    var isFiles = false
    var current: String?
    var previous: Substring = ""
    for line in database.split(separator: "\n", omittingEmptySubsequences: false) {
      defer { previous = line }
      if line == "# Files" { isFiles = true }
      if line.hasPrefix("# files hash-table stats") { isFiles = false }
      guard isFiles else { continue }
      if line.isEmpty {
        current = nil
      } else if let name = current {
        if line.hasPrefix("#  recipe to execute") { targets[name] = true }
      } else if !line.hasPrefix("#"), !line.hasPrefix("\t"), previous != "# Not a target:",
        let colon = line.firstIndex(of: ":")
      {
        let name = String(line[..<colon])
        guard candidates.contains(name) else { continue }
        current = name
        let prerequisites = line[line.index(after: colon)...].drop { $0 == ":" }
        targets[name] = (targets[name] ?? false) || !prerequisites.allSatisfy(\.isWhitespace)
      }
    }
    return targets
  }

  /// Whether the file has this target.
  func has(_ target: String) -> Bool { targets[target] != nil }

  /// Whether the target is there on purpose to do nothing.
  func isEmpty(_ target: String) -> Bool { targets[target] == false }
}
