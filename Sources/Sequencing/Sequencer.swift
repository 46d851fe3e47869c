import Commands
import FileSystem
import Helpers
import Packaging
import SystemPackage

/// Runs a plan: each step with its hooks, on the packages it is for.
struct Sequencer {
  private(set) var source: SourceTree
  let tree: BuildTree
  private(set) var packages: SelectedPackages
  let rules: RulesFile
  let noAct: Bool
  /// The options every helper gets: `-v`, `-a`, `-pNAME`, and what was not ours as `-O--option`.
  let passed: [String]
  /// Whether options for helpers were given, so that a promise about files no longer holds.
  let hasOptions: Bool

  /// The variable that holds the targets of the rules file that parent processes are making.
  static let activeTargets = "PKGH_INTERNAL_TARGETS"

  /// Whether a step has been shown that might make what a later one needs.
  private(set) var hasShownMaker = false

  private var environment: Environment { source.environment }

  mutating func run(_ plan: Plan) throws {
    for item in plan.items {
      switch item {
      case .target(let target, let kind):
        if !packages.members(of: kind).isEmpty {
          if try !make(target, kind) { skip(target, isEmpty: target) }
        }
      case .step(let name, let options, let kind):
        if !packages.members(of: kind).isEmpty { try run(name, options: options, kind) }
      case .built(let kind):
        if !noAct { try BuildMark.add(packages.members(of: kind)) }
      }
    }
  }

  /// Reads the control file and the changelog again where a program of somebody else has changed them.
  private mutating func refresh() throws {
    let new = try source.refreshed()
    try packages.refresh(from: source, to: new)
    source = new
  }

  private mutating func run(_ step: String, options: [String], _ kind: Plan.Kind?) throws {
    // What the environment refuses is left out with its hooks.
    if let reason = helper(step)?.promise.refusal(environment) { return skip(step, because: reason) }
    if Sequences.buildSteps.contains(step), try BuildMark.isThere(for: packages.members(of: kind)) {
      let reason = "already built; run 'pkgh clean' to build again"
      // Said once also when it is done: what has changed since then is not built.
      if !noAct && step == Sequences.buildSteps.first { printLine("   (\(reason))") }
      return skip(step, because: reason)
    }
    let hooks = Hooks.prefixes.map { $0 + step }
    if !noAct, hooks.contains(where: { hook in ["", "-arch", "-indep"].contains { rules.has(hook + $0) } }) {
      // In the hooks --remaining-packages means those that this run has not come to yet.
      for package in packages.members(of: kind) {
        try Journal.steps(of: package, in: tree).remove(ByteString(step))
      }
    }
    try runHooks(hooks[0], kind)
    try runBody(of: step, override: hooks[1], options: options, kind)
    try runHooks(hooks[2], kind)
  }

  // MARK: - Hooks

  /// Runs the targets before or after a step that the rules file has.
  private mutating func runHooks(_ name: String, _ kind: Plan.Kind?) throws {
    if rules.has(name) { try make(name, kind) }
    for kind in packages.kinds(kind) where rules.has(name + kind.suffix) {
      try make(name + kind.suffix, kind)
    }
  }

  /// Runs the rules file's override of a step, or the step itself, each on its packages.
  private mutating func runBody(of step: String, override: String, options: [String], _ kind: Plan.Kind?)
    throws
  {
    if rules.has(override) {
      if try !make(override, kind) { skip(step, isEmpty: override) }
      return
    }
    guard packages.kinds(kind).contains(where: { rules.has(override + $0.suffix) }) else {
      return try perform(step, options: options, kind)
    }
    for kind in packages.kinds(kind) {
      let target = override + kind.suffix
      if rules.has(target) {
        if try !make(target, kind) { skip(step, isEmpty: target) }
      } else {
        try perform(step, options: options, kind)
      }
    }
  }

  /// Runs a target of the rules file, in which our options hold and our programs are found.
  ///
  /// - Returns: Whether make was run; it is not run for an empty target.
  @discardableResult
  private mutating func make(_ target: String, _ kind: Plan.Kind?) throws -> Bool {
    if rules.isEmpty(target) { return false }
    let words = ["make", "-f", RulesFile.path.string, target]
    printLine("   " + words.joined(separator: " "))
    if noAct {
      hasShownMaker = true
      return true
    }
    var variables = try variables()
    variables[InheritedOptions.variable] = (passed + packages.exceptions(kind)).joined(
      separator: String(InheritedOptions.separator))
    variables[Self.activeTargets] = [environment[Self.activeTargets], target].compactMap(\.self)
      .joined(separator: " ")
    let status = try Subprocess(words, environment: variables).run()
    if status != 0 { throw StepFailure(step: target, status: status) }
    try refresh()
    return true
  }

  /// The environment for others' programs, in which ours are found.
  private func variables() throws -> [String: String] {
    var variables = environment.variables
    variables["PATH"] = try ProgramLinks.path(before: environment["PATH"])
    return variables
  }

  // MARK: - Steps

  /// The helper that a step is; nil for an add-on's program.
  private func helper(_ step: String) -> (any Helper.Type)? { helpers.first { $0.name == step } }

  /// Runs a helper in this process, or an add-on's program in one of its own.
  private mutating func perform(_ step: String, options: [String], _ kind: Plan.Kind?) throws {
    let all = passed + packages.exceptions(kind) + options
    guard let helper = helper(step) else {
      printLine("   " + ([step] + all).joined(separator: " "))
      if noAct {
        hasShownMaker = true
        return
      }
      let status = try Subprocess([step] + all, environment: variables()).run()
      if status != 0 { throw StepFailure(step: step, status: status) }
      try refresh()
      return
    }
    let reason = try helper.promise.reasonToSkip(
      for: packages.members(of: kind), in: source, tree, hasOptions: hasOptions || !options.isEmpty)
    if let reason {
      return skip(step, because: reason, canChange: hasShownMaker && helper.promise.dependsOnBuild)
    }
    printLine("   " + ([step] + all).joined(separator: " "))
    if noAct {
      hasShownMaker = hasShownMaker || Sequences.makingSteps.contains(step)
      return
    }
    let status = helper.main(all, in: source)
    if status != 0 { throw StepFailure(step: step, status: status) }
  }

  /// With --no-act every step is shown, also those that would not be run.
  private func skip(_ step: String, because reason: String, canChange: Bool = false) {
    if noAct { printLine(Promise.skipped(step, because: reason, canChange: canChange)) }
  }

  private func skip(_ step: String, isEmpty target: String) {
    skip(step, because: "the target '\(target)' is empty")
  }
}
