import Hardware
import Models
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
    let fact = "\(BoundCheck.fact(subject.drivers, [])) is bound, but gives no \(output.words.dropFirst(2))"
    return Answer(seen: [fact], verdict: verdict(fact, device, subject))
  }

  private static func verdict(_ fact: String, _ device: Device, _ subject: Case) -> Verdict {
    let machine = subject.machine
    let said = machine.inventory.log.driverMessages.filter { $0.kind == .probeFailed && $0.isAbout(device) }
    let notes = [fact] + said.suffix(1).map { "the kernel says: \($0.text)" }
    if let other = AlternativeDriver.of(device) {
      let plan = PackagePlan(other.packages, machine)
      let words = ["the driver that makes it work is \(other.module)"]
      return Verdict(
        plan.missing.isEmpty ? .notWorking : .needsPackage, notes + words + plan.notes,
        steps: other.steps(plan, on: machine))
    }
    return Verdict(.notWorking, notes, steps: [.command("dmesg | grep -e \(device.slot)")] + restart(subject))
  }

  private static func restart(_ subject: Case) -> [Step] {
    subject.restartable.map { [.command("modprobe -r \($0) && modprobe \($0)")] } ?? []
  }

  /// Drivers that keep a device for somebody else on purpose.
  private static let givenAway: Set = [
    "vfio-pci", "pci-stub", "pciback", "xen-pciback", "uio_pci_generic", "igb_uio", "usbip-host",
  ]
}
