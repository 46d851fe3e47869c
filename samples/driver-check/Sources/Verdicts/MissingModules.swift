import Modules

/// Why there is no directory of modules for the running kernel, and what helps.
struct MissingModules {
  let reason: String
  let steps: [Step]

  init(_ machine: Machine, _ release: String) {
    let others = ModuleDirectory.releases(machine.tree)
    let newer = others.filter { other in
      guard let kernel = machine.kernel, let other = KernelVersion(other) else { return false }
      return other > kernel
    }
    if let newest = newer.compactMap({ KernelVersion($0) }).max() {
      reason = "\(newest) was installed meanwhile and starts next time"
      steps = [.advice("restart the machine")]
    } else if machine.suite != nil {
      reason = "/lib/modules/\(release) is missing"
      steps = [.command("apt-get install --reinstall linux-image-\(release)")]
    } else {
      reason = "/lib/modules/\(release) is missing"
      steps = [.advice("install the modules of this kernel again")]
    }
  }
}

/// Words about modules that modules.dep does not know.
enum StaleModules {
  /// `ipw3945`, or `a, b, c and 7 more`.
  static func list(_ names: [String], _ count: Int) -> String {
    let more = count - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
