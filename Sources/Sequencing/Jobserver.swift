import Glibc
import Packaging

extension BuildEnvironment {
  /// This environment without a make jobserver that we were not given the descriptors of.
  ///
  /// make names the jobserver in MAKEFLAGS for every program it runs, and opens the descriptors
  /// only for those it knows to be makes; a make of ours would warn about that and use one job.
  var withUsableJobserver: BuildEnvironment {
    guard let flags = self["MAKEFLAGS"] else { return self }
    let words = flags.split(separator: " ")
    let usable = words.allSatisfy { word in
      guard let equals = word.firstIndex(of: "="), Self.jobserverOptions.contains(String(word[..<equals]))
      else {
        return true
      }
      let value = word[word.index(after: equals)...]
      if value.hasPrefix("fifo:") { return true }
      let descriptors = value.split(separator: ",").compactMap { Int32($0) }
      return descriptors.count == 2 && descriptors.allSatisfy { fcntl($0, F_GETFD) >= 0 }
    }
    if usable { return self }
    var environment = self
    environment.variables["MAKEFLAGS"] =
      words.filter { word in
        !Self.jobserverOptions.contains { word.hasPrefix($0 + "=") } && !word.hasPrefix("-j")
      }.joined(separator: " ")
    return environment
  }

  private static var jobserverOptions: [String] { ["--jobserver-auth", "--jobserver-fds"] }
}
