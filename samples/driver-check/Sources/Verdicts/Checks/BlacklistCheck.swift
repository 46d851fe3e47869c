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
    let modules = subject.modules
    let bans = modules.flatMap(machine.configuration.bans)
    guard let ban = bans.first else {
      return .passes(
        "nothing forbids \(modules.isEmpty ? "a module of it" : modules.joined(separator: ", "))")
    }
    // Another module that claims the device and is allowed will do, if the model file does not know a better one.
    let claiming = (subject.device.map(machine.candidates) ?? []).map(\.module)
    let known = Set(subject.support?.modules ?? [])
    let allowed = claiming.filter {
      (known.isEmpty || known.contains($0)) && machine.configuration.bans(of: $0).isEmpty
    }
    let seen = bans.map { "\($0.place): \($0.text)" }
    if let other = allowed.first { return Answer(seen: seen + ["\(other) claims it, too, and is allowed"]) }
    let how = "'\(ban.text)'"
    return Answer(
      seen: seen,
      verdict: Verdict(
        .blacklisted, ["module \(ban.module) is kept from loading by \(how) in \(ban.place)"],
        steps: [
          .advice("take \(how) out of \(ban.place), unless somebody had a reason for it"),
          ban.isFromStart ? .advice("restart the machine") : .command("modprobe \(ban.module)"),
        ]))
  }

  /// Whether it is a display adapter, and not the second function of one.
  private static func isDisplay(_ device: Device) -> Bool {
    device.bus == .pci && [0x0300, 0x0302].contains((device.classCode ?? 0) >> 8)
  }
}
