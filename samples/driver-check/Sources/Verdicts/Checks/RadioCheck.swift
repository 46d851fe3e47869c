import Hardware

/// Whether the radio is switched off, by a program or by a key.
enum RadioCheck {
  static func answer(_ subject: Case) -> Answer {
    let all = subject.machine.inventory.radios
    guard let kind = subject.radioKind, subject.device != nil else { return .passes("it has no radio") }
    if subject.machine.isHypothetical { return .passes("not asked of a kernel that does not run") }
    // Its own switch, and those of the laptop, which are below no device of a bus.
    let switches = all.filter { $0.kind == kind && (subject.isOwn($0) || isOfLaptop($0)) }
    let seen = switches.map { "rfkill '\($0.name)' (\(kind)): \(words(for: $0))" }
    guard let radio = switches.first(where: \.isHardBlocked) ?? switches.first(where: \.isBlocked) else {
      return seen.isEmpty ? .passes("no rfkill switch of kind '\(kind)' belongs to it") : Answer(seen: seen)
    }
    return Answer(
      seen: seen,
      verdict: Verdict(.radioOff, ["the radio is \(words(for: radio))"], steps: steps(for: radio)))
  }

  /// Whether a switch is the laptop's, for all radios of its kind: its driver is the board's instead of a radio's, which is
  /// below nothing, below the firmware's tables, or below the bridge with the embedded controller.
  private static func isOfLaptop(_ radio: Radio) -> Bool {
    if radio.path.contains("/ieee80211/") || radio.path.contains("/bluetooth/") { return false }
    guard let owner = radio.owner else { return radio.path.contains("/platform/") }
    return owner.bus == .acpi || owner.bus == .wmi
      || (owner.bus == .pci && (owner.classCode ?? 0) >> 16 == 0x06)
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
