import ArgumentParser
public import Commands
public import FileSystem
public import Packaging

/// A command that works on a source tree: one of the steps from the source to the package.
public protocol Helper: Command {
  /// When there is nothing to do; the sequencer asks before it runs the helper.
  static var promise: Promise { get }
  var common: CommonOptions { get }
  /// Whether our notes on the packages say that the helper has run: not where it makes or removes nothing there.
  static var isNoted: Bool { get }
  /// Whether the helper only looks at the packaging, which it may do while another program works on the tree.
  static var onlyReads: Bool { get }
  /// Whether the helper removes stages, also links in their places, and does nothing else with them.
  static var removesStages: Bool { get }
  /// Finds what can be known to be wrong before anything is built, for pkgh-testdir.
  static func check(_ job: Job, _ problems: inout Problems) throws
  /// Does the work. Everything is read before anything is done.
  func run(on job: Job) throws
}

extension Helper {
  public static var isNoted: Bool { true }
  public static var onlyReads: Bool { false }
  public static var removesStages: Bool { false }

  public static func check(_ job: Job, _ problems: inout Problems) throws {}

  public static func inheritedArguments(_ environment: Environment) throws -> [String]? {
    try InheritedOptions.problems(environment).throwIfAny()
    return InheritedOptions.words(environment)
  }

  public mutating func run(in environment: Environment) throws { try runInTree(environment) }

  /// Runs the helper on the source tree the process stands in, alone there.
  func runInTree(_ environment: Environment) throws {
    if Self.onlyReads || common.noAct || InheritedOptions.isNoAct(environment) {
      return try run(in: SourceTree(environment: environment))
    }
    try BuildLock.hold(environment, waiting: Self.say) {
      try run(in: SourceTree(environment: $0))
    }
  }

  /// Runs the helper on a source tree that has been read already.
  ///
  /// - Returns: The exit status.
  public static func main(_ arguments: [String], in source: SourceTree) -> Int32 {
    main(arguments, environment: source.environment) { try $0.run(in: source) }
  }

  func run(in source: SourceTree) throws {
    if let reason = Self.promise.refusal(source.environment) {
      if Actions(common, environment: source.environment).isVerbose {
        printLine(Promise.skipped(Self.name, because: reason))
      }
      return
    }
    let job = try Job(common, in: source, helper: Self.name)
    if !Self.onlyReads && !Self.removesStages { try job.requireStages() }
    if Self.isNoted && !Self.removesStages { try job.requireNotes() }
    if Self.isNoted { try job.noteForeignStages() }
    try run(on: job)
    if Self.isNoted { try job.note(Self.name) }
  }
}
