import Commands
import FileSystem
import Packaging
import SystemPackage

extension SourceTree {
  /// What is wrong where the whole upstream build is left to helpers that have no build system for it.
  ///
  /// Targets of the rules file that run before the first step may make a file that one of ours knows, and options may
  /// name another directory or build system: then only the steps themselves can tell.
  ///
  /// - Parameter options: Those that the helpers will be given.
  func buildSystemProblem(_ rules: RulesFile, options: [String]) throws -> Problem? {
    let earlier =
      ["build", "build-arch", "build-indep"] + Hooks.names(of: [TestDir.name, AutoConfigure.name])
    if earlier.contains(where: rules.has) || options.contains(where: Self.choosesSource) { return nil }
    if try RulesFile.isThere() {
      let words = try RulesFile.path.text().split(whereSeparator: \.isWhitespace).map(String.init)
      if words.contains(where: Self.choosesSource) { return nil }
    }
    guard try BuildSystems.recognized(in: "") == NoBuildSystem.self else { return nil }
    let steps = BuildStep.allCases.filter { step in
      step != .clean && !rules.has("override_pkgh-auto-\(step.rawValue)")
    }
    return try ForeignBuildSystem(in: "")?.problem(with: steps)
  }

  /// Whether a word is an option that says where the upstream source is, or how it is built.
  private static func choosesSource(_ word: String) -> Bool {
    let option = word.hasPrefix("-O-") ? word.dropFirst("-O".count) : word[...]
    return ["--buildsystem", "--sourcedirectory", "-S", "-D"].contains { option.hasPrefix($0) }
  }
}
