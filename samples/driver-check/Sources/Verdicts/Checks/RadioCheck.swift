import Hardware

/// Whether the radio is switched off, by a program or by a key.
enum RadioCheck {
  static func answer(_ subject: Case) -> Answer {
    let all = subject.machine.inventory.radios
    guard let kind = subject.radioKind, subject.device != nil else { return .passes("it has no radio") }
    if subject.machine.isHypothetical { return .passes("not asked of a kernel that does not run") }
    // Its own switch, and those of the laptop, which are below no device of a bus.
    let devices = subject.machine.inventory.devices
    let switches = all.filter { radio in
      radio.kind == kind
        && (subject.isOwn(radio)
          || (radio.path.contains("/platform/") && devices.nearest(above: radio.path) == nil))
    }
    let seen = switches.map { "rfkill '\($0.name)' (\(kind)): \(words(for: $0))" }
    guard let radio = switches.first(where: \.isHardBlocked) ?? switches.first(where: \.isBlocked) else {
      return seen.isEmpty ? .passes("no rfkill switch of kind '\(kind)' belongs to it") : Answer(seen: seen)
    }
    return Answer(
      seen: seen,
      verdict: Verdict(.radioOff, ["the radio is \(words(for: radio))"], steps: steps(for: radio)))
  }

  static func words(for radio: Radio) -> String {
    switch (radio.isSoftBlocked, radio.isHardBlocked) {
    case (false, false): "on"
    case (true, false): "switched off by software"
    case (false, true): "switched off by a key or in the BIOS"
    case (true, true): "switched off by a key or in the BIOS, and by software"
    }
  }

  static func steps(for radio: Radio) -> [Step] {
    var steps: [Step] = []
    if radio.isHardBlocked {
      steps.append(.advice("switch the radio on with the laptop's wireless key, or in the BIOS"))
    }
    // What is below a bus's device has an attribute only; the rfkill program knows classes.
    if radio.isSoftBlocked, radio.name != "rf_kill" {
      steps.append(.command("rfkill unblock \(kind(radio))"))
    }
    if radio.isSoftBlocked, radio.name == "rf_kill" {
      steps.append(.command("echo 0 > \(radio.path)/rf_kill"))
    }
    return steps
  }

  /// A kind that rfkill(8) knows, as a command must have no word of a file's in it.
  private static func kind(_ radio: Radio) -> String {
    ["wlan", "bluetooth", "uwb", "wimax", "wwan", "gps", "fm", "nfc"].contains(radio.kind)
      ? radio.kind : "all"
  }
}
