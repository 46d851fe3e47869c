public import FileSystem

/// The explicit targets of a makefile, as make itself understands them.
public struct MakeDatabase: Sendable {
  /// What there is to know about a target before it is made.
  public struct Target: Hashable, Sendable {
    /// Whether it has neither prerequisites nor commands.
    public var isEmpty: Bool
    /// Whether a file of its name in the tree means nothing to make.
    public var isPhony: Bool

    public init(isEmpty: Bool = false, isPhony: Bool = false) {
      self.isEmpty = isEmpty
      self.isPhony = isPhony
    }
  }

  /// The status make ended with: 2 where it could not read the makefile.
  public let status: Int32
  public let targets: [String: Target]

  private static let probe = "pkgh-no-such-target"

  /// Reads make's data base.
  ///
  /// - Parameters:
  ///   - arguments: Which makefile: `-f FILE`, `-C DIRECTORY`, or none.
  ///   - candidates: The targets that are looked for; nil for all.
  public init(_ arguments: [String], environment: Environment, candidates: Set<String>? = nil) throws {
    // A target that we add ourselves is asked for: nothing is made, and only a bad makefile fails.
    let words =
      ["make"] + arguments
      + ["-Rrnpsq", "--no-print-directory", "--eval=\(Self.probe): ;", Self.probe]
    let (status, database) = try Subprocess(words, environment: environment.forProbingMake.variables)
      .output(quietly: true)
    self.status = status
    targets = Self.targets(in: database, candidates: candidates)
  }

  /// Finds the explicit targets in what `make -p` prints.
  ///
  /// An entry ends at an empty line. It has lines `NAME: VARIABLE = VALUE`, `# Not a target:` where the name
  /// only occurs as a prerequisite, `NAME: PREREQUISITES`, lines of comment, and the recipe.
  public static func targets(in database: String, candidates: Set<String>? = nil) -> [String: Target] {
    var targets: [String: Target] = [:]
    var isFiles = false
    var entry = Entry()
    for line in database.pieces(between: "\n") {
      if line == "# Files" {
        // The value of a variable may hold such a line too: the last one counts.
        isFiles = true
        targets = [:]
      } else if line.hasPrefix("# files hash-table stats") {
        isFiles = false
      }
      guard isFiles else { continue }
      if line.isEmpty {
        entry.add(to: &targets, candidates)
        entry = Entry()
      } else {
        entry.read(line)
      }
    }
    entry.add(to: &targets, candidates)
    return targets
  }

  /// What has been read of one entry.
  private struct Entry {
    var heading: Substring = ""
    var isTarget = true
    var isPhony = false
    var isRecipe = false
    var hasCommands = false

    mutating func read(_ line: Substring) {
      if isRecipe {
        hasCommands = hasCommands || !line.allSatisfy(\.isWhitespace)
      } else if line == "# Not a target:" {
        isTarget = false
      } else if line.hasPrefix("#  Phony target") {
        isPhony = true
      } else if line.hasPrefix("#  recipe to execute") {
        isRecipe = true
      } else if !line.hasPrefix("#") {
        heading = line
      }
    }

    func add(to targets: inout [String: Target], _ candidates: Set<String>?) {
      guard isTarget, let colon = heading.firstIndex(of: ":") else { return }
      let name = String(heading[..<colon])
      guard candidates?.contains(name) ?? (name != MakeDatabase.probe) else { return }
      let hasPrerequisites = !heading[colon...].allSatisfy { $0 == ":" || $0.isWhitespace }
      // Of several rules with two colons one is enough.
      let isEmpty = !hasPrerequisites && !hasCommands && targets[name]?.isEmpty != false
      targets[name] = Target(isEmpty: isEmpty, isPhony: isPhony)
    }
  }
}
