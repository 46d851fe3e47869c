import Hardware
import Modules

extension Machine {
  /// Failures of firmware in the kernel's log that no device here has a part in, so that none is passed over.
  var firmwareRemark: Remark? {
    guard !isHypothetical, let source = inventory.log.source else { return nil }
    let devices = inventory.devices.map { device in
      let drivers = device.boundDrivers.flatMap { [$0.name, $0.module].compactMap(\.self) }
      return (slot: device.slot, drivers: drivers + candidates(for: device).map(\.module))
    }
    let failures = inventory.log.firmwareFailures(besides: devices)
    guard let first = failures.first else { return nil }
    let others = failures.count - 1
    let more = others == 1 ? "is one more such line" : "are \(others) more such lines"
    return Remark(
      "firmware-elsewhere",
      "\(source) tells of firmware that failed, for no device that is listed here: \(first.text)."
        + (others > 0 ? " There \(more)." : ""))
  }
}
