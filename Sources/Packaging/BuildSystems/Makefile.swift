import FileSystem
import SystemPackage

/// A makefile with the usual targets.
public enum Makefile: BuildSystem {
  public static let name = "makefile"
  public static let summary = "make, make test or check, make install DESTDIR=, make distclean or clean"

  public static let files = ["GNUmakefile", "makefile", "Makefile"]

  public static func perform(_ step: BuildStep, _ request: BuildRequest) throws {
    switch step {
    case .configure:
      break
    case .build:
      try make([], request)
    case .test:
      if let target = try firstTarget(of: ["test", "check"], request) { try make([target], request) }
    case .install:
      guard let target = try firstTarget(of: ["install"], request) else { return }
      // make would take a dollar sign for a variable, and install somewhere else.
      if request.destination.string.contains(where: { $0 == "$" || $0.isNewline }) {
        throw Problem(in: request.destination, "'$' and newlines cannot be in a DESTDIR of make")
      }
      // Not in parallel: install targets seldom say what depends on what.
      let flags = request.actions.environment.withoutJobserver["MAKEFLAGS"]
      try request.actions.run(
        command(request, jobs: nil) + [target, "DESTDIR=\(request.destination)"] + request.arguments,
        changes: flags.map { ["MAKEFLAGS": $0] } ?? [:])
    case .clean:
      if let target = try firstTarget(of: ["distclean", "realclean", "clean"], request) {
        try make([target], request)
      }
    }
  }

  private static func make(_ targets: [String], _ request: BuildRequest) throws {
    // With -jN the child would leave the jobserver of the parent make.
    let jobs = request.actions.environment.hasJobserver ? nil : request.jobs
    try request.actions.run(command(request, jobs: jobs) + targets + request.arguments)
  }

  private static func command(_ request: BuildRequest, jobs: Int?) -> [String] {
    var words = ["make"]
    if !request.sourceDirectory.isEmpty { words += ["-C", request.sourceDirectory.string] }
    if let jobs { words.append("-j\(jobs)") }
    if request.isTerse { words.append("-s") }
    return words
  }

  /// The first of some targets that the makefile has.
  ///
  /// A directory `test` is not a target: make would find nothing to be done for it. Where no rule names the
  /// target a pattern may make it: `make -q` runs nothing, and says 2 where there is no rule.
  private static func firstTarget(of targets: [String], _ request: BuildRequest) throws -> String? {
    let environment = request.actions.environment
    let words = command(request, jobs: nil)
    let database = try MakeDatabase(
      Array(words.dropFirst()), environment: environment, candidates: Set(targets))
    return try targets.first { target in
      if let known = database.targets[target] { return !known.isEmpty }
      if try request.sourceDirectory.has(target) { return false }
      let probe = Subprocess(
        words + ["-s", "-q", "--no-print-directory", target],
        environment: environment.forProbingMake.variables)
      return try probe.silentStatus() != 2
    }
  }
}
