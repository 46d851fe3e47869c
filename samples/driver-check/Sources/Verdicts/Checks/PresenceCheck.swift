import Hardware
import Models

/// Whether the machine shows the component at all.
enum PresenceCheck {
  static func answer(_ subject: Case) -> Answer {
    if let device = subject.device {
      if device.identifiers.contains("battery-bay") {
        return .decides(
          Verdict(.notPresent, ["the bay is empty"]), "\(device.slot) says that nothing is in it")
      }
      return .passes("\(device.bus.rawValue) \(device.slot)")
    }
    guard let component = subject.component else { return .passes() }
    let looked = "no device is one of \(component.match.joined(separator: ", "))"
    // Some radios leave the bus when they are switched off.
    if let kind = component.radio,
      let radio = subject.machine.inventory.radios.first(where: { $0.kind == kind && $0.isBlocked })
    {
      return .decides(
        Verdict(
          .radioOff, ["it leaves the bus while its radio is off (\(RadioCheck.words(for: radio)))"],
          steps: RadioCheck.steps(for: radio)), looked)
    }
    return .decides(Verdict(.notPresent, [component.absence ?? "no such device is seen"]), looked)
  }
}
