import Archive
import Hardware
import Models
import Sysroot

/// Whether a device shows itself as something else than it is, until it is switched: a stick for wireless networks as
/// the CD with its driver for Windows, a disk as nothing behind a controller for several.
enum ModeCheck {
  static func answer(_ subject: Case) -> Answer {
    if subject.machine.isHypothetical { return .passes("not asked of a kernel that does not run") }
    guard let device = subject.device else { return .passes() }
    return installationDisc(device, subject) ?? remappedDisks(device, subject) ?? .passes("nothing says so")
  }

  private static func installationDisc(_ device: Device, _ subject: Case) -> Answer? {
    let classes = device.identifiers.filter { $0.hasPrefix("usb-class:") }
    guard device.bus == .usb, !classes.isEmpty, classes.allSatisfy({ $0 == "usb-class:08" }) else {
      return nil
    }
    let hasDisc = device.children.contains { $0.kind == "block" && $0.name.hasPrefix("sr") }
    let isListed = ModeSwitchTable.identifiers.contains(device)
    guard
      isListed || (hasDisc && device.vendor.map(makers.contains) == true && !isDrive(device, subject.machine))
    else {
      return nil
    }
    let fact = "it shows the CD with its driver for Windows instead of its network or modem"
    let need = PackageNeed(name: "usb-modeswitch", area: "main")
    let plan = PackagePlan(subject.machine.isUbuntu ? [] : [need], subject.machine)
    let number = [device.vendor, device.product].map { ($0 ?? 0).hex(4) }
    let eject = Step.command("usb_modeswitch -K -v \(number[0]) -p \(number[1])")
    let isSwitched = isListed && !plan.missing.isEmpty
    let steps = isSwitched ? [Step.advice("take it out and put it in again, which switches it")] : [eject]
    return .decides(
      Verdict(
        plan.missing.isEmpty ? .notWorking : .needsPackage, [fact] + plan.notes, steps: plan.steps + steps),
      fact)
  }

  /// Whether a device calls itself a drive for discs: the makers' chips are in some.
  private static func isDrive(_ device: Device, _ machine: Machine) -> Bool {
    let name = "\(device.ownName ?? "") \(machine.names.name(of: device))".lowercased()
    return ["dvd", "blu-ray", "bd-re", "cd-rw", "writer", "optical"].contains(where: name.contains)
  }

  /// Makers of modems and of wireless sticks that hardly make drives, by usb.ids: Realtek, Huawei, ZTE, D-Link, Ralink,
  /// MediaTek, TP-Link, Quectel, Qualcomm, Sierra, Option, Alcatel, Edimax, Netgear.
  private static let makers: Set<UInt16> = [
    0x0BDA, 0x12D1, 0x19D2, 0x2001, 0x148F, 0x0E8D, 0x2357, 0x2C7C, 0x05C6, 0x1199, 0x0AF0, 0x1BBB, 0x7392,
    0x0846,
  ]

  private static func remappedDisks(_ device: Device, _ subject: Case) -> Answer? {
    let machine = subject.machine
    let said = machine.inventory.log.driverMessages.last { $0.kind == .remappedDisks && $0.isAbout(device) }
    // Since Linux 5.10 ahci says how many there are.
    let count = device.path.isEmpty ? nil : machine.tree.attribute(device.path + "/remapped_nvme")
    guard said != nil || (count != nil && count != "0") else { return nil }
    var notes = [
      "the BIOS hides NVMe disks behind this controller, and Linux does not see them in that mode"
    ]
    if let said { notes.append("the kernel says: \(said.text)") }
    return Answer(
      seen: [said?.text ?? "\(device.path)/remapped_nvme: \(count ?? "")"],
      verdict: Verdict(
        .notWorking, notes,
        steps: [
          .advice("set the disks' mode in the BIOS from RAID (Intel RST, Optane) to AHCI"),
          .advice(
            "if Windows is on them, have it start in safe mode once, so that it takes its driver for AHCI"),
        ]))
  }
}
