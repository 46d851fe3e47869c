import Hardware
import Models
import Modules
import Sysroot

/// Whether a driver that is bound gives what it is for: one without a network interface, say, does not work.
enum OutputCheck {
  static func answer(_ subject: Case) -> Answer {
    let machine = subject.machine
    if machine.isHypothetical { return .passes("not asked of a kernel that does not run") }
    guard let device = subject.device, !subject.drivers.isEmpty else { return .passes("no driver is bound") }
    if let driver = subject.drivers.first(where: { givenAway.contains($0.name) }) {
      let fact = "\(driver.name) has it for a virtual machine or a program"
      return .decides(Verdict(.userspace, [fact]), fact)
    }
    guard let output = ExpectedOutput.of(subject), output.isRequired else {
      return .passes("it may well give nothing")
    }
    if device.children.contains(where: { output.kinds.contains($0.kind) }) { return .passes("it does") }
    // A copy of parts of /sys says nothing of what it leaves out; one of a machine has the kernel's release.
    if machine.inventory.kernel == nil,
      !output.kinds.contains(where: { machine.tree.exists("/sys/class/\($0)") })
    {
      return .passes("there is no /sys/class/\(output.kinds[0])")
    }
    let fact = "\(BoundCheck.fact(subject.drivers, [])) is bound, but gives no \(output.words)"
    return Answer(seen: [fact], verdict: verdict(fact, device, subject))
  }

  private static func verdict(_ fact: String, _ device: Device, _ subject: Case) -> Verdict {
    let machine = subject.machine
    let notes = [fact] + subject.failure
    if let other = AlternativeDriver.of(device) {
      let plan = PackagePlan(other.packages, machine)
      let words = ["the driver that makes it work is \(other.module)"]
      return Verdict(
        plan.missing.isEmpty ? .notWorking : .needsPackage, notes + words + plan.notes,
        steps: other.steps(plan, on: machine))
    }
    return Verdict(.notWorking, notes, steps: [.command("dmesg | grep -e \(device.slot)")] + restart(subject))
  }

  /// Only where the module is for such devices alone: that of a bus may have the disk, too.
  private static func restart(_ subject: Case) -> [Step] {
    let modules = subject.drivers.map { $0.module ?? $0.name }
    let module = modules.first { module in
      let place = subject.machine.modules.path(of: module) ?? ""
      return ["/drivers/net/", "/sound/", "/drivers/hid/", "/drivers/bluetooth/"].contains {
        place.contains($0)
      }
    }
    guard let module, !subject.machine.modules.isBuiltIn(module) else { return [] }
    return [.command("modprobe -r \(module) && modprobe \(module)")]
  }

  /// Drivers that keep a device for somebody else on purpose.
  private static let givenAway: Set = [
    "vfio-pci", "pci-stub", "pciback", "xen-pciback", "uio_pci_generic", "igb_uio", "usbip-host",
  ]
}
