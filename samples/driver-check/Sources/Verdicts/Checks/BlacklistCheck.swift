import Hardware
import Models
import Modules

/// Whether somebody has forbidden the module.
enum BlacklistCheck {
  static func answer(_ subject: Case) -> Answer {
    let machine = subject.machine
    if let device = subject.device, isDisplay(device), !machine.isHypothetical,
      machine.inventory.commandLine.contains("nomodeset")
    {
      let line = "take 'nomodeset' out of the kernel's command line"
      let steps = [Step.advice(line), Step.advice("restart the machine")]
      return .decides(
        Verdict(.blacklisted, ["drivers of displays are kept from working by 'nomodeset'"], steps: steps),
        "the kernel's command line: nomodeset")
    }
    // Of the modules that the model file knows, those that claim this device count, where any does.
    let claiming = (subject.device.map(machine.candidates) ?? []).map(\.module)
    let fitting = subject.modules.filter(claiming.contains)
    let modules = fitting.isEmpty ? subject.modules : fitting
    let bans = modules.flatMap(machine.configuration.bans)
    guard let ban = bans.first else {
      return .passes(
        "nothing forbids \(modules.isEmpty ? "a module of it" : modules.joined(separator: ", "))")
    }
    let seen = bans.map { "\($0.place): \($0.text)" }
    // Another module that claims the device and is allowed will do.
    if let other = subject.chosenModule, fitting.contains(other),
      machine.configuration.bans(of: other).isEmpty
    {
      return Answer(seen: seen + ["\(other) claims it, too, and is allowed"])
    }
    let own = bans.filter { $0.module == ban.module }
    let steps = own.map {
      Step.advice("take '\($0.text)' out of \($0.place), unless somebody had a reason for it")
    }
    let needsStart = own.contains(where: \.isFromStart)
    return Answer(
      seen: seen,
      verdict: Verdict(
        .blacklisted, ["module \(ban.module) is kept from loading by '\(ban.text)' in \(ban.place)"],
        steps: steps + (needsStart ? [.advice("restart the machine")] : subject.loading(ban.module))))
  }

  /// Whether it is a display adapter instead of the second function of one.
  private static func isDisplay(_ device: Device) -> Bool {
    device.bus == .pci && [0x0300, 0x0302].contains((device.classCode ?? 0) >> 8)
  }
}
