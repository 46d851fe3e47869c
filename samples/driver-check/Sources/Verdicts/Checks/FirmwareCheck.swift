import Archive
import Hardware
import Models
import Modules

/// Whether the driver asked for firmware and did not get it.
///
/// That a module lists firmware files says nothing: tg3 lists some that most of its chips do not need.
enum FirmwareCheck {
  static func answer(_ subject: Case) -> Answer {
    guard let device = subject.device else { return .passes() }
    var seen: [String] = []
    var missing: [String] = []
    var notes: [String] = []
    var asking: [String] = []
    let log = subject.machine.inventory.log
    if !subject.machine.isHypothetical {
      let drivers = subject.drivers.flatMap { [$0.name, $0.module].compactMap(\.self) } + subject.modules
      let messages = log.missingFirmware(slot: device.slot, drivers: drivers)
      missing = messages.compactMap(\.file)
      asking = messages.compactMap(\.driver)
      notes = messages.prefix(1).map { "the kernel says: \($0.text)" }
      seen.append(
        log.source.map { messages.isEmpty ? "\($0) has no failure of it" : "\($0): \(messages[0].text)" }
          ?? (log.isDenied ? "the kernel's log may be read by root only" : "there is no log of the kernel"))
    }
    // What a model file says is needed is needed, whether or not the log says so, unless the log says it was loaded.
    let wasLoaded = !subject.machine.isHypothetical && log.hasLoadedFirmware(slot: device.slot)
    let packages = subject.support?.packages ?? []
    if let support = subject.support, !wasLoaded, subject.children.isEmpty || !missing.isEmpty {
      for file in support.firmware where !subject.machine.hasFirmware(file) && !hasPackage(for: file, subject)
      {
        seen.append("/lib/firmware/\(file) is not there")
        if !missing.contains(file) { missing.append(file) }
      }
    }
    guard !missing.isEmpty || !notes.isEmpty else {
      return Answer(seen: seen.isEmpty ? ["nothing is known to be needed"] : seen)
    }
    // Where a driver of a package is missing, too, the package check says all at once.
    if subject.drivers.isEmpty, packages.contains(where: \.isForOneKernel) { return Answer(seen: seen) }
    return Answer(seen: seen, verdict: verdict(missing, notes, asking, subject))
  }

  /// Whether dpkg has a package with the firmware, where the file itself cannot be seen.
  private static func hasPackage(for file: String, _ subject: Case) -> Bool {
    FirmwarePackages.package(for: file, on: subject.machine).map { subject.machine.packages.has($0) } ?? false
  }

  private static func verdict(_ missing: [String], _ notes: [String], _ asking: [String], _ subject: Case)
    -> Verdict
  {
    let here = missing.filter(subject.machine.hasFirmware)
    let restart = restart(asking, subject)
    if !missing.isEmpty, here.count == missing.count {
      return Verdict(
        .needsFirmware,
        notes + ["\(list(missing)) there now; the driver has to ask again"],
        steps: restart)
    }
    let lacking = missing.filter { !here.contains($0) }
    let known = Set(lacking.compactMap { FirmwarePackages.package(for: $0, on: subject.machine) })
    var needs = (subject.support?.packages ?? []).filter { need in
      let name = need.name(for: subject.machine.release)
      return known.contains(name) || (name.hasPrefix("firmware-") && !subject.machine.isUbuntu)
    }
    if needs.isEmpty {
      needs = known.sorted().map { PackageNeed(name: $0, area: FirmwarePackages.area(of: $0)) }
    }
    let plan = PackagePlan(needs, subject.machine)
    var words = ["\(lacking.isEmpty ? "a firmware file is" : list(lacking)) missing"] + plan.notes
    if needs.isEmpty { words.append("no package is known to have it") }
    if !needs.isEmpty, plan.missing.isEmpty, subject.machine.packages.isKnown {
      // A device that is newer than the release.
      let names = needs.map { $0.name(for: subject.machine.release) }.joined(separator: ", ")
      words.append("\(names) is installed, but without it")
      return Verdict(
        .needsFirmware, words + notes, steps: [.advice("install a later version of \(names), from backports")]
      )
    }
    return Verdict(.needsFirmware, words + notes, steps: plan.steps + (plan.steps.isEmpty ? [] : restart))
  }

  /// `a.bin is`, or `a.bin, b.bin and 15 more are`: drivers that ask for one version after another ask for many.
  private static func list(_ files: [String]) -> String {
    let more = files.count - 2
    return files.prefix(2).joined(separator: ", ")
      + (more > 0 ? " and \(more) more are" : more == 0 ? " are" : " is")
  }

  /// How to have the driver ask again; that of a display is in use as long as there is a picture.
  private static func restart(_ asking: [String], _ subject: Case) -> [Step] {
    if subject.machine.isHypothetical { return [] }
    if (subject.device?.classCode ?? 0) >> 16 == 0x03, !subject.drivers.isEmpty {
      return [.advice("restart the machine")]
    }
    // b43 is the driver of a core behind the bridge that the device itself is bound to.
    let modules = subject.machine.inventory.loadedModules ?? []
    let loaded = asking.first { $0 != "usb" && $0 != "bluetooth" && modules.contains($0) }
    return (loaded ?? subject.restartable).map { [Step.command("modprobe -r \($0) && modprobe \($0)")] } ?? []
  }
}
