public import SystemPackage

/// A makefile with the usual targets.
public enum Makefile: BuildSystem {
  public static let name = "makefile"
  public static let summary = "make, make test or check, make install DESTDIR=, make distclean or clean"

  public static func recognizes(_ directory: FilePath) -> Bool {
    ["GNUmakefile", "makefile", "Makefile"].contains { directory.has($0) }
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
      // Not in parallel: install targets seldom say what depends on what.
      try request.actions.run(
        command(request, jobs: nil) + ["install", "DESTDIR=\(request.destination)"] + request.arguments)
    case .clean:
      if let target = try firstTarget(of: ["distclean", "realclean", "clean"], request) {
        try make([target], request)
      }
    }
  }

  private static func make(_ targets: [String], _ request: BuildRequest) throws {
    try request.actions.run(command(request, jobs: request.jobs) + targets + request.arguments)
  }

  private static func command(_ request: BuildRequest, jobs: Int?) -> [String] {
    var words = ["make"]
    if !request.sourceDirectory.isEmpty { words += ["-C", request.sourceDirectory.string] }
    if let jobs { words.append("-j\(jobs)") }
    return words
  }

  /// The first of some targets that the makefile has.
  ///
  /// `make -q` runs nothing, and says 2 where there is no rule for the target.
  private static func firstTarget(of targets: [String], _ request: BuildRequest) throws -> String? {
    try targets.first { target in
      let probe = Program(
        command(request, jobs: nil) + ["-s", "-q", "--no-print-directory", target],
        environment: request.actions.environment.variables.merging(["MAKEFLAGS": ""]) { $1 })
      return try probe.silentStatus() != 2
    }
  }
}
