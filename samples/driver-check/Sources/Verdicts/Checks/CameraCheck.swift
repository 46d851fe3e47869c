import Archive
import Hardware
import Models
import Modules

/// Whether it is what the cameras of Intel's laptops since 2020 hang on, which is not a camera by itself.
///
/// The kernel has its receiver since 6.10 and leaves the making of pictures to libcamera, since its version 0.3.2.
enum CameraCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let device = subject.device, let identifier = device.identifiers.first(where: identifiers.contains)
    else {
      return .passes("no")
    }
    let machine = subject.machine
    let note = "the cameras behind it are driven by libcamera 0.3.2 or later, by way of PipeWire"
    if !subject.drivers.isEmpty { return .decides(Verdict(.userspace, [note]), identifier) }
    // A driver of the maker's may have been built for an older kernel.
    guard machine.candidates(for: device).isEmpty, let kernel = machine.kernel,
      let first = KernelVersion("6.10"),
      kernel.release < first
    else { return .passes("\(identifier), for which this kernel may have a driver") }
    return .decides(KernelAgeCheck.verdict(first, machine, note: note), identifier)
  }

  /// IPU6 of Jasper, Tiger, Alder, Raptor and Meteor Lake.
  ///
  /// Source: Linux 6.10, drivers/media/pci/intel/ipu6/ipu6.c.
  private static let identifiers: Set = [
    "pci:8086:4e19", "pci:8086:9a19", "pci:8086:465d", "pci:8086:462e", "pci:8086:a75d", "pci:8086:7d19",
  ]
}
