import Archive
import Hardware
import Models
import Modules
import Sysroot

/// Whether the kernel refuses the module: for want of a signature that it trusts, or for being another kernel's.
///
/// modprobe cannot help then, whatever is done to its configuration.
enum SignatureCheck {
  static func answer(_ subject: Case) -> Answer {
    let machine = subject.machine
    if machine.isHypothetical { return .passes("not asked of a kernel that does not run") }
    guard let module = subject.chosenModule, let file = machine.modules.path(of: module),
      !machine.modules.isBuiltIn(module), machine.isLoaded(module) != true,
      let directory = machine.modules.path
    else { return .passes("it does not refuse one of its modules") }
    let said = machine.inventory.log.driverMessages
    if let foreign = said.last(where: { $0.kind == .foreignModule && $0.driver == module }) {
      return Answer(seen: [foreign.text], verdict: LocalBuild.rebuilt(module, because: foreign.text, machine))
    }
    let refusal = said.last { $0.kind == .unsignedModule && ($0.driver == nil || $0.driver == module) }
    guard refusal != nil || machine.takesOnlySignedModules else {
      return .passes("the kernel takes modules without a signature")
    }
    let isSigned = Self.isSigned("\(directory)/\(file)", machine)
    // Those of the kernel's own package are signed by whom the kernel trusts. A compressed one cannot be looked at.
    let isOwn = file.hasPrefix("kernel/")
    guard isSigned == false || !isOwn || refusal?.driver == module else {
      return .passes("\(file) \(isSigned == nil ? "is of the kernel's own" : "has a signature")")
    }
    let seen = [refusal?.text ?? "the kernel is locked down", "\(directory)/\(file)"]
    var notes = ["the kernel refuses module \(module): no key that it trusts has signed it (Secure Boot)"]
    if let refusal { notes.append("the kernel says: \(refusal.text)") }
    let steps = ModuleSigning(machine).steps("\(directory)/\(file)", isSigned: isSigned == true)
    return Answer(seen: seen, verdict: Verdict(.needsModule, notes, steps: steps))
  }

  /// Whether a file ends as signed modules do; nil when that is not to be seen.
  private static func isSigned(_ path: String, _ machine: Machine) -> Bool? {
    let mark = "~Module signature appended~\n"
    guard path.hasSuffix(".ko"), let end = try? machine.tree.tail(path, count: mark.utf8.count) else {
      return nil
    }
    return end.elementsEqual(mark.utf8)
  }
}

extension Machine {
  /// Whether the kernel refuses modules that are not signed.
  var takesOnlySignedModules: Bool {
    let lockdown = tree.attribute("/sys/kernel/security/lockdown") ?? "[none]"
    return !lockdown.contains("[none]") || tree.attribute("/sys/module/module/parameters/sig_enforce") == "Y"
      || inventory.commandLine.contains("module.sig_enforce=1")
  }
}
