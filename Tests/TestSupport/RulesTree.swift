import SystemPackage

/// A scratch tree with a rules file, and the ways a build is started in it.
public struct RulesTree {
  public let source: ScratchSource

  /// The one rule that is a whole rules file.
  public static let rule = "%:\n\tpkgh $@\n"

  public init(
    _ targets: String = "", rule: String = Self.rule, packages: String? = nil, files: [String: String] = [:]
  )
    throws
  {
    source = try ScratchSource(
      packages: packages, files: files.merging(["debian-like/rules*": rule + targets]) { $1 })
  }

  /// Runs the sequencer where its programs are not in PATH.
  public func pkgh(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try source.run("pkgh", arguments, environment: environment)
  }

  /// Runs only pkgh-installdirs and its hooks.
  public func installDirs(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try source.run(
      "pkgh", ["install", "--after", "pkgh-prep", "--until", "pkgh-installdirs"] + arguments,
      environment: environment)
  }

  /// Runs make on the rules file, where only the sequencer is in PATH.
  public func make(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    let directory = try source.program("pkgh").removingLastComponent().string
    return try run(
      "make", ["--no-print-directory", "-f", "debian-like/rules"] + arguments, in: source.top,
      environment: ["PATH": "\(directory):/usr/bin:/bin"].merging(environment) { $1 })
  }
}

extension Outcome {
  /// The lines of standard output, without those that make prints about directories.
  public var lines: [String] {
    stdout.split(separator: "\n").map(String.init).filter { !$0.contains(": Entering directory") }
      .filter { !$0.contains(": Leaving directory") }
  }
}

/// The line that the sequencer prints before it makes a target.
public func making(_ target: String) -> String { "   make -f debian-like/rules \(target)" }
