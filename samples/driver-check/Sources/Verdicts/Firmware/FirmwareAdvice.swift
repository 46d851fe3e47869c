import Archive
import Hardware
import Models
import Modules
import Sysroot

/// What to say and to do when a device did not get its firmware.
struct FirmwareAdvice {
  private let missing: [String]
  private let failures: [FirmwareMessage]
  private let subject: Case

  private var machine: Machine { subject.machine }

  /// - Parameters:
  ///   - missing: The files that were not found.
  ///   - failures: What the kernel said of them, and of others that were there.
  init(_ missing: [String], _ failures: [FirmwareMessage], _ subject: Case) {
    self.missing = missing
    self.failures = failures
    self.subject = subject
  }

  var verdict: Verdict {
    let refused = failures.filter { $0.outcome == .refused }
    let here = missing.filter { machine.firmware.presence(of: $0) != .absent }
    // Of a falling list of versions one is enough.
    let kinds = Set(here.map(FirmwareMessage.kind))
    let lacking = missing.filter { !here.contains($0) && !kinds.contains(FirmwareMessage.kind(of: $0)) }
    if !lacking.isEmpty { return lack(of: lacking) }
    for case .unreadable(let path) in here.map(machine.firmware.presence) { return unreadable(path) }
    if let message = refused.first(where: { $0.file != nil || isOtherVersion($0) }) {
      return refusal(message)
    }
    if missing.isEmpty { return failures.contains { $0.outcome != .missing } ? unclear : lack(of: []) }
    return Verdict(
      .needsFirmware, quoted + ["\(Self.list(here)) there now; the driver has to ask again"],
      steps: initramfs + restart)
  }

  /// The first of the kernel's lines.
  private var quoted: [String] { failures.prefix(1).map { "the kernel says: \($0.text)" } }

  private func lack(of files: [String]) -> Verdict {
    let needs = needs(for: files)
    let plan = PackagePlan(needs, machine)
    var words = ["\(files.isEmpty ? "a firmware file is" : Self.list(files)) missing"] + plan.notes
    if needs.isEmpty { words.append("no package is known to have it") }
    if !needs.isEmpty, plan.missing.isEmpty, machine.packages.isKnown {
      // A device that is newer than the release.
      let names = needs.map { $0.name(for: machine.release) }.joined(separator: ", ")
      words.append("\(names) is installed, but without it")
      let place = machine.suite.map { $0.moving == nil } ?? false ? ", from backports" : ""
      return Verdict(
        .needsFirmware, words + quoted, steps: [.advice("install a later version of \(names)\(place)")])
    }
    return Verdict(
      .needsFirmware, words + quoted, steps: plan.steps + (plan.steps.isEmpty ? [] : restart))
  }

  /// A file that was there, but that the driver or the device did not take.
  private func refusal(_ message: FirmwareMessage) -> Verdict {
    let file = message.file ?? "the firmware"
    let fact =
      isOtherVersion(message)
      ? "\(file) is of another version than the driver takes"
      : "\(file) was found, but did not start in the device"
    let needs = needs(for: [message.file].compactMap(\.self))
    let plan = PackagePlan(needs, machine)
    // The file may be there without its package, or be another one than the installed package has.
    let steps = plan.steps.dropLast() + [plan.reinstall].compactMap(\.self)
    return Verdict(
      .needsFirmware, [fact, "the kernel says: \(message.text)"] + plan.notes, steps: steps + restart)
  }

  private func isOtherVersion(_ message: FirmwareMessage) -> Bool {
    let text = message.text.lowercased()
    return message.outcome == .refused
      && ["api", "version", "too old", "mismatch", "incompatible", "unsupported"].contains(
        where: text.contains)
  }

  /// A compressed file for a kernel that reads none of the kind.
  private func unreadable(_ path: String) -> Verdict {
    let unpack: Step = path.hasSuffix(".zst") ? .command("zstd -d \(path)") : .command("xz -dk \(path)")
    return Verdict(
      .needsFirmware,
      quoted + ["\(path) is there, but this kernel does not read firmware that is compressed so"],
      steps: [unpack] + initramfs + restart)
  }

  /// A line that does not say what is the matter; what it says is shown.
  private var unclear: Verdict {
    let driver = failures.lazy.compactMap(\.driver).first ?? "firmware"
    return Verdict(
      .notWorking, quoted + ["the line does not say which file of firmware that is about"],
      steps: machine.tree.isThisMachine ? [.command("dmesg | grep -i \(driver)")] : [])
  }

  private func needs(for files: [String]) -> [PackageNeed] {
    let drivers = failures.compactMap(\.driver) + subject.drivers.map(\.name) + subject.modules
    let starts = files.isEmpty ? drivers.lazy.compactMap(DriverFirmware.start).prefix(1).map(\.self) : files
    let known = Set(starts.compactMap { FirmwarePackages.package(for: $0, on: machine) })
    let named = (subject.support?.packages ?? []).filter { need in
      let name = need.name(for: machine.release)
      return known.contains(name) || (name.hasPrefix("firmware-") && machine.distribution == .debian)
    }
    return named.isEmpty
      ? known.sorted().map { PackageNeed(name: $0, area: FirmwarePackages.area(of: $0, on: machine)) } : named
  }

  /// `a.bin is`, or `a.bin, b.bin and 15 more are`: drivers that ask for one version after another ask for many.
  private static func list(_ files: [String]) -> String {
    let more = files.count - 2
    return files.prefix(2).joined(separator: ", ")
      + (more > 0 ? " and \(more) more are" : more == 0 ? " are" : " is")
  }

  /// Whether the driver asks before the root file system is there: that of a display or a disk, or one in the kernel.
  private var isEarly: Bool {
    guard let device = subject.device else { return false }
    if device.bus == .pci, [0x01, 0x03].contains((device.classCode ?? 0) >> 16) { return true }
    return !subject.drivers.isEmpty
      && subject.drivers.allSatisfy { $0.module == nil && machine.modules.isBuiltIn($0.name) }
  }

  /// What starts so early takes its firmware from the initramfs.
  private var initramfs: [Step] { isEarly && !machine.isHypothetical ? machine.initramfsUpdate : [] }

  /// How to have the driver ask again; that of a display or a disk may be in use, and one in the kernel stays.
  private var restart: [Step] {
    if machine.isHypothetical { return [] }
    if isEarly, !subject.drivers.isEmpty { return [.advice("restart the machine")] }
    // b43 is the driver of a core behind the bridge that the device itself is bound to.
    let modules = machine.inventory.loadedModules ?? []
    let asking = failures.compactMap(\.driver)
    let loaded = asking.first { $0 != "usb" && $0 != "bluetooth" && modules.contains($0) }
    return (loaded ?? subject.restartable).map { [Step.command("modprobe -r \($0) && modprobe \($0)")] } ?? []
  }
}
