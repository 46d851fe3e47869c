import FileSystem
import Helpers
import Packaging
import SystemPackage

/// Runs a plan: each step with its hooks, on the packages it is for.
struct Sequencer {
  let source: SourceTree
  let tree: BuildTree
  let packages: [BinaryPackage]
  let rules: RulesFile
  let environment: BuildEnvironment
  let noAct: Bool
  /// The options every helper gets: `-v`, `-a`, `-pNAME`, and what was not ours as `-O--option`.
  let passed: [String]
  /// Whether options for helpers were given, so that a promise about files no longer holds.
  let hasOptions: Bool

  /// Steps that an option in DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES leaves out, with their hooks.
  static let leftOut = ["nocheck": "pkgh-auto-test", "nostrip": "pkgh-strip"]

  func run(_ plan: Plan) throws {
    for item in plan.items {
      switch item {
      case .target(let target):
        try make(target, step: nil, options: [])
      case .step(let name, let options):
        try run(name, options: options)
      }
    }
  }

  private func run(_ step: String, options: [String]) throws {
    if let option = Self.leftOut.first(where: { $0.value == step && environment.has($0.key) })?.key {
      return skip(step, because: "'\(option)' is asked for")
    }
    if Sequences.buildSteps.contains(step), !noAct, try isBuilt() {
      return skip(step, because: "the build has been done; 'pkgh clean' forgets it")
    }
    try hooks("execute_before_\(step)", step)
    try body(of: step, options: options)
    try hooks("execute_after_\(step)", step)
    if step == "pkgh-auto-test" || (step == "pkgh-auto-build" && environment.has("nocheck")) {
      try noteBuilt()
    }
  }

  // MARK: - Hooks

  /// Runs the targets before or after a step that the rules file has.
  private func hooks(_ name: String, _ step: String) throws {
    if rules.has(name) { try make(name, step: step, options: []) }
    for (suffix, flag, packages) in kinds where rules.has(name + suffix) && !packages.isEmpty {
      try make(name + suffix, step: step, options: [flag])
    }
  }

  private var kinds: [(suffix: String, flag: String, packages: [BinaryPackage])] {
    [
      ("-arch", "-a", packages.filter { !$0.isIndependent }),
      ("-indep", "-i", packages.filter(\.isIndependent)),
    ]
  }

  /// Runs the rules file's override of a step, or the step itself, each on its packages.
  private func body(of step: String, options: [String]) throws {
    let override = "override_\(step)"
    if rules.has(override) {
      return try make(override, step: step, options: [])
    }
    let overridden = kinds.filter { rules.has(override + $0.suffix) }
    if overridden.isEmpty {
      return try perform(step, options: options, on: packages)
    }
    for kind in kinds where !kind.packages.isEmpty {
      if rules.has(override + kind.suffix) {
        try make(override + kind.suffix, step: step, options: [kind.flag])
      } else {
        try perform(step, options: [kind.flag] + options, on: kind.packages)
      }
    }
  }

  /// Runs a target of the rules file, in which our options hold and our programs are found.
  private func make(_ target: String, step: String?, options: [String]) throws {
    if rules.isEmpty(target) {
      return skip(step ?? target, because: "the target '\(target)' is empty")
    }
    let words = ["make", "-f", RulesFile.path.string, target]
    print("   " + words.joined(separator: " "))
    if noAct { return }
    if let step {
      for package in packages { try Journal.steps(of: package, in: tree).remove(ByteString(step)) }
    }
    var variables = environment.variables
    variables[InheritedOptions.variable] = (passed + options).joined(
      separator: String(InheritedOptions.separator))
    variables["PKGH_INTERNAL_OVERRIDE"] = step
    variables["PATH"] = try ProgramLinks.path(before: environment["PATH"])
    let status = try Program(words, environment: variables).run()
    if status != 0 { throw StepFailure(step: target, status: status) }
  }

  // MARK: - Steps

  /// Runs a helper in this process, or an add-on's program in one of its own.
  private func perform(_ step: String, options: [String], on packages: [BinaryPackage]) throws {
    let all = passed + options
    guard let helper = command(named: step) as? any Helper.Type else {
      print("   " + ([step] + all).joined(separator: " "))
      if noAct { return }
      let status = try Program([step] + all, environment: environment.variables).run()
      if status != 0 { throw StepFailure(step: step, status: status) }
      return
    }
    let due = packages.contains { package in
      helper.promise.isDue(for: package, in: source, tree, options: hasOptions || !options.isEmpty)
    }
    guard due else { return skip(step, because: helper.promise.absence) }
    print("   " + ([step] + all).joined(separator: " "))
    if noAct { return }
    let status = helper.main(all, environment: environment)
    if status != 0 { throw StepFailure(step: step, status: status) }
  }

  /// With --no-act every step is shown, also those that would not be run.
  private func skip(_ step: String, because reason: String) {
    if noAct { print("   \(step)  (skipped: \(reason))") }
  }

  // MARK: - The mark of a finished build

  private func isBuilt() throws -> Bool {
    guard (try? Stat(BuildTree.built)) != nil else { return false }
    let built = try Set(text(of: BuildTree.built).split(separator: "\n").map(String.init))
    return packages.allSatisfy { built.contains($0.name) }
  }

  private func noteBuilt() throws {
    if noAct { return }
    try Journal(path: BuildTree.built).add(packages.map { ByteString($0.name) })
  }
}

/// A step that failed, having said why itself.
struct StepFailure: Error {
  let step: String
  let status: Int32
}
