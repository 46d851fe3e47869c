public import FileSystem
import SystemPackage

/// The programs that the recipes of a rules file call and that there are not, and the variables that nothing reads.
public enum StrayCalls {
  /// A problem for each of them, where it is first.
  ///
  /// - Parameters:
  ///   - programs: The names of our programs.
  ///   - steps: The steps of all sequences, with the programs of add-ons.
  public static func problems(
    in rules: RulesFile, programs: [String], steps: [String], environment: Environment
  ) throws -> [Problem] {
    let lines = try MakefileLines(rules.makefiles)
    let calls = Calls(in: rules, lines)
    // Where the makefiles have a search path of their own, what is in it is not known.
    let hasPath = calls.variables.contains { $0.name == "PATH" }
    let usesBuildFlags =
      rules.makefiles.contains { ["buildflags.mk", "default.mk"].contains($0.lastComponent?.string) }
      || calls.programs.contains { $0.name == "dpkg-buildflags" }
    let known = calls.functions.union(programs + steps)
    var seen: Set<String> = []
    let strays = calls.programs.filter { !known.contains($0.name) && seen.insert($0.name).inserted }.map {
      call -> (Calls.Call, String?) in
      if let fault = DebhelperCalls.fault(ofProgram: call.name, programs) { return (call, fault) }
      let fault = Self.fault(of: call.name, programs)
      return (call, hasPath || fault != nil && environment.program(named: call.name) != nil ? nil : fault)
    }
    let variables = calls.variables.filter { seen.insert("\($0.name)=").inserted }.map { call in
      let isUnused = !usesBuildFlags && call.name.wholeMatch(of: buildFlags) != nil
      let fault =
        isUnused
        ? "'\(call.name)' is of dpkg-buildflags, which pkgh does not run: "
          + "set 'DPKG_EXPORT_BUILDFLAGS = 1' and include '/usr/share/dpkg/buildflags.mk', or delete it"
        : DebhelperCalls.fault(ofVariable: call.name) ?? BuildVariables.fault(of: call.name)
      return (call, fault)
    }
    return (strays + variables).compactMap { call, fault in fault.map { Problem(at: call.place, $0) } }
  }

  /// The variables that dpkg-buildflags reads.
  private static var buildFlags: Regex<Substring> {
    /DEB_BUILD_MAINT_OPTIONS|DEB_[A-Z]+_MAINT_(?:SET|STRIP|APPEND|PREPEND)/
  }

  /// What is wrong with a program that is not there and looks like one of ours.
  private static func fault(of name: String, _ programs: [String]) -> String? {
    let words = name.replacing("_", with: "-")
    let isOwn = words.hasPrefix("pkgh-")
    // A path is of somebody else's program, and what has a variable of make in it is not known.
    guard words.hasPrefix("pkgh") || words.contains("-"), !words.contains(where: { "/$".contains($0) }) else {
      return nil
    }
    let step = String(words.dropFirst("pkgh-".count))
    if isOwn {
      if let advice = DebhelperSteps.advice(step) { return "'\(name)' is not a program of ours: \(advice)" }
      if let own = DebhelperSteps.renamed[step] {
        return "'\(name)' is not a program of ours: did you mean 'pkgh-\(own)'?"
      }
    }
    // Others' programs are only like ours as a whole: 'pgkh-strip'.
    let near = Spelling.nearest(to: words, among: programs.filter { $0.contains("-") }, most: isOwn ? 3 : 2)
    if let near { return "'\(name)' is not a program of ours: did you mean '\(near)'?" }
    return isOwn ? "'\(name)' is not a program of ours, and not in PATH: write its path, or delete it" : nil
  }
}
