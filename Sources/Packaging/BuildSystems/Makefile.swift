import FileSystem
public import SystemPackage

/// A makefile with the usual targets.
public enum Makefile: BuildSystem {
  public static let name = "makefile"
  public static let summary = "make, make test or check, make install DESTDIR=, make distclean or clean"

  public static let files = ["GNUmakefile", "makefile", "Makefile"]

  /// The files of what makes makefiles, and what each leaves behind where it has run.
  private static let makers = [
    ("configure", "config.status"), ("CMakeLists.txt", "CMakeCache.txt"), ("Makefile.PL", "MYMETA.json"),
  ]

  /// The file in a source directory that would make another makefile, and has not been run.
  public static func idleMaker(in directory: FilePath) throws -> FilePath? {
    try makers.first { maker, trace in
      try directory.appending(maker).isBuildFile() && !directory.has(trace)
    }.map { directory.appending($0.0) }
  }

  public static func perform(_ step: BuildStep, _ request: BuildRequest) throws {
    switch step {
    case .configure:
      break
    case .build:
      try make([], request)
    case .test:
      if let target = try firstTarget(of: ["test", "check"], request) { try make([target], request) }
    case .install:
      guard let target = try firstTarget(of: ["install"], request) else {
        if request.isInstallOptional { return }
        throw Problem(
          in: try path(request),
          "has no target 'install', so that the package would be empty: name files in 'PACKAGE.install', or write the "
            + "target 'override_pkgh-auto-install' in '\(RulesFile.path)'")
      }
      // make would take a dollar sign for a variable, and install somewhere else.
      if request.destination.string.contains(where: { $0 == "$" || $0.isNewline }) {
        throw Problem(in: request.destination, "'$' and newlines cannot be in a DESTDIR of make")
      }
      // Not in parallel: install targets seldom say what depends on what.
      let flags = request.actions.environment.withoutJobserver["MAKEFLAGS"]
      try request.actions.run(
        command(request, jobs: nil) + [target, "DESTDIR=\(request.destination)"] + request.arguments,
        changes: flags.map { ["MAKEFLAGS": $0] } ?? [:])
      try requireInstalled(request)
    case .clean:
      if let target = try firstTarget(of: ["distclean", "realclean", "clean"], request) {
        try make([target], request)
      }
    }
  }

  /// The makefile that make reads.
  private static func path(_ request: BuildRequest) throws -> FilePath {
    let paths = files.map { request.sourceDirectory.appending($0) }
    return try paths.first { try $0.isBuildFile() } ?? paths[0]
  }

  /// Refuses an installation that put nothing where it was told to.
  private static func requireInstalled(_ request: BuildRequest) throws {
    if try request.actions.noAct || request.destination.hasObjects() { return }
    let path = try path(request)
    let risk =
      try path.contents().firstRange(of: "DESTDIR".utf8) != nil
      ? "" : ", and the makefile does not use DESTDIR: what it installed may be in the running system instead"
    throw Problem(
      in: path,
      "'make install' put nothing in '\(request.destination)'\(risk); write the target "
        + "'override_pkgh-auto-install' in '\(RulesFile.path)'")
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
      of: path(request), Array(words.dropFirst()), environment: environment, candidates: Set(targets))
    return try targets.first { target in
      if let known = database.targets[target] { return !known.isEmpty }
      if try request.sourceDirectory.has(target) { return false }
      let probe = words + ["-s", "-q", "--no-print-directory", target]
      return try MakeDatabase.output(probe, reading: path(request), environment: environment).status != 2
    }
  }
}
