public import FileSystem
import SystemPackage

/// make's jobserver, which MAKEFLAGS names: the makes below share its jobs.
extension Environment {
  /// Whether a make that we start takes its jobs from the jobserver of a parent make.
  public var hasJobserver: Bool {
    makeFlags.contains(where: Self.isJobserver)
  }

  /// This environment without a jobserver that we were not given the descriptors of.
  ///
  /// make names the jobserver in MAKEFLAGS for every program it runs, and opens the descriptors
  /// only for those it knows to be makes; a make that we start would warn about that and use one job.
  var withUsableJobserver: Environment {
    let isUsable = makeFlags.filter(Self.isJobserver).allSatisfy { word in
      let value = word.drop { $0 != "=" }.dropFirst()
      if value.hasPrefix("fifo:") { return true }
      let descriptors = value.split(separator: ",").compactMap { Int32($0) }
      return descriptors.count == 2
        && descriptors.allSatisfy { (try? Stat(FileDescriptor(rawValue: $0)))?.type == .fifo }
    }
    return isUsable ? self : withoutJobserver
  }

  /// This environment for a make that shall do one thing after another.
  var withoutJobserver: Environment {
    guard self["MAKEFLAGS"] != nil else { return self }
    var environment = self
    environment.variables["MAKEFLAGS"] =
      (makeFlags.filter { !Self.isJobserver($0) && !$0.hasPrefix("-j") } + makeVariables)
      .joined(separator: " ")
    return environment
  }

  /// This environment for a make that is only asked something: of our make's flags, the variables stay.
  var forProbingMake: Environment {
    var environment = self
    environment.variables["MAKEFLAGS"] = makeVariables.joined(separator: " ")
    environment.variables["GNUMAKEFLAGS"] = nil
    environment.variables["LC_ALL"] = "C"
    return environment
  }

  private var makeWords: [Substring] {
    (self["MAKEFLAGS"] ?? "").split(separator: " ", omittingEmptySubsequences: false)
  }

  /// The words of MAKEFLAGS before `--`.
  private var makeFlags: [Substring] { makeWords.prefix { $0 != "--" } + [] }

  /// The words of MAKEFLAGS from `--` on: the variables of make's command line.
  private var makeVariables: [Substring] { makeWords.drop { $0 != "--" } + [] }

  private static func isJobserver(_ word: Substring) -> Bool {
    word.hasPrefix("--jobserver-auth=") || word.hasPrefix("--jobserver-fds=")
  }
}
