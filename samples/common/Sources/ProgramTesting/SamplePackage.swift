import Foundation

/// A sample's package and its built program, whatever the scratch path and the configuration of the build.
public struct SamplePackage: Sendable {
  struct NotFound: Error, CustomStringConvertible {
    let description: String
  }

  let program: String
  private let source: String

  /// - Parameters:
  ///   - program: The name of its program.
  ///   - source: A file of the package.
  public init(program: String, source: String = #filePath) {
    self.program = program
    self.source = source
  }

  /// The directory with the built program: that of the test bundle, which is linked next to it.
  public func binaries() throws -> String {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let candidates = ([own] + bundles + [Bundle.main.bundlePath + "/x"]).compactMap(\.self).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().path
    }
    guard
      let found = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
      })
    else { throw NotFound(description: "no \(program) next to the tests in \(candidates)") }
    return found
  }

  /// The directory of the package: found upwards from the source, from the working directory or from the tests.
  public func directory() throws -> String {
    let starts = [source, FileManager.default.currentDirectoryPath + "/x", try binaries() + "/x"]
    for start in starts {
      var directory = URL(fileURLWithPath: start).deletingLastPathComponent()
      while directory.path != "/" {
        if FileManager.default.fileExists(atPath: directory.path + "/debian-like/control") {
          return directory.path
        }
        directory.deleteLastPathComponent()
      }
    }
    throw NotFound(description: "no package directory above any of \(starts)")
  }

  /// The text of a file of the package.
  public func text(_ path: String) throws -> String {
    try String(contentsOfFile: try directory() + "/" + path, encoding: .utf8)
  }

  /// Starts a command in the package's directory, where the program is found by its name.
  public func start(
    _ words: [String], input: String = "/dev/null", output: String? = nil, environment: [String] = []
  ) throws -> Running {
    try Running(
      words, in: try directory(), input: input, output: output, path: try binaries(), environment: environment
    )
  }

  /// Runs the program with arguments in the package's directory.
  public func run(
    _ arguments: [String], input: String = "/dev/null", output: String? = nil, environment: [String] = []
  ) throws -> Outcome {
    try start(
      [try binaries() + "/" + program] + arguments, input: input, output: output, environment: environment
    ).finish()
  }
}
