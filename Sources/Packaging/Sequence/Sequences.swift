/// The sequences, by the name of the target they are for.
///
/// `build-arch` and the like are the same lists with `-a` or `-i`.
public struct Sequences: Sendable {
  /// One thing a sequence does: a helper, or another sequence.
  public enum Element: Hashable, Sendable {
    /// A helper, or an add-on's program, with options of its own.
    case step(String, options: [String] = [])
    case sequence(String)
  }

  public private(set) var lists: [String: [Element]] = [
    "clean": ["pkgh-testdir", "pkgh-auto-clean", "pkgh-clean"].map { .step($0) },
    "build": ["pkgh-testdir", "pkgh-auto-configure", "pkgh-auto-build", "pkgh-auto-test"].map { .step($0) },
    "install": [.sequence("build")]
      + [
        "pkgh-testdir", "pkgh-prep", "pkgh-installdirs", "pkgh-auto-install", "pkgh-install",
        "pkgh-installdocs", "pkgh-installchangelogs", "pkgh-installman", "pkgh-link",
      ].map { .step($0) },
    "binary": [.sequence("install")]
      + [
        "pkgh-fixperms", "pkgh-strip", "pkgh-missing", "pkgh-installscripts", "pkgh-genpkginfo",
        "pkgh-gendepend", "pkgh-genprototype", "pkgh-buildstream",
      ].map { .step($0) },
  ]

  public init() {}

  /// Other sequences, by their targets.
  public init(lists: [String: [Element]]) { self.lists = lists }

  /// The commands of the sequences as they are without add-ons.
  public static let usualSteps = Sequences().steps

  /// The targets a person asks for.
  public static let targets = ["clean", "build", "install", "binary"].flatMap { target in
    target == "clean" ? [target] : [target, "\(target)-arch", "\(target)-indep"]
  }

  /// The steps that are not repeated once the build has been recorded as done.
  public static let buildSteps = ["pkgh-auto-configure", "pkgh-auto-build", "pkgh-auto-test"]

  /// The steps after which anything may be in the source and in the stages.
  public static let makingSteps = buildSteps + ["pkgh-auto-install", "pkgh-install"]

  /// The commands of all sequences, each once, in the order they run in.
  public var steps: [String] {
    var seen: Set<String> = []
    return ["build", "install", "binary", "clean"].flatMap { lists[$0] ?? [] }.compactMap { element in
      if case .step(let name, _) = element, seen.insert(name).inserted { name } else { nil }
    }
  }

  /// Applies an edit to every sequence that has the command it is about.
  ///
  /// - Returns: Whether any sequence has it.
  mutating func edit(around command: String, _ edit: (_ list: inout [Element], _ index: Int) -> Void) -> Bool
  {
    var found = false
    for (target, list) in lists {
      let index = list.firstIndex { if case .step(command, _) = $0 { true } else { false } }
      guard let index else { continue }
      found = true
      var edited = list
      edit(&edited, index)
      lists[target] = edited
    }
    return found
  }
}
