import Hardware

/// Whether a driver is bound.
enum BoundCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let device = subject.device else { return .passes() }
    if subject.machine.isHypothetical { return .passes("not asked of a kernel that does not run") }
    let dangling = device.drivers.filter { !$0.isThere }.map {
      "the link to the driver '\($0.name)' leads nowhere"
    }
    // That every USB device can be reached by programs is not a driver.
    let drivers = subject.drivers.filter { $0.name != "usbfs" && $0.name != "usb" }
    // Old kernels show codecs only where their card's driver does.
    if device.bus == .sound, device.path.isEmpty, !device.identifiers.contains("hda-function:modem") {
      return .decides(Verdict(.bound, ["the sound card's driver shows it"]), "/proc/asound has it")
    }
    guard !drivers.isEmpty else { return Answer(seen: dangling.isEmpty ? ["none"] : dangling) }
    let fact = fact(drivers, subject.children)
    return .decides(Verdict(.bound, [fact]), fact)
  }

  /// `driver tg3: net/eth0`.
  static func fact(_ drivers: [Driver], _ children: [ClassDevice]) -> String {
    let names = drivers.map { driver in
      let module = driver.module.flatMap { isSpelling($0, of: driver.name) ? nil : " (module \($0))" } ?? ""
      return driver.name + module
    }
    let found = children.prefix(4).map { "\($0.kind)/\($0.name)" }.joined(separator: ", ")
    let head = names.isEmpty ? "in use" : "driver \(names.joined(separator: ", "))"
    return found.isEmpty ? head : "\(head): \(found)"
  }

  private static func isSpelling(_ one: String, of other: String) -> Bool {
    one.map { $0 == "-" ? "_" : $0 } == other.map { $0 == "-" ? "_" : $0 }
  }
}
