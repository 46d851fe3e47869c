import Archive
import Hardware
import Models
import Modules
import Sysroot

/// A driver that somebody has installed to be built on the machine, and that was not built for this kernel.
struct LocalBuild {
  /// The package with its sources; nil when none is known.
  let source: LocalBuilds.Source?

  /// Its modules that this kernel lacks; empty when they are not known.
  let modules: [String]

  /// Another kernel that has one of them.
  let other: String?

  /// What is missing for a device, if anything.
  static func missing(for subject: Case) -> LocalBuild? {
    let machine = subject.machine
    guard let device = subject.device, machine.modules.path != nil else { return nil }
    // What keeps the kernel's own driver away says for which package it does.
    let bans = subject.modules.flatMap(machine.configuration.bans)
    let owner = machine.localBuilds.sources.first { source in bans.contains { source.owns($0.place.file) } }
    let claiming = device.modaliases.flatMap(machine.outOfTree.lacking(for:))
    if !claiming.isEmpty {
      let source =
        machine.localBuilds.sources.first {
          !Set($0.modules.map(ModuleName.normalized)).isDisjoint(with: claiming)
        }
        ?? owner
      return LocalBuild(source: source, modules: claiming, other: machine.outOfTree.lacking[claiming[0]])
    }
    guard let owner else { return nil }
    let known = owner.modules.map { ModuleName.normalized($0) }
    let lacking = known.filter { machine.modules.path(of: $0) == nil }
    if !known.isEmpty {
      return lacking.isEmpty ? nil : LocalBuild(source: owner, modules: lacking, other: nil)
    }
    // Without its sources one can still see that another kernel has something that this one has not.
    guard let other = machine.outOfTree.lacking.sorted(by: { $0.key < $1.key }).first else {
      return machine.outOfTree.hasOwn ? nil : LocalBuild(source: owner, modules: [], other: nil)
    }
    return LocalBuild(source: owner, modules: [other.key], other: other.value)
  }

  /// What follows.
  func verdict(_ machine: Machine) -> Verdict {
    let release = machine.release ?? ""
    let name = modules.isEmpty ? "its module" : "module \(modules.joined(separator: ", "))"
    let reason = other.map { "; \($0) has it" } ?? ""
    let fact = "\(name) was not built for kernel \(release)\(reason)"
    let notes = [source.map { "\($0.package) is installed, but \(fact)" } ?? fact]
    let plan = PackagePlan(Self.headers(machine), machine)
    let hasHeaders = machine.tree.exists("/lib/modules/\(release)/build/Makefile")
    var steps = hasHeaders ? [] : plan.steps
    if steps.isEmpty {
      steps += log(machine).map { [.advice("see in \($0) why it could not be built")] } ?? []
    }
    steps.append(
      machine.isHypothetical ? .command("dkms autoinstall -k \(release)") : .command("dkms autoinstall"))
    if !machine.isHypothetical, let module = modules.first { steps.append(.command("modprobe \(module)")) }
    return Verdict(.needsModule, notes + (hasHeaders ? [] : plan.notes), steps: steps)
  }

  /// For a module that was built for another kernel, and lies among those of this one.
  static func rebuilt(_ module: String, because text: String, _ machine: Machine) -> Verdict {
    let source = machine.localBuilds.sources.first { $0.modules.map(ModuleName.normalized).contains(module) }
    let notes = [
      "module \(module) was built for another kernel, and this one refuses it", "the kernel says: \(text)",
    ]
    guard let identifier = source?.identifier else {
      return Verdict(
        .needsModule, notes, steps: [.advice("build or install the module again for this kernel")])
    }
    let plan = PackagePlan(headers(machine), machine)
    return Verdict(
      .needsModule, notes + plan.notes,
      steps: plan.steps + [
        .command("dkms build --force \(identifier)"), .command("dkms install --force \(identifier)"),
        .command("modprobe \(module)"),
      ])
  }

  /// The headers of this kernel, and those of each later one with it: `linux-headers-amd64`.
  private static func headers(_ machine: Machine) -> [PackageNeed] {
    let own = PackageNeed(name: "linux-headers-$(uname -r)", area: "main")
    let flavour = (machine.release ?? "").split(separator: "-").dropFirst(2).joined(separator: "-")
    return flavour.isEmpty ? [own] : [own, PackageNeed(name: "linux-headers-\(flavour)", area: "main")]
  }

  /// What dkms wrote when a build failed.
  private func log(_ machine: Machine) -> String? {
    guard let identifier = source?.identifier else { return nil }
    let place = "/var/lib/dkms/\(identifier)/build/make.log"
    return machine.tree.exists(place) ? place : nil
  }
}

extension String {
  /// A place in a file, `/etc/modprobe.d/a.conf:3`, without the line.
  fileprivate var file: String {
    lastIndex(of: ":").map { String(self[..<$0]) } ?? self
  }
}
