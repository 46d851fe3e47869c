import Hardware
import Models

/// Whether a program or library drives it, so that no driver of the kernel is missing.
enum UserspaceCheck {
  static func answer(_ subject: Case) -> Answer {
    if let program = subject.support?.userspace {
      return .decides(Verdict(.userspace, [program]), "the model file says: \(program)")
    }
    guard let device = subject.device, device.bus == .usb else { return .passes("none is known") }
    if FingerprintTable.identifiers.contains(device) {
      return .decides(
        Verdict(.userspace, ["a fingerprint reader, driven by libfprint (package fprintd)"]),
        "libfprint's list has it")
    }
    for (kind, program) in programs where device.identifiers.contains(kind) {
      return .decides(Verdict(.userspace, [program]), "a device of \(kind): \(program)")
    }
    return .passes("none is known for such a device")
  }

  /// Classes of USB interfaces that the kernel leaves to programs.
  private static let programs = [
    ("usb-class:0b", "smart card readers are driven by pcscd with libccid"),
    ("usb-class:06", "cameras are driven by libgphoto2"), ("usb-class:07", "printers are driven by CUPS"),
  ]
}
