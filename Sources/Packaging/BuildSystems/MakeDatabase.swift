public import FileSystem
public import SystemPackage

/// The rules and variables of a makefile, as make itself understands them.
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
  /// The explicit targets by their names.
  public private(set) var targets: [String: Target] = [:]
  /// The rules of these targets, and all pattern rules.
  public private(set) var rules: [MakeRule] = []
  /// The variables that makefiles set.
  public private(set) var variables: [MakeVariable] = []
  /// The makefiles that make has read, the main one first.
  public private(set) var makefiles: [FilePath] = []

  static let probe = "pkgh-no-such-target"

  /// Reads make's data base.
  ///
  /// - Parameters:
  ///   - file: The makefile, for people to read.
  ///   - arguments: Which makefile: `-f FILE`, `-C DIRECTORY`, or none.
  ///   - candidates: The targets that are looked for; nil for all.
  ///   - timeLimit: When make is ended.
  public init(
    of file: FilePath, _ arguments: [String], environment: Environment, candidates: Set<String>? = nil,
    timeLimit: Duration = .seconds(60)
  ) throws {
    // A target that we add ourselves is asked for: nothing is made, and only a bad makefile fails.
    let words =
      ["make"] + arguments
      + ["-Rrnpsq", "--no-print-directory", "--eval=\(Self.probe): ;", Self.probe]
    let (status, database) = try Self.output(
      words, reading: file, environment: environment, timeLimit: timeLimit)
    self.init(parsing: database, status: status, candidates: candidates)
  }

  /// What make prints and its status, when it only reads a makefile.
  ///
  /// make runs what a makefile tells it to, to read it: a pipe that it includes, or a program that waits, would have no end.
  static func output(
    _ words: [String], reading file: FilePath, environment: Environment, timeLimit: Duration = .seconds(60)
  ) throws -> (status: Int32, text: String) {
    do {
      return try Subprocess(words, environment: environment.forProbingMake.variables)
        .output(quietly: true, timeLimit: timeLimit)
    } catch is Subprocess.Endless {
      throw Problem(
        "make has read '\(file)' for \(timeLimit.components.seconds) s without an end: does it include a pipe, or run a "
          + "program that waits?")
    }
  }

  /// Reads what `make -p` prints: variables, rules of patterns and, after `# Files`, those of explicit targets.
  ///
  /// An entry ends at an empty line. The value of a variable may hold the heading of another part: the last one counts.
  public init(parsing database: String, status: Int32 = 0, candidates: Set<String>? = nil) {
    self.status = status
    var isFiles = false
    var patterns: [MakeRule] = []
    var entry = MakeDatabaseEntry()
    for line in database.pieces(between: "\n") {
      if !entry.isRecipe {
        switch line {
        case "# Implicit Rules":
          (patterns, isFiles) = ([], false)
        case "# Files":
          (rules, targets, isFiles) = ([], [:], true)
        case _ where line.hasPrefix("# files hash-table stats"):
          isFiles = false
        case _ where line.hasPrefix("MAKEFILE_LIST :="):
          makefiles = line.dropFirst("MAKEFILE_LIST :=".count).split(separator: " ").map {
            FilePath(String($0))
          }
        default: break
        }
      }
      if line.isEmpty {
        end(entry, isFiles, candidates, &patterns)
        entry = MakeDatabaseEntry()
      } else {
        entry.read(line)
      }
    }
    end(entry, isFiles, candidates, &patterns)
    rules += patterns
  }

  private mutating func end(
    _ entry: MakeDatabaseEntry, _ isFiles: Bool, _ candidates: Set<String>?, _ patterns: inout [MakeRule]
  ) {
    variables += entry.variables
    guard let rule = entry.rule else { return }
    if !isFiles {
      if rule.target.contains("%") { patterns.append(rule) }
      return
    }
    guard candidates?.contains(rule.target) ?? (rule.target != Self.probe) else { return }
    // Of several rules with two colons one is enough.
    let isEmpty = rule.isEmpty && targets[rule.target]?.isEmpty != false
    targets[rule.target] = Target(isEmpty: isEmpty, isPhony: entry.isPhony)
    rules.append(rule)
  }
}
