import Archive
import Modules

/// Why there is no directory of modules for the running kernel, and what helps.
struct MissingModules {
  let reason: String
  let steps: [Step]

  init(_ machine: Machine, _ release: String) {
    if machine.isContainer {
      reason = "this is a container, and they are its host's"
      steps = []
      return
    }
    let others = ModuleDirectory.releases(machine.tree)
    let newer = others.filter { other in
      guard let kernel = machine.kernel, let other = KernelVersion(other) else { return false }
      return other > kernel
    }
    if let newest = newer.compactMap({ KernelVersion($0) }).max() {
      reason = "\(newest) was installed meanwhile and starts next time"
      steps = [.advice("restart the machine")]
    } else if let suite = machine.suite, Self.isPackaged(release, machine.packages) {
      reason = "/lib/modules/\(release) is missing"
      let edits = machine.apt.edits(for: ["main"], of: suite).map { Step.edit($0.place, $0.text) }
      steps =
        edits + (edits.isEmpty ? [] : [.command("apt-get update")])
        + [.command("apt-get install --reinstall linux-image-\(release)")]
    } else {
      reason = "/lib/modules/\(release) is missing"
      steps = [.advice("install the modules of this kernel again")]
    }
  }

  /// Whether a kernel is from a package of Debian's, by dpkg or else by its name.
  private static func isPackaged(_ release: String, _ packages: InstalledPackages) -> Bool {
    packages.state(of: "linux-image-\(release)") != .absent
      || ["amd64", "686", "pae", "486", "arm64", "armmp", "rpi"].contains { release.hasSuffix("-" + $0) }
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
