import Hardware
import Models
import Modules

/// Whether the kernel has a module for it, and why that is not at work.
enum ModuleCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let device = subject.device else { return .passes() }
    let machine = subject.machine
    guard machine.modules.path != nil else { return withoutDirectory(subject) }
    let modules = machine.candidates(for: device).map(\.module)
    let place = "/lib/modules/\(machine.modules.release)"
    guard let module = subject.chosenModule else {
      return stale(subject)
        ?? .passes("no pattern in \(place)/modules.alias fits \(device.modaliases.joined(separator: " "))")
    }
    let claim = "\(modules.joined(separator: ", ")) \(modules.count == 1 ? "claims" : "claim") it"
    if machine.isHypothetical {
      return .decides(Verdict(.wouldBind, ["module \(module) would drive it"]), claim)
    }
    if machine.modules.isBuiltIn(module) {
      return .decides(
        Verdict(
          .needsModule,
          tried("is built into this kernel", module, subject),
          steps: [.command("dmesg | grep -i \(module)")]), claim, "\(module) is built in")
    }
    if machine.isLoaded(module) == true {
      return .decides(
        Verdict(
          .needsModule, tried("is loaded", module, subject),
          steps: [
            .command("dmesg | grep -i \(module)"), .command("modprobe -r \(module) && modprobe \(module)"),
          ]),
        claim, "\(module) is loaded")
    }
    let isKnown = machine.isLoaded(module) != nil
    return .decides(
      Verdict(
        .needsModule,
        ["module \(module) fits, but \(isKnown ? "is not loaded" : "whether it is loaded is not known")"],
        steps: [.command("modprobe \(module)")]),
      claim,
      isKnown ? "/proc/modules does not list \(module)" : "there is neither /proc/modules nor /sys/module")
  }

  /// Words about a module that has looked at the device.
  private static func tried(_ state: String, _ module: String, _ subject: Case) -> [String] {
    let reason = subject.failure
    return [
      "module \(module) \(state), but did not take it\(reason.isEmpty ? "; the kernel's log may say why" : "")"
    ]
      + reason
  }

  /// A kernel that runs from memory while its modules are gone, or one that is not installed.
  private static func withoutDirectory(_ subject: Case) -> Answer {
    let machine = subject.machine
    guard let release = machine.release else { return .passes("which kernel runs is not known") }
    let seen = "there is no /lib/modules/\(release)"
    if machine.isHypothetical {
      guard let module = subject.support?.modules.first else {
        return .passes(seen, "so which modules that kernel has is not known")
      }
      return .decides(Verdict(.wouldBind, ["module \(module) should drive it, by the model file"]), seen)
    }
    // A kernel without modules has in itself what it has at all.
    if machine.inventory.loadedModules == nil {
      return .passes(seen, "and no /proc/modules: this kernel has no modules")
    }
    if let component = subject.component, subject.support?.namesDriver != true, !component.support.isEmpty {
      return .passes(seen, "and the model file knows no module for it")
    }
    let plan = MissingModules(machine, release)
    return .decides(
      Verdict(
        .needsModule, ["there are no modules of the running kernel: \(plan.reason)"], steps: plan.steps), seen
    )
  }

  /// A module that is there as a file, but of which modules.dep does not know.
  private static func stale(_ subject: Case) -> Answer? {
    let wanted = subject.support?.modules ?? []
    switch subject.machine.modules.dependencies {
    case .missing:
      return .decides(
        Verdict(
          .needsModule, ["modules.dep is missing, so no module can be found"], steps: [subject.machine.depmod]
        ),
        "there is no modules.dep")
    case .lacks(let names, let count):
      // Of a device that no model file names, one of them may be for it.
      guard subject.component == nil || !Set(names).isDisjoint(with: wanted) else { return nil }
      return .decides(
        Verdict(
          .needsModule,
          ["modules.dep does not know \(StaleModules.list(names, count)), so it cannot be loaded"],
          steps: [subject.machine.depmod] + subject.loading(names.first(where: wanted.contains))),
        "modules.dep lacks \(StaleModules.list(names, count))")
    case .older, .upToDate: return nil
    }
  }
}
