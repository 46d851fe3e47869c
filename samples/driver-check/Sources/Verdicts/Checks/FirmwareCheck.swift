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
    let drivers = drivers(of: subject)
    let log = subject.machine.inventory.log
    let all =
      subject.machine.isHypothetical ? [] : log.firmwareFailures(slot: device.slot, drivers: drivers)
    let failures = all.filter { !$0.isOptional }
    if !subject.machine.isHypothetical {
      seen.append(
        log.source.map { source in
          all.isEmpty ? "\(source) has no failure of it" : "\(source): \((failures.first ?? all[0]).text)"
        } ?? (log.isDenied ? "the kernel's log may be read by root only" : "there is no log of the kernel"))
    }
    var missing = failures.filter { $0.outcome != .refused }.compactMap(\.file)
    // What a model file says is needed is needed, whether or not the log says so, unless the log says it was loaded.
    let wasLoaded =
      !subject.machine.isHypothetical && log.hasLoadedFirmware(slot: device.slot, drivers: drivers)
    if let support = subject.support, !wasLoaded, subject.children.isEmpty || !missing.isEmpty {
      for file in support.firmware where !subject.machine.hasFirmware(file) && !hasPackage(for: file, subject)
      {
        seen.append("/lib/firmware/\(file) is not there")
        if !missing.contains(file) { missing.append(file) }
      }
    }
    guard !missing.isEmpty || !failures.isEmpty else {
      return Answer(seen: seen.isEmpty ? ["nothing is known to be needed"] : seen, note: note(all))
    }
    // Where a driver of a package is missing, too, the package check says all at once.
    let packages = subject.support?.packages ?? []
    if subject.drivers.isEmpty, packages.contains(where: \.isForOneKernel) { return Answer(seen: seen) }
    return Answer(seen: seen, verdict: FirmwareAdvice(missing, failures, subject).verdict)
  }

  /// All by which the log may call what drives a device.
  private static func drivers(of subject: Case) -> [String] {
    subject.drivers.flatMap { [$0.name, $0.module].compactMap(\.self) } + subject.modules
  }

  /// Whether dpkg has a package with the firmware, where the file itself cannot be seen.
  private static func hasPackage(for file: String, _ subject: Case) -> Bool {
    FirmwarePackages.package(for: file, on: subject.machine).map { subject.machine.packages.has($0) } ?? false
  }

  /// What is to be said of files that the device works without.
  private static func note(_ failures: [FirmwareMessage]) -> String? {
    failures.compactMap(\.file).compactMap { file in
      OptionalFirmware.of(file).flatMap { $0.isEmpty ? nil : "\(file) was not found: \($0)" }
    }.first
  }
}
