import FileSystem
import SystemPackage

/// A Swift package: its executable products are built in release mode, with the Swift libraries inside.
public enum SwiftPackage: BuildSystem {
  public static let name = "swift"
  public static let summary = "swift build, swift test, and the executable products into PREFIX/bin"

  public static let files = ["Package.swift"]

  public static func perform(_ step: BuildStep, _ request: BuildRequest) throws {
    switch step {
    case .configure:
      break
    case .build:
      let wrapper = fixedAddresses(request)
      for product in try executables(request) {
        try request.actions.run(
          try releaseBuild(request) + ["--product", product] + request.arguments, through: wrapper)
      }
    case .test:
      // 'swift test' fails where there are no tests.
      if try hasTests(request) { try request.actions.run(command("test", request) + request.arguments) }
    case .install:
      let products = try executables(request)
      if products.isEmpty { return }
      let build = try releaseBuild(request) + ["--show-bin-path"]
      let bin = FilePath(try output(of: build, request))
      for product in products {
        let place = request.destination.appending(request.prefix).appending("bin").appending(product)
        try request.actions.install(bin.appending(product), as: place, mode: 0o755)
      }
    case .clean:
      try request.actions.remove([request.sourceDirectory.appending(".build")])
    }
  }

  private static func command(_ verb: String, _ request: BuildRequest) -> [String] {
    var words = ["swift", verb]
    if !request.sourceDirectory.isEmpty { words += ["--package-path", request.sourceDirectory.string] }
    if let jobs = request.jobs { words += ["--jobs", String(jobs)] }
    if request.isTerse { words.append("--quiet") }
    return words
  }

  /// A release build whose result does not tell in which directory it was made.
  ///
  /// Paths are kept out by the prefix map; the linker's build identity is a hash over debugging
  /// information that still has some, and is left out. What remains goes when the program is stripped.
  private static func releaseBuild(_ request: BuildRequest) throws -> [String] {
    let top = try FilePath.workingDirectory().pushing(request.sourceDirectory)
    return command("build", request) + [
      "--configuration", "release", "--static-swift-stdlib",
      "-Xswiftc", "-file-prefix-map", "-Xswiftc", "\(top)=.",
      // Targets in C and C++ name their files in assertions.
      "-Xcc", "-ffile-prefix-map=\(top)=.", "-Xlinker", "--build-id=none",
    ]
  }

  /// What runs the compiler with the same addresses each time, where the system lets it.
  ///
  /// Swift 6.3's optimizer decides by them now and then: of fifty builds of one module five differed,
  /// and of sixty with fixed addresses none.
  private static func fixedAddresses(_ request: BuildRequest) -> [String] {
    let words = ["setarch", "--addr-no-randomize"]
    let probe = Subprocess(words + ["true"], environment: request.actions.environment.variables)
    return (try? probe.silentStatus()) == 0 ? words : []
  }

  /// The names of the package's own executable products.
  ///
  /// They are listed one a line; those of a dependency have its name in parentheses after theirs.
  private static func executables(_ request: BuildRequest) throws -> [String] {
    try manifest("show-executables", request).filter { !$0.hasSuffix(")") }.map(String.init)
  }

  private static func hasTests(_ request: BuildRequest) throws -> Bool {
    try manifest("describe", request).contains { $0.trimmingBlanks == "Type: test" }
  }

  /// The lines in which SwiftPM answers a question about the package.
  private static func manifest(_ question: String, _ request: BuildRequest) throws -> [Substring] {
    var words = ["swift", "package"]
    if !request.sourceDirectory.isEmpty { words += ["--package-path", request.sourceDirectory.string] }
    return try output(of: words + [question], request).split(whereSeparator: \.isNewline)
  }

  /// What SwiftPM prints; with `--no-act` nothing, as it would compile and run the package's manifest.
  private static func output(of words: [String], _ request: BuildRequest) throws -> String {
    let question = Subprocess(words, environment: request.actions.environment.variables)
    if request.actions.noAct {
      printLine("\t\(question.line)  (it is not run, so what follows is not known)")
      return ""
    }
    let (status, text) = try question.output()
    guard status == 0 else {
      throw Problem("'\(words.prefix(2).joined(separator: " "))' failed with status \(status)")
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: "\n")
  }
}
