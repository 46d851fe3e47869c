import Models
import Modules

/// Whether somebody has forbidden the module.
enum BlacklistCheck {
  static func answer(_ subject: Case) -> Answer {
    let machine = subject.machine
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
        .blacklisted, ["\(ban.module) is kept from loading by \(how) in \(ban.place)"],
        steps: [
          .advice("take \(how) out of \(ban.place), unless somebody had a reason for it"),
          ban.isFromStart ? .advice("restart the machine") : .command("modprobe \(ban.module)"),
        ]))
  }
}
