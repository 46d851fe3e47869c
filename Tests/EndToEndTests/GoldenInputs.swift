import FileSystem
import SystemPackage
import TestSupport

/// The inputs that the golden packages in Tests/Fixtures were made from by pkgmk.
enum GoldenInputs {
  static let folder = projectTop.appending("Tests/Fixtures/golden")

  /// A copy of the inputs in `golden`, with the files' time set: git does not keep it.
  static func copy() throws -> ScratchSource {
    let source = try ScratchSource()
    let commands = "cp -R '\(folder)' golden && find golden -exec touch -h -d @1704164645 {} +"
    let outcome = try run("sh", ["-c", commands], in: source.scratch.path)
    if outcome != Outcome() { throw Problem(outcome.stderr) }
    return source
  }

  /// Builds one of the two packages.
  static func build(
    _ name: String, in source: ScratchSource, to stream: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    try source.run(
      "pkgh-buildstream", ["--prototype", "\(name)/prototype", "--root", "\(name)/src", "-o", stream],
      in: "../golden", environment: environment)
  }
}
